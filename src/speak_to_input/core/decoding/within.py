"""Tokens within longer expressions, which are no values of their own there."""

from collections.abc import Sequence

from speak_to_input.core.candidates import Candidates
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.language import Cue
from speak_to_input.core.vocabulary import Known
from speak_to_input.vi.reading import DateValue, Kind

_EMPTYING = 2
"""Words of emptying: "xóa", "xóa cái"."""
_BETWEEN = frozenset(
    {"giúp", "giùm", "dùm", "hộ", "cho", "anh", "chị", "em", "tui", "tôi", "cô", "chú", "bác", "cái", "ô", "phần",
     "mục", "chỗ", "hết"}
)  # fmt: skip
_REQUESTS = frozenset({Cue.SAVE_DRAFT, Cue.SUBMIT, Cue.PRINT, Cue.NEXT, Cue.BACK, Cue.UNDO})


def inside_acts(found: Candidates) -> tuple[range, ...]:
    """The tokens behind the first one of each request of several words: "lưu | bản nháp"."""
    marks = ((at, mark) for at, marks in enumerate(found.cues) for mark in marks)
    return tuple(
        range(at + 1, mark.end)
        for at, mark in marks
        if mark.cue in _REQUESTS and mark.end - at > 1 and mark.strength > w.CLEAR_BUTTON
    )


def is_of_emptied(found: Candidates, name_at: int) -> bool:
    """Whether the name there is to be emptied, or is the end of a longer one that is: "xóa ghi | chú"."""
    return to_be_emptied(found, name_at) or any(
        to_be_emptied(found, begin)
        for begin in range(max(0, name_at - _NAME_WORDS), name_at)
        if any(m.end > name_at and m.strength > w.NAME_WHOLE for m in found.mentions[begin])
    )


_NAME_WORDS = 3


def to_be_emptied(found: Candidates, name_at: int) -> bool:
    """Whether a clear word of emptying stands before the name there: "xóa | lý do", "xóa giúp anh ô | ghi chú"."""
    first = name_at
    while first > 0 and found.words.says_any(first - 1, _BETWEEN):
        first -= 1
    return any(
        mark.cue is Cue.CLEAR and first <= mark.end <= name_at and mark.strength > w.CLEAR_BUTTON
        for at in range(max(0, first - _EMPTYING), name_at)
        for mark in found.cues[at]
    )


def inside_names(found: Candidates, fields: Sequence[Known]) -> dict[int, list[int]]:
    """By token, where the whole names of fields end that began before it: "số | điện thoại"."""
    inside: dict[int, list[int]] = {}
    for at, marks in enumerate(found.mentions):
        for mention in marks:
            if mention.strength > w.NAME_WHOLE and not fields[mention.field].choices:
                for place in range(at + 1, mention.end):
                    inside.setdefault(place, []).append(mention.end)
    return inside


def inside_moments(found: Candidates) -> frozenset[int]:
    """Tokens within one longer expression of time: its parts are not values of their own."""
    return frozenset(
        at
        for readings in found.readings
        for reading in readings
        if reading.kind in (Kind.DATETIME, Kind.DATE_RANGE) and reading.sure > w.MOMENT_SURE
        for at in range(reading.start + 1, reading.end)
    )


def inside_days(found: Candidates) -> frozenset[int]:
    """Tokens behind the first one of a day with its month: the month there is none by itself."""
    return frozenset(
        at
        for readings in found.readings
        for reading in readings
        if isinstance(reading.value, DateValue) and reading.value.day and reading.value.month
        if reading.sure > w.MOMENT_SURE
        for at in range(reading.start + 1, reading.end)
    )


def ends_in_choice(found: Candidates, start: int, end: int) -> bool:
    """Whether the last of the tokens are the clear name of a choice."""
    return any(
        o.option and o.fit > w.CHOICE_NAMED and o.end == end
        for at in range(start, end)
        for o in found.offers[at]
    )


def tells_a_day(found: Candidates) -> bool:
    """Whether a day is told somewhere, with which an hour told elsewhere makes a moment."""
    return any(
        reading.kind is Kind.DATE and reading.sure > w.MOMENT_SURE
        for readings in found.readings
        for reading in readings
    )


def asks_within(found: Candidates, start: int, end: int) -> bool:
    """Whether a word of questioning stands inside: "đi Hồ Tràm hả mọi người" names nobody."""
    return any(mark.cue is Cue.WONDER for at in range(start + 1, end) for mark in found.cues[at])
