"""Days said relative to today: "ngày mai", "mốt", "thứ sáu tuần sau", "ba ngày nữa", "cuối tháng 10", "15 tháng sau"."""

from calendar import monthrange
from datetime import date, timedelta

from speak_to_input.vi.calendar_words import days, months, years
from speak_to_input.vi.dates import calendar_dates, ranked, weekday_at
from speak_to_input.vi.durations import read_duration
from speak_to_input.vi.lines import noted
from speak_to_input.vi.numerals import numerals
from speak_to_input.vi.reading import DateValue, Duration, Kind, Reading, Unit
from speak_to_input.vi.text import Words, fold

_PHRASES: dict[tuple[str, ...], tuple[int, float]] = {
    ("hôm", "nay"): (0, 1.0), ("bữa", "nay"): (0, 1.0), ("ngày", "hôm", "nay"): (0, 1.0), ("nay",): (0, 0.25),
    ("ngày", "mai"): (1, 1.0), ("mai",): (1, 0.5), ("hôm", "qua"): (-1, 1.0), ("bữa", "qua"): (-1, 1.0),
    ("ngày", "hôm", "qua"): (-1, 1.0), ("ngày", "mốt"): (2, 1.0), ("mốt",): (2, 0.4), ("ngày", "kia"): (2, 1.0),
    ("ngày", "hôm", "kia"): (-2, 0.9), ("hôm", "kia"): (-2, 1.0), ("bữa", "kia"): (-2, 0.9), ("hôm", "kìa"): (-3, 0.9),
    ("ngày", "kìa"): (3, 0.9), ("bữa", "mốt"): (2, 0.8), ("qua",): (-1, 0.1), ("ngày", "hôm", "sau"): (1, 0.4),
    ("hôm", "ni"): (0, 0.9), ("bữa", "ni"): (0, 0.9), ("mơi",): (1, 0.3), ("ngày", "mơi"): (1, 0.9),
}  # fmt: skip


def _by_first(folded: bool) -> dict[str, list[tuple[str, ...]]]:
    table: dict[str, list[tuple[str, ...]]] = {}
    for phrase in _PHRASES:
        table.setdefault(fold(phrase[0]) if folded else phrase[0], []).append(phrase)
    return table


_BY_FIRST, _BY_FIRST_FOLDED = _by_first(folded=False), _by_first(folded=True)
_WEEKS = {"này": 0, "nay": 0, "sau": 1, "tới": 1, "kế": 1, "trước": -1, "rồi": -1, "qua": -1, "ni": 0}
_YEARS = _WEEKS | {"ngoái": -1, "kia": -2}
PARTS_OF_DAY = ("sáng", "trưa", "chiều", "tối", "đêm", "khuya", "sớm")
_EDGES = ("đầu", "giữa", "cuối")
_FIRST_WORDS = frozenset({phrase[0] for phrase in _PHRASES} | set(_EDGES) | set(PARTS_OF_DAY) | {
    "thứ", "chủ", "cn", "tuần", "tháng", "năm", "sau", "cách", "ngày", "mùng", "mồng", "bữa", "hôm",
})  # fmt: skip
_FOLDED_FIRST = frozenset(map(fold, _FIRST_WORDS))


def step_at(words: Words, at: int, steps: dict[str, int]) -> tuple[int, int] | None:
    """How many weeks, months or years away "này / sau / tới / trước / rồi" at `at` says, and the token after it."""
    if at >= len(words.tokens) or words.tokens[at].mark:
        return None
    if words.says(at, "vừa", "sắp") and words.says(at + 1, "rồi", "qua", "tới"):
        return (1 if words.says(at + 1, "tới") else -1), at + 2
    for word, step in steps.items():
        if words.says(at, word):
            return step, at + 1 + (word == "kế" and words.says(at + 1, "tiếp"))
    return None


def add_months(day: date, months_: int) -> date:
    """The same day some months away, or the last one of a shorter month."""
    index = day.year * 12 + day.month - 1 + months_
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add_duration(day: date, span: Duration, sign: int = 1) -> date | None:
    """The day a span later (or earlier); None for parts of days and absurd spans."""
    amount = span.amount * sign
    in_months = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12}
    if abs(amount) > 1000:
        return None
    if span.unit in in_months:
        whole = amount * in_months[span.unit]
        if whole % 1:
            return add_months(day, int(whole)) + timedelta(days=15 * sign)
        return add_months(day, int(whole))
    if span.unit in (Unit.DAY, Unit.WEEK):
        return day + timedelta(days=int(amount * (7 if span.unit is Unit.WEEK else 1)))
    return None


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def _said(day: date, end: int, sure: float) -> Reading[DateValue]:
    return Reading(Kind.DATE, 0, end, DateValue(relative=day), sure)


