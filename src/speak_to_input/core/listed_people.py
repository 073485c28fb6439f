"""Choices that are people with titles, as they are called: "bác sĩ Thuận", "cô Thuận" for "BS. Lò Văn Thuận"."""

import re
from collections.abc import Iterator, Sequence

from speak_to_input.core.forms import Option
from speak_to_input.core.synonyms import Phrase

_ABBREVIATED = {
    "bs": ("bác", "sĩ"), "ds": ("dược", "sĩ"), "ls": ("luật", "sư"), "ks": ("kỹ", "sư"), "đd": ("điều", "dưỡng"),
    "ths": ("thạc", "sĩ"), "ts": ("tiến", "sĩ"), "gv": ("giáo", "viên"), "ktv": ("kỹ", "thuật", "viên"),
    "hlv": ("huấn", "luyện", "viên"), "hdv": ("hướng", "dẫn", "viên"), "gs": ("giáo", "sư"),
}  # fmt: skip
_ACADEMIC = (("thạc", "sĩ"), ("tiến", "sĩ"), ("giáo", "sư"))
_CALLED = ("thầy", "cô", "anh", "chị", "chú", "ông", "bà", "bác")
_TITLES = "|".join((*_ABBREVIATED, "pgs", "bsckii", "bscki", "bsck2", "bsck1", "mr", "ms", "mrs", "dr", *_CALLED))
_PERSON = re.compile(
    rf"((?:(?:{_TITLES}|bác sĩ|dược sĩ|luật sư|điều dưỡng|huấn luyện viên|kỹ thuật viên|giáo viên)\b[.\s]*)+)"
    r"([^\W\d_]+(?: [^\W\d_]+){0,4})\s*(?:$|[-–—(,:])",
    re.IGNORECASE,
)


def people_called(choices: Sequence[Option]) -> list[list[Phrase]]:
    """The ways to call each choice that is a person: with a title, and the given name or the last two."""
    return [list(_ways(option.label)) for option in choices]


def _ways(label: str) -> Iterator[Phrase]:
    person = _PERSON.match(label.strip())
    if person is None or not all(word[0].isupper() for word in person[2].split()):
        return
    name = tuple(person[2].lower().split())
    own = re.findall(r"\w+", person[1].lower())
    titles = {_ABBREVIATED[word] for word in own if word in _ABBREVIATED}
    titles |= {("bác", "sĩ")} if titles & {*_ACADEMIC} or any(w.startswith("bsck") for w in own) else set()
    titles |= {tuple(own)} if titles.isdisjoint({tuple(own)}) and not any(w in _ABBREVIATED for w in own) else set()
    ends = [name[-size:] for size in (1, 2, len(name)) if size <= len(name)]
    for title in (*sorted(titles), *((called,) for called in _CALLED)):
        yield from ((*title, *end) for end in ends)
    yield from (end for end in ends if len(end) > 1)
