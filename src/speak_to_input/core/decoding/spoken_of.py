"""People whom the form knows already, spoken of by a title and their given name: "anh Phước" beside "Hồ Đắc Phước"."""

from collections.abc import Sequence
from typing import NamedTuple

from speak_to_input.core.forms import Form
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.vocabulary import Known
from speak_to_input.vi.text import Words, read_words

_TITLES = (
    "anh", "chị", "ông", "bà", "cô", "chú", "bác", "em", "bạn", "sếp", "thầy", "dì", "cậu", "o", "mệ", "ôn"
)  # fmt: skip
_LEAST = 2
"""Words of a name before one of them alone tells who is meant."""


class Spoken(NamedTuple):
    """Somebody whom the form holds, and where the words for them end."""

    person: Known
    end: int


def spoken_of(words: Words, form: Form, fields: Sequence[Known]) -> dict[int, Spoken]:
    """By token, the people spoken of with a title and their given name; nobody where two are called so."""
    called = _called(form, fields)
    found: dict[int, Spoken] = {}
    for at in range(len(words) - 1) if called else ():
        if not words.says(at, *_TITLES) or words.tokens[at + 1].mark:
            continue
        people = called.get(words.tokens[at + 1].toned, [])
        if len(people) == 1 and not _goes_on(words, at + 2):
            found[at] = Spoken(people[0], at + 2)
    return found


def _called(form: Form, fields: Sequence[Known]) -> dict[str, list[Known]]:
    called: dict[str, list[Known]] = {}
    for known in fields:
        value = form.fields[known.index].value if known.kind is FieldKind.PERSON else ""
        name = read_words(value).tokens if value else ()
        if len(name) >= _LEAST:
            called.setdefault(name[-1].toned, []).append(known)
    return called


def _goes_on(words: Words, at: int) -> bool:
    """Whether the name is longer: "anh Phước Long"."""
    tokens = words.tokens
    return at < len(tokens) and not tokens[at].mark and tokens[at].text[:1].isupper()
