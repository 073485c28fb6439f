"""Calendar dates: "15/3/1990", "ngày mười lăm tháng ba năm chín mươi", "tháng 10 năm 2026", "mùng năm".

Days said relative to today are in relative_dates, which builds on this.
"""

from dataclasses import replace

from speak_to_input.vi.calendar_words import (
    Count,
    after_sun,
    days,
    full_year,
    is_called_a_day,
    month_and_day,
    months,
    righted_at,
    small_counts,
    years,
)
from speak_to_input.vi.date_steps import WEEK_STEPS, step_at
from speak_to_input.vi.lines import MONTH, comes, noted
from speak_to_input.vi.numerals import Role, numerals
from speak_to_input.vi.reading import DateValue, Kind, Reading
from speak_to_input.vi.slashed_dates import counted, slashed_dates, year_unmarked
from speak_to_input.vi.text import Words
from speak_to_input.vi.written_dates import MONTH_YEAR, written_date

WEEKDAYS = {"hai": 0, "ba": 1, "tư": 2, "năm": 3, "sáu": 4, "bảy": 5, "bẩy": 5}
_FOLDED_WEEKDAYS = {"hai": 0, "ba": 1, "tu": 2, "nam": 3, "sau": 4, "bay": 5}
_MONTHS, _LAST_DAY = 12, 31
_FIRST_WORDS = frozenset((
    "ngày", "ngay", "hôm", "hom", "bữa", "bua",
    "mùng", "mồng", "mung", "mong", "tháng", "thang", "năm", "nam", "thứ",
    "thu", "chủ",
    "chu", "rằm", "ram",
))  # fmt: skip


@noted
def weekday_at(words: Words, at: int) -> tuple[int, int] | None:
    """Day of the week (Monday 0) at token `at` and the token after it: thứ hai, thứ 2, chủ nhật."""
    if words.says(at, "chủ") and words.says(at + 1, "nhật"):
        return 6, at + 2
    if not words.says(at, "thứ") or at + 1 >= len(words.tokens):
        return None
    toned = words.tokens[at + 1].toned
    if toned in {"2", "3", "4", "5", "6", "7"}:
        return int(toned) - 2, at + 2
    day = (WEEKDAYS if words.accented else _FOLDED_WEEKDAYS).get(toned)
    return None if day is None else (day, at + 2)


def _with_years(words: Words, day: int | None, month: int, end: int, sure: float) -> list[Reading[DateValue]]:
    """A day (or none) and a month up to `end`, with every year that may follow, then without."""
    found: list[Reading[DateValue]] = []
    at = end
    marked = words.says(at, "năm") or (at < len(words.tokens) and words.tokens[at].mark == "/")
    if words.says(at, "năm"):
        at += 1
    elif not marked and at < len(words.tokens) and words.tokens[at].mark.strip(","):
        return [Reading(Kind.DATE, 0, end, DateValue(day, month), sure)]
    for year in years(words, at, True):
        if not marked and not year_unmarked(words, year):
            continue
        trust = 1.0 if marked else 0.9
        value = DateValue(day, month, year.value)
        found.append(Reading(Kind.DATE, 0, year.end, value, sure * trust * _year_trust(year)))
    without = sure * (0.3 if found and found[0].sure > sure * 0.8 else 1.0 if day else 0.75)
    if _digits_follow(words, end):
        without *= 0.7
    found.append(Reading(Kind.DATE, 0, end, DateValue(day, month), without))
    return found


def _year_trust(year: Count) -> float:
    """A usual wording costs little; a year cut short costs most of the date."""
    return 0.75 + year.weight / 4 if year.weight >= 0.5 else 0.3 + year.weight / 2


def _digits_follow(words: Words, at: int) -> bool:
    """Whether two spoken digits stand at `at`, which a year would begin with."""
    if at + 1 >= len(words.tokens) or words.tokens[at].mark:
        return False
    follow = (*numerals(words, at), *numerals(words, at + 1))
    return len(follow) == 2 and all(numeral.role is Role.DIGIT for numeral in follow)


def _month_behind(words: Words, day: int, at: int, sure: float) -> list[Reading[DateValue]]:
    """Dates whose "tháng" is at token `at`."""
    month_at = at + 1
    if month_at >= len(words.tokens):
        return []
    together = MONTH_YEAR.fullmatch(words.tokens[month_at].text)
    if together and 1 <= int(together[1]) <= 12:
        value = DateValue(day or None, int(together[1]), int(together[3]))
        return [Reading(Kind.DATE, 0, month_at + 1, value, sure)]
    found: list[Reading[DateValue]] = []
    for month in months(words, month_at):
        trust = 0.6 + 0.4 * month.weight
        found += _with_years(words, day or None, month.value, month.end, sure * trust)
    if day and not found:
        # "mùng năm tháng mười ba": no such month, which only the speaker can mend
        beyond = small_counts(words, month_at, _MONTHS + 1, _LAST_DAY)
        for count in beyond:
            found += _with_years(words, day, count.value, count.end, sure)
    return found


