"""Days said relative to today: "ngày mai", "mốt", "thứ sáu tuần sau", "ba ngày nữa", "cuối tháng 10"."""

from datetime import date, timedelta

from speak_to_input.vi.calendar_words import days, is_nth_time, years
from speak_to_input.vi.date_edges import EDGES, edge_days, year_behind
from speak_to_input.vi.date_steps import WEEK_STEPS, YEAR_STEPS, add_duration, add_months, step_at
from speak_to_input.vi.dates import calendar_dates, may_be_calendar_date, ranked, weekday_at
from speak_to_input.vi.durations import read_duration
from speak_to_input.vi.lines import MONTH, UNIT, comes, noted
from speak_to_input.vi.numerals import NUMBER_FIRST, numerals
from speak_to_input.vi.reading import DateValue, Kind, Reading, Unit
from speak_to_input.vi.text import Words, fold
from speak_to_input.vi.told_twice import day_behind, with_weekday

_PHRASES: dict[tuple[str, ...], tuple[int, float]] = {
    ("hôm", "nay"): (0, 1.0), ("bữa", "nay"): (0, 1.0), ("ngày", "hôm", "nay"): (0, 1.0), ("nay",): (0, 0.25),
    ("ngày", "mai"): (1, 1.0), ("mai",): (1, 0.5), ("hôm", "qua"): (-1, 1.0), ("bữa", "qua"): (-1, 1.0),
    ("ngày", "hôm", "qua"): (-1, 1.0), ("ngày", "mốt"): (2, 1.0), ("mốt",): (2, 0.4),
    ("ngày", "kia"): (2, 1.0),
    ("ngày", "hôm", "kia"): (-2, 0.9), ("hôm", "kia"): (-2, 1.0), ("bữa", "kia"): (-2, 0.9),
    ("hôm", "kìa"): (-3, 0.9),
    ("ngày", "kìa"): (3, 0.9), ("bữa", "mốt"): (2, 1.0), ("qua",): (-1, 0.1),
    ("ngày", "hôm", "sau"): (1, 0.4),
    ("bữa", "mai"): (1, 0.9), ("bữa", "mơi"): (1, 0.9), ("hôm", "tê"): (-2, 0.9), ("bữa", "tê"): (-2, 1.0),
    ("bữa", "kìa"): (-3, 0.8), ("ngày", "tê"): (2, 0.8), ("hồi", "hôm"): (-1, 0.7), ("khi", "hôm"): (-1, 0.7),
    ("hôm", "ni"): (0, 0.9), ("bữa", "ni"): (0, 1.0), ("mơi",): (1, 0.3), ("ngày", "mơi"): (1, 0.9),
}  # fmt: skip


def _by_first(folded: bool) -> dict[str, list[tuple[str, ...]]]:
    table: dict[str, list[tuple[str, ...]]] = {}
    for phrase in _PHRASES:
        table.setdefault(fold(phrase[0]) if folded else phrase[0], []).append(phrase)
    return table


_BY_FIRST, _BY_FIRST_FOLDED = _by_first(folded=False), _by_first(folded=True)
_LONGER = ("năm", "tháng", "tuần", "quý", "kỳ", "hiện", "lâu", "xưa")
"""Before "nay" and "qua" these speak of more than a day."""
PARTS_OF_DAY = ("sáng", "trưa", "chiều", "tối", "đêm", "khuya", "sớm")
_FIRST_WORDS = frozenset({phrase[0] for phrase in _PHRASES} | set(EDGES) | set(PARTS_OF_DAY) | {
    "thứ", "chủ", "cn", "tuần", "tháng", "năm", "sau", "cách", "ngày", "mùng", "mồng", "bữa", "hôm",
    "hồi", "khi",
})  # fmt: skip
_FOLDED_FIRST = frozenset(map(fold, _FIRST_WORDS))


def _said(day: date, end: int, sure: float) -> Reading[DateValue]:
    return Reading(Kind.DATE, 0, end, DateValue(relative=day), sure)


