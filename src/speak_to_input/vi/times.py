"""Times of day: "14 giờ 30", "14h30", "09:15", "hai rưỡi chiều", "8 giờ kém 15", "12 giờ đêm"."""

import re
from datetime import time
from functools import lru_cache

from speak_to_input.vi.calendar_words import Count, small_counts
from speak_to_input.vi.durations import LASTING
from speak_to_input.vi.lines import HOUR, NAMED_HOURS, comes, noted
from speak_to_input.vi.numerals import NUMBER_FIRST, counts_unit, numerals
from speak_to_input.vi.reading import Kind, Reading
from speak_to_input.vi.text import Words, fold

_COLON = re.compile(r"([01]?\d|2[0-4])[:](\d{2})(?::\d{2})?(am|pm)?")
_LETTER = re.compile(r"(\d{1,2})(?:h|g|giờ|gio)(\d{1,2})?(?:p|ph|phút|')?")
_ENGLISH = re.compile(r"(\d{1,2})(am|pm)")
_HOUR_WORDS = ("giờ", "h", "g")
_PARTS = ("sáng", "trưa", "chiều", "tối", "đêm", "khuya")
_LEADS = ("lúc", "hồi")
_NAMED_DAYS = ("hôm", "nay", "ni", "mai", "mơi", "mốt", "qua", "kia", "kìa", "tê")
# A time in working hours is likelier in the afternoon than before dawn, when no part of the day is said.
_LAST_DAWN_HOUR = 6


def hour_in(hour: int, part: str) -> int:
    """The hour of a 24-hour clock that an hour said with a part of the day means: 3, chiều -> 15."""
    if hour > 12:
        return hour % 24
    match part:
        case "sáng":
            return hour % 12 if hour == 12 else hour
        case "trưa":
            return hour + 12 if hour <= 3 else hour
        case "chiều":
            return hour if hour == 12 else hour + 12
        case "tối":
            return 0 if hour == 12 else hour + 12
        case "đêm" | "khuya":
            if hour == 12:
                return 0
            return hour + 12 if hour >= 7 else hour
        case _:
            return hour


_PART_OF = {part: part for part in _PARTS}
_FOLDED_PART_OF = {fold(part): part for part in _PARTS}


def part_at(words: Words, at: int) -> str:
    """The part of the day named at token `at`, "" where none is."""
    if at >= len(words.tokens):
        return ""
    return (_PART_OF if words.accented else _FOLDED_PART_OF).get(words.tokens[at].toned, "")


def may_be_time(words: Words, at: int) -> bool:
    """Whether a time of day may begin with the token at `at`: a cheap look before the real one."""
    toned = words.tokens[at].toned
    return toned[0].isdigit() or toned in NAMED_HOURS or bool(part_at(words, at)) or toned in NUMBER_FIRST


@lru_cache(maxsize=4096)
def _one_token(text: str) -> tuple[int, int, float, bool] | None:
    """Hour, minute, sure, and whether the half of the day is settled, of a written token."""
    if found := _COLON.fullmatch(text):
        hour, half = int(found[1]), found[3]
        if half:
            return hour % 12 + 12 * (half == "pm"), int(found[2]), 1.0, True
        return (hour % 24, int(found[2]), 1.0, True) if int(found[2]) < 60 else None
    if found := _LETTER.fullmatch(text):
        hour, minute = int(found[1]), int(found[2] or 0)
        return (hour, minute, 0.95 if found[2] else 0.8, False) if hour <= 24 and minute < 60 else None
    if found := _ENGLISH.fullmatch(text):
        hour = int(found[1])
        return (hour % 12 + 12 * (found[2] == "pm"), 0, 1.0, True) if 1 <= hour <= 12 else None
    return None


