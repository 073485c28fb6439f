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
    """Whether its verb is told as done right before the day, or as a state: "đã nộp, ngày nộp | 12/4"."""
    deeds = known.label_words - _OF_DAYS
    if deeds & _PROMISED:
        return False  # "đã hẹn ngày mười hai tháng tư"
    first = words.clause_begin(at - 1) if at else 0
    while at > first and words.says(at - 1, *_LEADING):
        at -= 1
    over = at > first and words.says(at - 1, *_OVER)
    if over and at - 1 > first and words.tokens[at - 2].folded in deeds:
        return True
    told = (place for place in range(len(words) - 1) if words.says(place, *_DONE))
    return any(words.tokens[place + 1].folded in deeds and not words.tokens[place + 1].mark for place in told)


_OF_DAYS, _PROMISED = frozenset({"ngay", "thoi", "diem", "gio"}), frozenset({"hen", "hua", "kien", "dat"})
"""Folded words of labels: those that each day has, and those of what is to come."""