def _named_days(words: Words, at: int, today: date) -> list[Reading[DateValue]]:
    """hôm nay, ngày mai, mốt, hôm kia."""
    found = []
    for phrase in (_BY_FIRST if words.accented else _BY_FIRST_FOLDED).get(words.tokens[at].toned, ()):
        if len(phrase) == 1 and words.says(at - 1, *_LONGER):
            continue  # "năm nay", "tuần qua", "hiện nay"
        few = ("mấy", "vài") if len(phrase) > 1 else ("ngày",)
        if phrase[-1] == "nay" and words.says(at - 1, *few):
            continue  # "đau bụng mấy | hôm nay", "ba ngày | nay"
        step, sure = _PHRASES[phrase]
        if all(words.says(at + k, word) for k, word in enumerate(phrase)):
            name = len(phrase) == 1 and words.tokens[at].text[0].isupper() and at > 0
            found.append(_said(today + timedelta(days=step), at + len(phrase), sure * (0.3 if name else 1.0)))
    return found


_NUMBERED = (
    "người", "lần", "cái", "ô", "mục", "dòng", "trang", "đứa", "chiếc", "căn", "khoản", "vụ", "ca", "vợ", "chồng",
    "điểm", "phần",
)  # fmt: skip
"""Behind these "thứ" numbers things: "người thứ hai" is no Monday."""


def _weekdays(words: Words, at: int, today: date) -> list[Reading[DateValue]]:
    """thứ hai (the next one), thứ hai tuần sau, thứ sáu này, chủ nhật tuần trước."""
    week = weekday_at(words, at)
    if week is None or (words.says(at, "thứ") and (words.says(at - 1, *_NUMBERED) or is_nth_time(words, at))):
        return []
    weekday, end = week
    monday = today - timedelta(days=today.weekday())
    if (led := _week_before(words, at)) is not None:
        return [_said(monday + timedelta(days=weekday + 7 * led), end, 1.0)]  # "tuần sau em nghỉ | thứ năm"
    ahead = (weekday - today.weekday()) % 7
    # A day of the week alone is the next one; a form about the past may take the last one.
    found = [
        _said(today + timedelta(days=ahead or 7), end, 0.85),
        _said(today + timedelta(days=(ahead or 7) - 7), end, 0.3 if ahead else 0.5),
    ]
    own = end + words.says(end, "của", "cũng")
    if words.says(own, "tuần"):
        step = step_at(words, own + 1, WEEK_STEPS)
        if step is not None:
            found = [_said(monday + timedelta(days=weekday + 7 * step[0]), step[1], 1.0)]
    elif (step := step_at(words, end, WEEK_STEPS)) is not None:
        days_ = (
            (ahead or 7)
            if step[0] == 1
            else ahead
            if step[0] == 0
            else -((today.weekday() - weekday) % 7 or 7)
        )
        over = step[1] - end > 1  # "chủ nhật vừa rồi" is no Sunday to come
        sure = _EITHER if _joins(words, at, end) else 0.95  # what the form asks for tells which
        found = [*([] if over else found), _said(today + timedelta(days=days_), step[1], sure)]
    return found


_EITHER = 0.6
_WEEK_BEFORE = 10
"""Words within which the week of a day of the week is told before it."""


def _week_before(words: Words, at: int) -> int | None:
    """How many weeks away the week is that was told before the day: "tuần sau em nghỉ | thứ năm"."""
    begins = range(at - 2, max(words.clause_begin(at), at - _WEEK_BEFORE) - 1, -1)
    week = next((begin for begin in begins if day_of_week_told(words, begin) == at), None)
    step = step_at(words, week + 1, WEEK_STEPS) if week is not None else None
    return step[0] if step is not None else None


