"""Days with times: "14 giờ 30 ngày 20 tháng 10 năm 2026", "chiều mai lúc 3 giờ", "20/10/2026 14:30"."""

import re
from datetime import date, datetime

from speak_to_input.vi.reading import DateTimeValue, DateValue, Kind, Reading
from speak_to_input.vi.relative_dates import may_be_date, read_date
from speak_to_input.vi.text import Words
from speak_to_input.vi.times import may_be_time, part_at, read_time, times_in

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}t\d{2}:\d{2}(?::\d{2})?")
_BEFORE_TIME = ("lúc", "vào", "hồi", "khoảng")
_BEFORE_DATE = ("vào", "của", "hôm")


def _links(words: Words, at: int, links: tuple[str, ...]) -> int:
    """The token after the linking words at `at`."""
    end = at
    while (
        end - at < 2 and words.says(end, *links) and not words.says(end + 1, "nay", "ni", "qua", "kia", "kìa")
    ):
        end += 1
    return end


def _day_then_time(words: Words, at: int, today: date) -> list[Reading[DateTimeValue]]:
    found = []
    part = part_at(words, at + words.says(at, "hồi", "khi"))
    # The part of the day belongs to the date reading ("chiều mai"), or stands before a calendar date.
    days = list(read_date(words, at, today))
    if part and at + 1 < len(words.tokens) and not days:
        days = list(read_date(words, at + 1, today))
    for day in days[:3]:
        if not (day.value.relative or day.value.day):
            continue
        here = day.end
        between = part or part_at(words, here)
        here += bool(between and not part)
        begin = _links(words, here, _BEFORE_TIME)
        if begin >= len(words.tokens) or words.tokens[here].mark.strip(","):
            continue
        times = times_in(words, begin, between) if between else read_time(words, begin)
        for clock in times[:2]:
            value = DateTimeValue(day.value, clock.value)
            found.append(Reading(Kind.DATETIME, at, clock.end, value, _joint(day.sure, clock.sure)))
    return found


def _time_then_day(words: Words, at: int, today: date) -> list[Reading[DateTimeValue]]:
    found = []
    for clock in read_time(words, at)[:3]:
        begin = _links(words, clock.end, _BEFORE_DATE)
        if begin >= len(words.tokens) or words.tokens[clock.end].mark.strip(","):
            continue
        # In "8 giờ tối nay" the part of the day makes "nay" a day.
        of_part = begin == clock.end and words.says(begin, "nay", "ni", "qua") and part_at(words, begin - 1)
        days = _this_part(words, begin, today) if of_part else list(read_date(words, begin, today))
        for day in days[:2]:
            if day.value.relative or day.value.day:
                value = DateTimeValue(day.value, clock.value)
                found.append(Reading(Kind.DATETIME, at, day.end, value, _joint(day.sure, clock.sure)))
    return found


def _this_part(words: Words, at: int, today: date) -> list[Reading[DateValue]]:
    """The day of "(8 giờ tối) nay": what stands behind a part of the day already read."""
    return [
        Reading(r.kind, at, r.end, r.value, r.sure)
        for r in read_date(words, at - 1, today)
        if r.end == at + 1
    ]


def _joint(day: float, clock: float) -> float:
    """A day next to a time makes both clear."""
    return round(min(1.0, (day + clock) / 2 + (0.15 if min(day, clock) >= 0.5 else -0.15)), 3)


def read_datetime(words: Words, at: int, today: date) -> tuple[Reading[DateTimeValue], ...]:
    """Moments at token `at`, most likely first; a reading needs both a day and a time of day."""
    token = words.tokens[at]
    if _ISO.fullmatch(token.toned):
        moment = datetime.fromisoformat(token.text.upper())
        day = DateValue(moment.day, moment.month, moment.year)
        return (Reading(Kind.DATETIME, at, at + 1, DateTimeValue(day, moment.time())),)
    if not may_be_date(words, at) and not may_be_time(words, at):
        return ()
    found = [*_time_then_day(words, at, today), *_day_then_time(words, at, today)]
    if not found:
        return ()
    best: dict[tuple[DateTimeValue, int], Reading[DateTimeValue]] = {}
    for reading in sorted(found, key=lambda r: (-r.sure, -r.end)):
        best.setdefault((reading.value, reading.end), reading)
    return tuple(sorted(best.values(), key=lambda r: (-r.sure - 0.02 * (r.end - at), -r.end))[:4])