def _minutes(words: Words, at: int) -> list[Count]:
    """Minutes behind an hour: 30 (phút), rưỡi, kém 15, không năm, lẻ năm; negative for "kém"."""
    if at >= len(words.tokens) or words.tokens[at].mark:
        return []
    if words.says(at, "rưỡi", "rưởi"):
        return [Count(30, at + 1)]
    less = words.says(at, "kém", "thiếu")
    begin = at + less
    zero = words.says(begin, "không", "lẻ", "linh") and begin + 1 < len(words.tokens)
    found = []
    for count in small_counts(words, begin + zero, 0, 9 if zero else 59):
        end = count.end
        named = words.says(end, "phút", "p", "ph")
        # In "14 giờ 30 ngày 20" the day begins a date; in "8 giờ 3 ngày" it is counted.
        dated = words.says(end, "ngày") and end + 1 < len(words.tokens)
        dated = dated and (words.tokens[end + 1].has_digit or bool(numerals(words, end + 1)))
        dated = dated or _day_begins(words, end)
        if not named and not less and not dated and counts_unit(words, end):
            continue
        weight = (
            1.0 if named or less else max(count.weight, 0.6) * (0.9 if count.value >= 10 or zero else 0.6)
        )
        found.append(Count(-count.value if less else count.value, end + named, weight))
    return sorted(found, key=lambda count: -count.weight)[:2]


def _day_begins(words: Words, at: int) -> bool:
    """Whether a word that could be counted begins a day, or tells a part somebody has: "9 giờ 15 | người nhận"."""
    named = words.says(at, "hôm", "bữa", "ngày") and words.says(at + 1, *_NAMED_DAYS)
    return named or (words.says(at, "người") and words.says(at + 1, *_PARTS_HAD))


_PARTS_HAD = ("nhận", "giao", "gửi", "phỏng", "liên", "đặt", "phụ", "tiếp", "duyệt", "lập", "đề", "nộp", "thu",
              "đại")  # fmt: skip