def day_of_week_told(words: Words, at: int, *, busy: bool = False) -> int:
    """The day of the week behind it in the clause for which the week at token `at` is told; 0 where none is, -1 where
    that day tells its own: "tuần này bận nghỉ thứ hai | tuần sau".

    In "tuần này bận hẹn khách | thứ hai" the week is of what is done in it, unless `busy`.
    """
    step = step_at(words, at + 1, WEEK_STEPS) if words.says(at, "tuần") else None
    before = weekday_at(words, at - 2) if step is not None and at > 1 else None
    if step is None or (before is not None and before[1] == at):
        return 0
    ahead = range(step[1], min(words.clause_end(at), at + _WEEK_BEFORE + 1))
    told = next((place for place in ahead if weekday_at(words, place) is not None), 0)
    if (day := weekday_at(words, told) if told else None) is not None:
        until = words.says(day[1], "tới") and weekday_at(words, day[1] + 1) is not None
        if words.says(day[1], "tuần") or (step_at(words, day[1], WEEK_STEPS) is not None and not until):
            return -1
    aside = ("bận", "kẹt", "hẹn") if step[0] < 0 else ("bận", "kẹt")
    own = any(words.says(place, *aside) for place in range(step[1], told))
    return 0 if own and not busy else told


def _joins(words: Words, at: int, end: int) -> bool:
    """Whether "rồi" behind a day to come goes on with what is done: "nghỉ thứ sáu | rồi bàn giao", not "đã nộp …"."""
    behind, begin = end + 1, words.clause_begin(at)
    if not words.says(end, "rồi") or behind >= len(words.tokens) or words.tokens[behind].mark:
        return False
    over = any(words.says(place, "đã", "vừa", "mới") for place in range(begin, at)) or numerals(words, behind)
    return not (over or words.says(behind, *_GOES_ON_OVER) or words.says(at - 1, "hôm", "bữa", "hồi", "từ"))


_GOES_ON_OVER = ("lúc", "và", "với", "bị", "vào", "đến", "tới", "hồi", "có", "là", "mà", "vì", "nhé")  # fmt: skip


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
        if not sign and words.says(end, "nữa") and not words.says(at - 1, "thêm"):
            way, end = 1, end + 1
        elif not sign and words.says(end, "trước"):
            way, end = -1, end + 1
        elif not sign and words.says(end, "sau") and span.value.unit in (Unit.DAY, Unit.WEEK):
            way, end, sure = 1, end + 1, 0.7
        day = add_duration(today, span.value, way) if way else None
        if day is not None:
            found.append(_said(day, end, sure * (0.5 + span.sure / 2)))
    return found


def _relative_months(words: Words, at: int, today: date) -> list[Reading[DateValue]]:
    """15 tháng này, ngày 20 tháng sau, tháng sau, năm ngoái, ngày này tháng sau."""
    found: list[Reading[DateValue]] = []
    named = words.says(at, "ngày", "mùng", "mồng", "hôm")
    begin = at + named
    for day in days(words, begin) if comes(words, at, MONTH) else ():
        if words.says(day.end, "tháng") and (step := step_at(words, day.end + 1, WEEK_STEPS)) is not None:
            month = add_months(today.replace(day=1), step[0])
            sure = 1.0 if named else 0.8
            found.append(Reading(Kind.DATE, 0, step[1], DateValue(day.value, month.month, month.year), sure))
    if words.says(at, "tháng") and (step := step_at(words, at + 1, WEEK_STEPS)) is not None:
        month = add_months(today.replace(day=1), step[0])
        found.append(Reading(Kind.DATE, 0, step[1], DateValue(month=month.month, year=month.year), 0.7))
    if words.says(at, "năm") and (step := step_at(words, at + 1, YEAR_STEPS)) is not None:
        found.append(Reading(Kind.DATE, 0, step[1], DateValue(year=today.year + step[0]), 0.7))
    this_day = words.says(at, "ngày") and words.says(at + 1, "này")
    if this_day and (step := step_at(words, at + 3, YEAR_STEPS)) is not None:
        away = {"tuần": today + timedelta(days=7 * step[0]), "tháng": add_months(today, step[0])}
        away["năm"] = add_months(today, 12 * step[0])
        found += [_said(day_, step[1], 0.95) for word, day_ in away.items() if words.says(at + 2, word)]
    return found