def _named_days(words: Words, at: int, today: date) -> list[Reading[DateValue]]:
    """hôm nay, ngày mai, mốt, hôm kia."""
    found = []
    for phrase in (_BY_FIRST if words.accented else _BY_FIRST_FOLDED).get(words.tokens[at].toned, ()):
        step, sure = _PHRASES[phrase]
        if all(words.says(at + k, word) for k, word in enumerate(phrase)):
            name = len(phrase) == 1 and words.tokens[at].text[0].isupper() and at > 0
            found.append(_said(today + timedelta(days=step), at + len(phrase), sure * (0.3 if name else 1.0)))
    return found


def _weekdays(words: Words, at: int, today: date) -> list[Reading[DateValue]]:
    """thứ hai (the next one), thứ hai tuần sau, thứ sáu này, chủ nhật tuần trước."""
    week = weekday_at(words, at)
    if week is None:
        return []
    weekday, end = week
    monday = today - timedelta(days=today.weekday())
    ahead = (weekday - today.weekday()) % 7
    # A day of the week alone is the next one; a form about the past may take the last one.
    found = [
        _said(today + timedelta(days=ahead or 7), end, 0.85),
        _said(today + timedelta(days=(ahead or 7) - 7), end, 0.3 if ahead else 0.5),
    ]
    own = end + words.says(end, "của")
    if words.says(own, "tuần"):
        step = step_at(words, own + 1, _WEEKS)
        if step is not None:
            found = [_said(monday + timedelta(days=weekday + 7 * step[0]), step[1], 1.0)]
    elif (step := step_at(words, end, _WEEKS)) is not None:
        days_ = (ahead or 7) if step[0] == 1 else ahead if step[0] == 0 else -((today.weekday() - weekday) % 7 or 7)
        found.append(_said(today + timedelta(days=days_), step[1], 0.95))
    return found


def _spans_away(words: Words, at: int, today: date) -> list[Reading[DateValue]]:
    """Ba ngày nữa, sau hai tuần, cách đây một tháng, 5 ngày trước."""
    found = []
    if words.says(at, "sau"):
        begin, sign, sure = at + 1, 1, 0.7
    elif words.says(at, "cách") and words.says(at + 1, "đây"):
        begin, sign, sure = at + 2, -1, 0.95
    else:
        begin, sign, sure = at, 0, 0.95
    for span in read_duration(words, begin) if begin < len(words.tokens) else ():
        end = span.end
        way = sign
        if not sign and words.says(end, "nữa"):
            way, end = 1, end + 1
        elif not sign and words.says(end, "trước"):
            way, end = -1, end + 1
        elif not sign and words.says(end, "sau") and span.value.unit in (Unit.DAY, Unit.WEEK):
            way, end, sure = 1, end + 1, 0.7
        day = add_duration(today, span.value, way) if way else None
        if day is not None:
            found.append(_said(day, end, sure * (0.5 + span.sure / 2)))
    return found


def _edge_days(words: Words, at: int, today: date) -> list[Reading[DateValue]]:
    """đầu tháng, giữa tháng sau, cuối tháng 10 năm 2026, cuối năm, cuối tuần."""
    if not words.says(at, *_EDGES):
        return []
    edge = next(place for place, word in enumerate(_EDGES) if words.says(at, word))
    end = at + 2
    if words.says(at + 1, "tháng"):
        first, sure = today.replace(day=1), 0.85
        step = step_at(words, end, _WEEKS)
        month = next(iter(months(words, end)), None)
        if step is not None:
            first, end, sure = add_months(first, step[0]), step[1], 1.0
        elif month is not None and not words.tokens[end].mark:
            year, end = _year_behind(words, month.end, today)
            first, sure = date(year, month.value, 1), 0.95
        return [_said((first, first.replace(day=15), month_end(first.year, first.month))[edge], end, sure)]
    if words.says(at + 1, "năm"):
        year, end = _year_behind(words, at + 1, today)
        end = max(end, at + 2)
        return [_said((date(year, 1, 1), date(year, 6, 30), date(year, 12, 31))[edge], end, 0.85 if edge != 1 else 0.6)]
    if words.says(at + 1, "tuần"):
        step = step_at(words, end, _WEEKS) or (0, end)
        monday = today + timedelta(days=7 * step[0] - today.weekday())
        return [_said(monday + timedelta(days=(0, 2, 5)[edge]), step[1], 0.7)]
    return []