def _inside_number(words: Words, at: int) -> bool:
    """Whether a numeral stands right before token `at`."""
    return at > 0 and not words.tokens[at].mark and bool(numerals(words, at - 1))


def _may_be_day(words: Words, at: int) -> bool:
    """Whether a spoken number at `at` may begin a date: at the head of its run, or with a month soon behind."""
    return bool(numerals(words, at)) and (comes(words, at, MONTH) or not _inside_number(words, at))


def _from_day(words: Words, at: int, sure: float, alone: float) -> list[Reading[DateValue]]:
    """Dates whose day is at token `at`; `alone` is the sure of a day without its month."""
    found: list[Reading[DateValue]] = []
    if not alone and _inside_number(words, at) and not comes(words, at, MONTH):
        return found
    for day in days(words, at):
        trust = 0.7 + 0.3 * day.weight
        if words.says(day.end, "tháng") and not words.tokens[day.end].mark.strip(","):
            found += _month_behind(words, day.value, day.end, sure * trust)
        else:
            found += slashed_dates(words, day)
        if alone:
            trust *= 0.4 if words.says(day.end, "tháng") else 1.0
            found.append(Reading(Kind.DATE, 0, day.end, DateValue(day=day.value), alone * trust))
    return found


def may_begin_calendar_date(words: Words, at: int) -> bool:
    """Whether the token at `at` begins a calendar date by itself, without a look at what stands around it."""
    token = words.tokens[at]
    return token.toned in _FIRST_WORDS or token.text[0].isdigit()


def may_be_calendar_date(words: Words, at: int) -> bool:
    """Whether a calendar date may begin with the token at `at`: a cheap look before the real one."""
    return may_begin_calendar_date(words, at) or _may_be_day(words, at) or _born(words, at)


@noted
def calendar_dates(words: Words, at: int) -> tuple[Reading[DateValue], ...]:
    """Calendar dates at token `at`, the most likely first; parts that were not said are None.

    A date the calendar lacks ("30 tháng 2") is read, at half its sure: only the speaker can mend it.
    """
    if not may_be_calendar_date(words, at):
        return ()
    found: list[Reading[DateValue]] = []
    here = at
    week = weekday_at(words, at)
    if week is not None:
        here = week[1]
        if here >= len(words.tokens):
            return ()
    day_word = words.says(here, "ngày", "hôm", "bữa")
    here += day_word
    mung = words.says(here, "mùng", "mồng")
    here += mung
    if here >= len(words.tokens):
        return ()
    whole = written_date(words.tokens[here].text)
    if whole is not None:
        found += _written(words, here, *whole, named=day_word or week is not None)
    elif week is not None and not day_word and not mung:
        found += [r for r in _from_day(words, here, 1.0, 0.0) if r.value.month]
    elif words.says(here, "rằm") and words.says(here + 1, "tháng"):
        # The fifteenth of a lunar month: the day in the calendar is for the speaker to say.
        found += [_lunar(reading, 1.0) for reading in _month_behind(words, 15, here + 1, 0.45)]
        step = step_at(words, here + 2, WEEK_STEPS)
        if step is not None:  # "rằm tháng này": of which month by the moon nobody has to know
            found.append(Reading(Kind.DATE, 0, step[1], DateValue(15, lunar=True), 0.45))
    elif words.says(here, "tháng") and not day_word and not mung:
        months = _month_behind(words, 0, here, 0.95)
        found += [*months, *(each for month in months for each in _day_told_last(words, month))]
    elif words.says(here, "năm") and not (day_word or mung or _inside_number(words, here)):
        found += [
            Reading(Kind.DATE, 0, year.end, DateValue(year=year.value), 0.85 * year.weight)
            for year in years(words, here + 1)
            if not counted(words, year.end)
        ]
    if whole is None:
        found += _from_year(words, here)
    if whole is None and not words.says(here, "tháng"):
        called = is_called_a_day(words, here)
        alone = 0.0 if week else 0.8 if mung else 0.6 if day_word or called else 0.0
        from_day = _from_day(words, here, 1.0 if day_word or mung else 0.95, alone)
        last = max((reading.end for reading in from_day), default=0)
        found += [r for r in from_day if r.value.month or r.end == last or not called]
        if not (day_word or mung or week or _inside_number(words, here)):
            found += [
                Reading(Kind.DATE, 0, year.end, DateValue(year=year.value), 0.25 * year.weight)
                for year in years(words, here, False)
            ]
    return ranked(at, [_by_the_sun(words, reading) for reading in found])