def _relative_years(words: Words, at: int, today: date) -> list[Reading[DateValue]]:
    """A calendar date whose year is relative: 30/4 năm sau, tháng ba năm ngoái."""
    found: list[Reading[DateValue]] = []
    if not comes(words, at, UNIT):
        return found
    for reading in calendar_dates(words, at):
        value = reading.value
        if value.month and not value.year and words.says(reading.end, "năm", "sang"):
            year, end = year_behind(words, reading.end, today)
            begun = any(words.says(place, "từ") for place in (at - 1, at - 2))  # "từ 28/12 | sang năm 2027"
            coming = (today.month, today.day) < (value.month, value.day or 1)
            back = words.says(end, "làm", "đi") or begun  # "28/12 | sang năm làm lại"
            over = words.says(reading.end, "sang") and ((coming and back) or words.says(end, "mới"))
            if end > reading.end and (over or not years(words, reading.end + 1)):
                end += over and words.says(end, "mới")
                value = DateValue(value.day, value.month, today.year if over and coming else year)
                found.append(Reading(Kind.DATE, 0, end, value, max(reading.sure, 0.9)))
    return found


def may_be_date(words: Words, at: int) -> bool:
    """Whether any date may begin with the token at `at`: a cheap look before the real one."""
    toned = words.tokens[at].toned
    if toned in (_FIRST_WORDS if words.accented else _FOLDED_FIRST) or toned[0].isdigit():
        return True
    return toned in NUMBER_FIRST


def may_begin_relative_date(words: Words, at: int) -> bool:
    """Whether the token at `at` may begin a day that needs to know today, without being a number before a unit."""
    toned = words.tokens[at].toned
    if toned in (_BY_FIRST if words.accented else _BY_FIRST_FOLDED):
        return True
    if toned in NUMBER_FIRST and numerals(words, at):
        return False  # "sau" counts only where no marks are written
    return may_be_date(words, at)


def _may_be_relative(words: Words, at: int) -> bool:
    """The same for a day that needs to know today: a number needs a unit of time behind it."""
    if not may_be_date(words, at):
        return False
    toned = words.tokens[at].toned
    return toned not in NUMBER_FIRST or toned in _BY_FIRST or comes(words, at, MONTH | UNIT)


def relative_dates(words: Words, at: int, today: date) -> tuple[Reading[DateValue], ...]:
    """Days at token `at` that need to know `today`; a part of the day may come first ("sáng mai")."""
    if not _may_be_relative(words, at):
        return ()
    begin = at
    if words.says(at, "hồi", "khi") and words.says(at + 1, *PARTS_OF_DAY):
        if words.says(at + 2, "qua") and not words.tokens[at + 2].mark:
            return ranked(at, [_said(today - timedelta(days=1), at + 3, 0.8)])  # "hồi trưa qua"
        end = at + 2 + words.says(at + 2, "nay", "này", "ni", "giờ")
        return ranked(at, [_said(today, end, 0.8)])  # "hồi sáng" is over already
    if words.says(at, *PARTS_OF_DAY) and at + 1 < len(words.tokens):
        begin = at + 1
        if words.says(begin, "nay", "ni", "này", "qua"):
            step = -1 if words.says(begin, "qua") else 0
            return ranked(at, [_said(today + timedelta(days=step), begin + 1, 0.7)])
        # "mai" alone may be a name; "sáng mai" is a day.
        found = [*_named_days(words, begin, today), *_weekdays(words, begin, today)]
        clear = [
            Reading(r.kind, at, r.end, r.value, max(r.sure, 0.7) if r.sure >= 0.5 else r.sure) for r in found
        ]
        return ranked(at, clear)
    found = [
        *_named_days(words, begin, today),
        *_weekdays(words, begin, today),
        *edge_days(words, begin, today),
        *_relative_months(words, begin, today),
        *_relative_years(words, begin, today),
        *_spans_away(words, begin, today),
    ]
    return ranked(at, found)


def read_date(words: Words, at: int, today: date) -> tuple[Reading[DateValue], ...]:
    """Dates at token `at`, calendar and relative, the most likely first."""
    if may_be_calendar_date(words, at) or _may_be_relative(words, at):
        return _read_date(words, at, today)
    return ()


@noted
def _read_date(words: Words, at: int, today: date) -> tuple[Reading[DateValue], ...]:
    near = relative_dates(words, at, today)
    found = [*calendar_dates(words, at), *near]
    if found:
        found += [*day_behind(words, at, near, today), *with_weekday(words, found, today)]
    return tuple(sorted(found, key=lambda reading: (-reading.sure, -reading.end)))
