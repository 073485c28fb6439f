"""Who asks what a list lets choose: "phòng ban có những lựa chọn nào", "liệt kê mục đích vay"."""

from collections.abc import Iterator

from speak_to_input.core.candidates import Candidates
from speak_to_input.core.commands import Read
from speak_to_input.core.context import Context
from speak_to_input.core.correcting.marks import Mark, Marks
from speak_to_input.core.language import Language
from speak_to_input.core.vocabulary import Known, Vocabulary

_NAMED = 0.6
_FEWEST = 2
_LEFT = (
    *(
        "ô",
        "mục",
        "trong",
        "phần",
        "của",
        "hỏi",
        "biết",
        "xem",
        "coi",
        "nghe",
        "thế",
        "vậy",
        "rứa",
        "hả",
        "nhỉ",
    ),
    *("ta", "ở", "cái", "chỗ", "này", "đó", "trường", "mấy", "những", "các", "ra", "giúp", "nào", "gì", "có"),
    *("lựa", "chọn", "để", "thì", "form"),
)
"""Words around such a question that ask for nothing else."""


def choices_asked(
    found: Candidates, vocabulary: Vocabulary, language: Language, context: Context
) -> Read | None:
    """The list whose choices somebody asks for, and nothing else; None where nobody does.

    A list that was just asked for, or is in focus, needs no name.
    """
    marks = language.marks
    if not marks.anywhere(found.words, Mark.CHOICES_ASKED, Mark.CHOICES_OF, Mark.WHICH_ONES):
        return None
    for begin, end, ahead in _questions(found, marks):
        named = _named(found, vocabulary, begin, end, ahead=ahead)
        known, at, stop = named or (_before(vocabulary, context), begin, begin)
        if known is None or (named is None and ahead) or _asks_for_held(found, known, begin, end):
            continue
        rest = (p for p in range(len(found.words)) if not (begin <= p < end or at <= p < stop))
        if all(_is_idle(found, language, place) for place in rest):
            return Read(known.name, found.words.text, choices=True)
    return None


def _questions(found: Candidates, marks: Marks) -> Iterator[tuple[int, int, bool]]:
    """Where the words of such a question begin and end, and whether the list's name must stand behind them."""
    for at in range(len(found.words)):
        if end := marks.behind(found.words, at, Mark.CHOICES_ASKED):
            yield at, end, False
        if end := marks.behind(found.words, at, Mark.CHOICES_OF):
            yield at, end, True
        if end := marks.behind(found.words, at, Mark.WHICH_ONES):
            yield from _which_ones(found, marks, at, end)


def _which_ones(found: Candidates, marks: Marks, at: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """As in "có những | loại nào", "có mấy | cách", behind the list's name; "có những | phòng ban nào" calls it so."""
    words = found.words
    sort = marks.behind(words, end, Mark.SORT_OF_CHOICE) or end
    asked = (
        marks.behind(words, place, Mark.WHICH) for place in range(end, min(end + _SORT_WORDS, len(words)))
    )
    which = next((stop for stop in asked if stop), 0)
    if which or (sort > end and words.says(end - 1, "mấy", "nhiêu")):
        yield at, which or sort, False
    if any(marks.at(words, place, Mark.WHICH) for place in range(end + 1, len(words))):
        yield at, end, True


def _asks_for_held(found: Candidates, known: Known, begin: int, end: int) -> bool:
    """As in "nhãn khách hàng | có gì": of a set it is as well asked what it holds."""
    return known.several and end - begin <= _SHORT and found.words.says(begin, "có")


_SHORT = 2
_SORT_WORDS = 3
"""Up to so far behind "có những" the word of asking stands: "có những | hệ thống | nào"."""


def asks_choices(found: Candidates, marks: Marks) -> bool:
    """Whether the utterance ends with such a question, of this form's lists or not: it is no answer in free text.

    What others ask may be one: "khách hỏi gói vay có những lựa chọn nào".
    """
    for begin, end, ahead in _questions(found, marks):
        ends = end >= len(found.words) or marks.at(found.words, end, Mark.END, Mark.WHOM, Mark.URGING)
        if ends and not ahead and not any(marks.at(found.words, at, Mark.REPORT) for at in range(begin)):
            return True
    return False


def _named(
    found: Candidates, vocabulary: Vocabulary, begin: int, end: int, *, ahead: bool
) -> tuple[Known, int, int] | None:
    """The list that is named beside the question, the longest and clearest name, and where it stands."""
    places = range(end, len(found.words)) if ahead else (*range(begin), *range(end, len(found.words)))
    names = [
        (m.end - at, m.strength, known, at, m.end)
        for at in places
        for m in found.mentions[at]
        if m.strength > _NAMED and (at >= end or m.end <= begin)
        if _lists(known := vocabulary.fields[m.field])
    ]
    if not names:
        return None
    _, _, known, at, stop = max(names, key=lambda name: (name[0], name[1]))
    return known, at, stop


def _lists(known: Known) -> bool:
    return len(known.choices) >= _FEWEST and not known.open_list


def _before(vocabulary: Vocabulary, context: Context) -> Known | None:
    """The list that was asked for or is in focus."""
    for name in (context.asked, context.focused):
        known = vocabulary.by_name(name)
        if known is not None and _lists(known):
            return known
    return None


def _is_idle(found: Candidates, language: Language, at: int) -> bool:
    token = found.words.tokens[at].toned
    return token in language.particles or token in _LEFT or found.words.says(at, "anh", "chị", "em", "bạn")