def _day_told_last(words: Words, month: Reading[DateValue]) -> list[Reading[DateValue]]:
    """The day that stands behind its month and year: "tháng 6 năm 2021, | ngày 14"."""
    at, value = month.end, month.value
    if not value.year or at + 1 >= len(words.tokens) or words.tokens[at].mark.strip(","):
        return []
    if not words.says(at, "ngày", "mùng", "mồng"):
        return []
    return [
        Reading(Kind.DATE, 0, day.end, DateValue(day.value, value.month, value.year), month.sure)
        for day in days(words, at + 1)
        if not words.says(day.end, "tháng")
    ]


def _from_year(words: Words, at: int) -> list[Reading[DateValue]]:
    """A year of birth, and the day behind it: "sinh năm bảy mươi | ngày hai tháng chín", "sinh | 1972"."""
    begin = at + words.says(at, "năm")
    if not _born(words, begin) or begin >= len(words.tokens):
        return []
    found = []
    told = years(words, begin)
    anew = (righted_at(words, year.end) for year in told)  # "sinh năm chín mốt à nhầm | chín hai ngày …"
    short = [c for at in (*anew, begin) if at < len(words.tokens) for c in small_counts(words, at, 10, 99)]
    short = [replace(c, value=full_year(c.value)) for c in short if _days_behind(words, c.end)]
    for year in (*told, *short):
        days_behind = _days_behind(words, year.end)
        if counted(words, year.end) and not days_behind:
            continue
        sure = 0.9 * _year_trust(year)
        found.append(Reading(Kind.DATE, at, year.end, DateValue(year=year.value), sure))
        found += [
            Reading(Kind.DATE, at, day.end, replace(day.value, year=year.value), day.sure)
            for day in days_behind
        ]
    return found


def _born(words: Words, at: int) -> bool:
    """Whether "sinh" or "sinh năm" stands right before token `at`."""
    return words.says(at - 1, *_BORN) or (words.says(at - 1, "năm") and words.says(at - 2, *_BORN))


def _days_behind(words: Words, at: int) -> list[Reading[DateValue]]:
    """The day and month that begin at token `at`: "ngày hai tháng chín", "tháng tư ngày mùng năm"."""
    if told := month_and_day(words, at):
        return [Reading(Kind.DATE, 0, day.end, DateValue(day.value, month.value), 1.0) for month, day in told]
    begin = at + words.says(at, "ngày", "hôm")
    begin += words.says(begin, "mùng", "mồng")
    if begin == at or begin >= len(words.tokens):
        return []
    whole = written_date(words.tokens[begin].text)
    days_found = [Reading(Kind.DATE, 0, begin + 1, *whole)] if whole else _from_day(words, begin, 1.0, 0.0)
    return [day for day in days_found if day.value.day and day.value.month and day.value.year is None]


_BORN = ("sinh", "sanh", "đẻ", "sn")


def _by_the_sun(words: Words, reading: Reading[DateValue]) -> Reading[DateValue]:
    """A day of the lunar calendar is another day in a form: the speaker must say which."""
    lunar = words.says(reading.end, "âm") and words.says(reading.end + 1, "lịch")
    if lunar:
        return _lunar(replace(reading, end=reading.end + 2), 0.45)
    return replace(reading, end=after_sun(words, reading.end))


def _lunar(reading: Reading[DateValue], share: float) -> Reading[DateValue]:
    return replace(reading, value=replace(reading.value, lunar=True), sure=reading.sure * share)


def _written(words: Words, at: int, value: DateValue, sure: float, named: bool) -> list[Reading[DateValue]]:
    """A date in one token, and the year that may be named behind it: 15/3 năm 1990."""
    named_sure = max(sure, 0.95) if named else sure
    found = [Reading(Kind.DATE, 0, at + 1, value, named_sure)]
    if value.year is None and words.says(at + 1, "năm"):
        found[0] = Reading(Kind.DATE, 0, at + 1, value, named_sure * 0.6)
        found += [
            Reading(Kind.DATE, 0, year.end, DateValue(value.day, value.month, year.value), 1.0)
            for year in years(words, at + 2)
        ]
    return found


def ranked(at: int, found: list[Reading[DateValue]]) -> tuple[Reading[DateValue], ...]:
    """The readings set to start at `at`, the best of each value and span, the likeliest first."""
    if not found:
        return ()
    best: dict[tuple[DateValue, int], Reading[DateValue]] = {}
    for reading in found:
        value, sure = reading.value, reading.sure
        complete = value.day and value.month
        if complete and (DateValue(value.day, value.month, value.year or 2024).whole() is None):
            sure *= 0.5
        key = (value, reading.end)
        if key not in best or best[key].sure < sure:
            best[key] = Reading(Kind.DATE, at, reading.end, value, round(min(sure, 1.0), 3))
    return tuple(sorted(best.values(), key=lambda reading: (-reading.sure, -reading.end))[:5])