def _year_behind(words: Words, at: int, today: date) -> tuple[int, int]:
    """The year that "năm 2026", "năm sau" at `at` names, else this one, and the token after it."""
    if words.says(at, "năm"):
        step = step_at(words, at + 1, _YEARS)
        if step is not None:
            return today.year + step[0], step[1]
        for year in years(words, at + 1)[:1]:
            return year.value, year.end
    return today.year, at


def _relative_months(words: Words, at: int, today: date) -> list[Reading[DateValue]]:
    """15 tháng này, ngày 20 tháng sau, tháng sau, năm ngoái, ngày này tháng sau."""
    found: list[Reading[DateValue]] = []
    named = words.says(at, "ngày", "mùng", "mồng", "hôm")
    begin = at + named
    for day in days(words, begin):
        if words.says(day.end, "tháng") and (step := step_at(words, day.end + 1, _WEEKS)) is not None:
            month = add_months(today.replace(day=1), step[0])
            sure = 1.0 if named else 0.8
            found.append(Reading(Kind.DATE, 0, step[1], DateValue(day.value, month.month, month.year), sure))
    if words.says(at, "tháng") and (step := step_at(words, at + 1, _WEEKS)) is not None:
        month = add_months(today.replace(day=1), step[0])
        found.append(Reading(Kind.DATE, 0, step[1], DateValue(month=month.month, year=month.year), 0.7))
    if words.says(at, "năm") and (step := step_at(words, at + 1, _YEARS)) is not None:
        found.append(Reading(Kind.DATE, 0, step[1], DateValue(year=today.year + step[0]), 0.7))
    if words.says(at, "ngày") and words.says(at + 1, "này") and (step := step_at(words, at + 3, _YEARS)) is not None:
        away = {"tuần": today + timedelta(days=7 * step[0]), "tháng": add_months(today, step[0])}
        away["năm"] = add_months(today, 12 * step[0])
        found += [_said(day_, step[1], 0.95) for word, day_ in away.items() if words.says(at + 2, word)]
    return found


def _relative_years(words: Words, at: int, today: date) -> list[Reading[DateValue]]:
    """A calendar date whose year is relative: 30/4 năm sau, tháng ba năm ngoái."""
    found = []
    for reading in calendar_dates(words, at):
        value = reading.value
        if value.month and not value.year and words.says(reading.end, "năm"):
            year, end = _year_behind(words, reading.end, today)
            if end > reading.end and not years(words, reading.end + 1):
                value = DateValue(value.day, value.month, year)
                found.append(Reading(Kind.DATE, 0, end, value, max(reading.sure, 0.9)))
    return found


def may_be_date(words: Words, at: int) -> bool:
    """Whether any date may begin with the token at `at`: a cheap look before the real one."""
    toned = words.tokens[at].toned
    if toned in (_FIRST_WORDS if words.accented else _FOLDED_FIRST) or toned[0].isdigit():
        return True
    return bool(numerals(words, at))


def relative_dates(words: Words, at: int, today: date) -> tuple[Reading[DateValue], ...]:
    """Days at token `at` that need to know `today`; a part of the day may come first ("sáng mai")."""
    if not may_be_date(words, at):
        return ()
    begin = at
    if words.says(at, *PARTS_OF_DAY) and at + 1 < len(words.tokens):
        begin = at + 1
        if words.says(begin, "nay", "qua"):
            step = 0 if words.says(begin, "nay") else -1
            return ranked(at, [_said(today + timedelta(days=step), begin + 1, 0.7)])
        found = [*_named_days(words, begin, today), *_weekdays(words, begin, today)]
        return ranked(at, [Reading(r.kind, at, r.end, r.value, max(r.sure, 0.7 if r.sure >= 0.5 else 0.0)) for r in found])
    found = [
        *_named_days(words, begin, today),
        *_weekdays(words, begin, today),
        *_edge_days(words, begin, today),
        *_relative_months(words, begin, today),
        *_relative_years(words, begin, today),
        *_spans_away(words, begin, today),
    ]
    return ranked(at, found)


@noted
def read_date(words: Words, at: int, today: date) -> tuple[Reading[DateValue], ...]:
    """Dates at token `at`, calendar and relative, the most likely first."""
    found = [*calendar_dates(words, at), *relative_dates(words, at, today)]
    return tuple(sorted(found, key=lambda reading: (-reading.sure, -reading.end)))
