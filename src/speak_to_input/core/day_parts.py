"""An hour in the half of the day that was told before it: "tối qua khách gọi lúc | tám giờ" is eight in the evening."""

from dataclasses import replace
from datetime import time

from speak_to_input.vi.reading import Kind, Reading
from speak_to_input.vi.text import Words

_PARTS = {"chiều": range(1, 12), "tối": range(5, 12), "đêm": range(7, 12), "trưa": range(1, 4)}
"""Hours on the clock that are past noon in that part of the day."""
_ALL_PARTS = (*_PARTS, "sáng", "khuya", "sớm")
_OF_A_DAY = (
    "nay", "này", "ni", "qua", "hôm", "bữa", "mai", "mốt", "thứ", "chủ", "ngày", "kia", "lúc", "hồi"
)  # fmt: skip
_BEFORE_PART = ("hồi", "buổi", "hôm", "khi")
_ANOTHER_DAY = ("mai", "mốt", "thứ", "ngày", "hôm", "bữa", "tuần", "tháng")
_FARTHEST = 14
_NOON = 12


def in_its_half(words: Words, reading: Reading[object]) -> Reading[object]:
    """The reading; an hour that was said without its part of the day is put where the day before it was told to be."""
    if reading.kind is not Kind.TIME or not isinstance(reading.value, time) or reading.value.hour >= _NOON:
        return reading
    near = range(reading.start - 1, reading.end + 1)
    if any(words.says(at, *_ALL_PARTS) for at in near):
        return reading
    part = _told_before(words, reading.start)
    if reading.value.hour not in _PARTS.get(part, ()):
        return reading
    return replace(reading, value=reading.value.replace(hour=reading.value.hour + _NOON))


def in_held_half(words: Words, reading: Reading[object], held: str) -> Reading[object]:
    """The reading; an hour said anew without its part of the day stays past noon: "dời qua năm giờ"."""
    clock = reading.value
    if (
        reading.kind is not Kind.TIME
        or not isinstance(clock, time)
        or not held[:2].isdigit()
        or int(held[:2]) < _NOON
    ):
        return reading
    said = any(words.says(at, *_ALL_PARTS) for at in range(reading.start - 1, reading.end + 1))
    if said or not 1 <= clock.hour < _NOON or past_noon(clock.hour, int(held[:2])) == clock.hour:
        return reading
    return replace(reading, value=clock.replace(hour=clock.hour + _NOON))


def past_noon(hour: int, held: int) -> int:
    """The hour that `hour`, 0 to 12, is where it follows one past noon: no late one of a workday."""
    later = hour % _NOON + _NOON
    return later if later <= _WORK_ENDS or held > _WORK_ENDS else hour


_WORK_ENDS = 18


def _told_before(words: Words, start: int) -> str:
    """The part of the day that was told last before token `start`, of the same day; "" where none was."""
    for at in range(start - 1, max(-1, start - 1 - _FARTHEST), -1):
        if words.says(at, *_ALL_PARTS):
            of_a_day = words.says(at + 1, *_OF_A_DAY) or words.says(at - 1, *_BEFORE_PART)
            return words.tokens[at].toned if of_a_day else ""
        if words.says(at, *_ANOTHER_DAY) and not words.says(at - 1, *_ALL_PARTS):
            return ""
    return ""