def _clock(hour: int, minute: int) -> time:
    total = (hour * 60 + minute) % 1440
    return time(total // 60, total % 60)


def _set(hour: int, minute: int, part: str, end: int, sure: float) -> list[Reading[time]]:
    """The readings of an hour: settled by a part of the day, else as said and, for small hours, in the afternoon."""
    if part:
        return [Reading(Kind.TIME, 0, end, _clock(hour_in(hour, part), minute), min(1.0, sure + 0.2))]
    found = [Reading(Kind.TIME, 0, end, _clock(hour % 24, minute), sure)]
    if 1 <= hour <= _LAST_DAWN_HOUR:
        found.append(Reading(Kind.TIME, 0, end, _clock(hour + 12, minute), sure * 0.6))
    return found


def _is_over(words: Words, at: int) -> bool:
    """Whether nothing that could be counted or measured follows: "chín rưỡi nhé", and not "chín rưỡi tấn"."""
    return at >= len(words.tokens) or bool(words.tokens[at].mark) or words.says(at, *_OVER)


_OVER = ("nhé", "nha", "nhá", "nghen", "nghe", "đi", "ạ", "em", "anh", "chị", "luôn", "thôi", "hí", "hỉ", "đó",
         "là")  # fmt: skip


def _spoken(words: Words, at: int, lead: bool, part: str) -> list[Reading[time]]:
    """Hours in words or figures at `at`; `lead` when "lúc" stands before, `part` when one was said already."""
    found: list[Reading[time]] = []
    for hour in small_counts(words, at, 0, 24):
        here = hour.end
        if words.says(here, *_HOUR_WORDS) and not words.tokens[here].mark:
            here += 1
            if words.says(here, "đồng") or words.says(here, "nữa", "trước", "sau"):
                continue
            here += words.says(here, "đúng")
            sure = (0.75 if hour.value <= 12 else 0.9) * (0.6 + 0.4 * hour.weight)
            minutes = [*_minutes(words, here), Count(0, here, 1.0)]
        elif words.says(here, "rưỡi", "rưởi") and (part_at(words, here + 1) or lead or part):
            sure = 0.7
            minutes = [Count(30, here + 1)]
        elif words.says(here, "rưỡi", "rưởi") and 5 <= hour.value <= 12 and _is_over(words, here + 1):
            sure = 0.5  # "chín rưỡi nhé"
            minutes = [Count(30, here + 1)]
        elif words.says(here, "am", "pm", "a.m", "p.m") and 1 <= hour.value <= 12:
            afternoon = words.tokens[here].toned[0] == "p"
            found.append(Reading(Kind.TIME, 0, here + 1, _clock(hour.value % 12 + 12 * afternoon, 0), 0.95))
            continue
        else:
            continue
        for minute in minutes:
            behind = "" if part else part_at(words, minute.end)
            end = minute.end + bool(behind)
            cut = 1.0 if minute.end > here or not found else 0.4
            clear = 0.15 if minute.end > here else 0.0
            found += _set(hour.value, minute.value, behind or part, end, (sure + clear) * minute.weight * cut)
    return found


def _named(words: Words, at: int) -> list[Reading[time]]:
    """nửa đêm, giữa trưa."""
    if words.says(at, "nửa") and words.says(at + 1, "đêm"):
        return [Reading(Kind.TIME, 0, at + 2, time(0), 0.9)]
    if words.says(at, "giữa", "chính", "đúng") and words.says(at + 1, "trưa", "ngọ"):
        return [Reading(Kind.TIME, 0, at + 2, time(12), 0.85)]
    return []


_LOST = ("bị", "báo", "hiện", "thẻ")
"""Behind these "mất" tells that something was lost, and when: "bị mất | 9 giờ"."""


@noted
def times_in(words: Words, at: int, part: str = "") -> tuple[Reading[time], ...]:
    """Times at token `at`, in a part of the day that was said before ("chiều mai lúc | 3 giờ")."""
    if at >= len(words.tokens):
        return ()
    token = words.tokens[at]
    if token.toned not in NAMED_HOURS and not token.text[0].isdigit() and not comes(words, at, HOUR):
        return ()
    lead = words.says(at - 1, *_LEADS)
    found: list[Reading[time]] = []
    if token.text[0].isdigit() and (clock := _one_token(token.toned)):
        hour, minute, sure, settled = clock
        end = at + 1
        if not minute and words.says(end, "rưỡi"):
            minute, end = 30, end + 1
        behind = part_at(words, end)
        if words.says(end, "am", "pm"):
            behind, end = ("sáng" if words.says(end, "am") else "chiều"), end + 1
        elif behind:
            end += 1
        if settled and not (behind or part):
            found.append(Reading(Kind.TIME, 0, end, _clock(hour, minute), sure))
        else:
            found += _set(hour, minute, behind or part, end, sure)
    elif comes(words, at, HOUR) and numerals(words, at):
        found += _spoken(words, at, lead, part)
    found += _named(words, at)
    if not part and words.says(at - 1, *LASTING) and not words.says(at - 2, *_LOST):
        found = [r for r in found if part_at(words, r.end - 1) or words.says(r.end, "ngày", "hôm")]
    ranked = sorted(found, key=lambda reading: (-reading.sure, -reading.end))[:4]
    return tuple(Reading(r.kind, at, r.end, r.value, round(min(r.sure, 1.0), 3)) for r in ranked)


def read_time(words: Words, at: int) -> tuple[Reading[time], ...]:
    """Times of day at token `at`, most likely first; a part of the day may come first ("chiều 3 giờ").

    "hai rưỡi chiều" -> 14:30; "3 giờ" alone is 03:00 and, less, 15:00.
    """
    part = part_at(words, at)
    if not part:
        return times_in(words, at) if may_be_time(words, at) else ()
    begin = at + 1 + words.says(at + 1, "lúc", "vào")
    readings = times_in(words, begin, part)
    return tuple(Reading(Kind.TIME, at, r.end, r.value, r.sure) for r in readings)
