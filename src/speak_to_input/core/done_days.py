"""Days without their year on which something was done: "đã nộp ngày | mười hai tháng tư" is the last such day."""

from dataclasses import replace
from datetime import date

from speak_to_input.core.days import nearest_year
from speak_to_input.core.slots import Lean
from speak_to_input.core.vocabulary import Known
from speak_to_input.vi.reading import DateValue, Reading
from speak_to_input.vi.text import Words

_LEADING, _DONE, _OVER = ("ngày", "hôm", "bữa", "hồi", "vào", "lúc"), ("đã", "vừa", "mới"), ("rồi", "xong")


def as_done(words: Words, reading: Reading[object], known: Known, today: date) -> Reading[object]:
    """The day with its year where what the field's label asks for is told as done: "nộp rồi hôm | 3 tháng 2"."""
    said = reading.value
    if not isinstance(said, DateValue) or not (said.day and said.month) or said.year or said.lunar:
        return reading
    day = nearest_year(said.day, said.month, Lean.PAST, today)
    if day is None or not _is_done(words, reading.start, known):
        return reading
    return replace(reading, value=replace(said, year=day.year))


def _is_done(words: Words, at: int, known: Known) -> bool:
    """Whether its verb is told as done right before the day: "nộp rồi hôm | 3/2", "đã nộp, ngày nộp | 12/4"."""
    deeds = known.label_words - _OF_DAYS
    if deeds & _PROMISED:
        return False  # "đã hẹn ngày mười hai tháng tư"
    while at > 0 and words.says(at - 1, *_LEADING):
        at -= 1
    if words.says(at - 1, *_OVER) and at > 1 and words.tokens[at - 2].folded in deeds:
        return True
    return any(
        words.says(begin - 1, *_DONE) and words.tokens[begin].folded in deeds
        for begin in (_of_label(words, at, known), _with_object(words, at, deeds))
        if 0 < begin < len(words)
    )


def _of_label(words: Words, at: int, known: Known) -> int:
    """Where the words begin that end before token `at`, and all are of the field's label or tell that it is over."""
    while at > 0 and (
        words.tokens[at - 1].folded in known.label_words or words.says(at - 1, *_LEADING, *_OVER)
    ):
        at -= 1
    return at


def _with_object(words: Words, at: int, deeds: frozenset[str]) -> int:
    """The deed of the same clause with what it is done to: "đã | nộp hồ sơ giấy ngày …"; -1 where none stands there."""
    first = max(words.clause_begin(at - 1), at - _MOST_DONE_TO) if at else 0
    place = next((p for p in range(at - 1, first, -1) if words.tokens[p].folded in deeds), -1)
    while place > 0 and words.tokens[place - 1].folded in deeds:
        place -= 1  # "mới | kiểm tra hồ sơ ngày …"
    return place


_MOST_DONE_TO = 4
_OF_DAYS = frozenset({"ngay", "thoi", "diem", "gio"})
_PROMISED = frozenset({"hen", "hua", "kien", "dat", "tiep", "han"})
"""Folded words of labels: those that each day has, and those of what is to come."""
