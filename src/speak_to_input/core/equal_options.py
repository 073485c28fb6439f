"""The choices of a list whose own value equals what was said: a span of time, a number, a code, a month."""

from datetime import date, time
from decimal import Decimal

from speak_to_input.core.bank_notes import are_notes, note_worth, of_notes
from speak_to_input.core.buckets import in_bucket
from speak_to_input.core.doubt import Doubt
from speak_to_input.core.hours import within
from speak_to_input.core.offer import Offer
from speak_to_input.core.options import months_or_days, whole_year
from speak_to_input.core.vocabulary import Known
from speak_to_input.vi.date_steps import month_end
from speak_to_input.vi.reading import DateValue, Duration, Kind, Reading
from speak_to_input.vi.text import Words, fold

_SAME_PERIOD_DAYS = 20
_RATED = ("sao", "điểm")
_TELLS_NOTE = 0.93


def equal_options(words: Words, known: Known, reading: Reading[object], today: date) -> list[Offer]:
    """Options whose own value equals the reading; for a span that no option has, the nearest ones."""
    end, sure = reading.end, reading.sure
    buckets = known.buckets
    within_one = in_bucket(words, known.index, buckets, reading) if buckets else _note(words, known, reading)
    if within_one or (are_notes(known.sums) and not of_notes(words, reading.start)):
        return list(within_one)
    match reading.kind, reading.value:
        case Kind.DURATION, Duration() as said:
            return _span_options(words, known, said, reading)
        case Kind.NUMBER | Kind.PERCENT, Decimal() as number if number in known.numbers and _measures(
            known, reading.kind
        ):
            rated = words.says(end, *_RATED) and not words.tokens[end].mark
            end, fit = (end + 1, 1.0) if rated else (end, 0.6 + 0.35 * sure)
            return [Offer(known.index, end, known.numbers[number].value, fit, option=True)]
        case Kind.NUMBER, Decimal() as number if _is_scale(known) and words.says(end, *_RATED):
            return [_off_scale(known, number, end + 1, sure)]
        case Kind.MONEY, int(amount) if amount in known.sums:
            return [Offer(known.index, end, known.sums[amount].value, 0.5 + 0.45 * sure, option=True)]
        case ((Kind.CODE | Kind.LETTERS | Kind.BANK), str(code)) if code.upper() in known.codes:
            return [Offer(known.index, end, known.codes[code.upper()].value, 0.5 + 0.45 * sure, option=True)]
        case Kind.DATE_RANGE, (DateValue() as first, DateValue() as last) if _is_month(first, last) and (
            listed := _month_options(known, DateValue(month=last.month, year=last.year), reading, today)
        ):
            return listed
        case Kind.DATE_RANGE, (DateValue() as first, DateValue() as last) if known.periods:
            days = _in_years_of(known, first, last, today) or (first.whole(), last.whole())
            return _period_options(known, days, end, sure)
        case ((Kind.PERSON | Kind.COMPANY), str(name)) if known.open_list:
            return _called(known, name, end, sure)
        case Kind.YES_NO, bool(truth) if known.affirms and truth in known.truths:
            return [Offer(known.index, end, known.truths[truth].value, 0.85 * sure, option=True)]
        case Kind.TIME, time() as clock if known.clocks or known.hours:
            return _clock_options(words, known, clock, reading)
        case Kind.DATE, DateValue(day=None, month=None, relative=None, year=int(year)):
            option = known.periods.get(whole_year(year))
            return [Offer(known.index, end, option.value, sure, option=True)] if option else []
        case Kind.DATE, DateValue() as said if said.month is not None or (
            said.relative is not None
            and any(words.says(place, "tháng") for place in range(reading.start, end))
        ):  # "sau hai tuần" is a day, and no month of a list
            return _month_options(known, said, reading, today)
    return []


def _note(words: Words, known: Known, reading: Reading[object]) -> list[Offer]:
    note = note_worth(words, reading, known.sums)
    return [Offer(known.index, reading.end, note.value, _TELLS_NOTE, option=True)] if note else []


def _is_scale(known: Known) -> bool:
    return len(known.numbers) == len(known.choices) >= _FEWEST_GRADES and not known.spans


def _off_scale(known: Known, said: Decimal, end: int, sure: float) -> Offer:
    """As in "bảy điểm" where five are the most: the nearest grades are offered."""
    nearest = sorted(known.numbers, key=lambda number: abs(number - said))[:2]
    options = tuple(known.numbers[number] for number in sorted(nearest))
    return Offer(known.index, end, "", 0.6 * sure, Doubt.NOT_AN_OPTION, options, option=True)


_FEWEST_GRADES = 3


def _is_month(first: DateValue, last: DateValue) -> bool:
    """Whether the days are the first and the last one of a month: "từ mùng 1 đến 31 tháng 10"."""
    if first.relative is not None or last.relative is not None or first.day != 1 or not last.month:
        return False
    year = last.year or _NO_LEAP
    ends = month_end(year, last.month).day
    return (first.month, first.year) == (last.month, last.year) and last.day is not None and last.day >= ends


_NO_LEAP = 2025


def _called(known: Known, name: str, end: int, sure: float) -> list[Offer]:
    """The one who is listed and called by the end of the name: "anh Quốc Bảo" of "Bùi Quốc Bảo"."""
    said = fold(name).split()
    listed = [(option, fold(option.label).split()) for option in known.choices]
    found = [option for option, label in listed if label == said]
    found = found or [option for option, label in listed if label[-len(said) :] == said]
    if len(found) != 1:
        return []
    fit = max(sure, _LISTED) if len(said) > 1 else _GIVEN
    return [Offer(known.index, end, found[0].value, fit, option=True)]


_LISTED = 0.95
_GIVEN = 0.75
"""How well a given name alone fits: only where the list is named."""


def _in_years_of(known: Known, first: DateValue, last: DateValue, today: date) -> tuple[date, date] | None:
    """The listed stretch with these first and last days of no told year, "từ mùng 1 tháng 7 đến 30 tháng 9"."""
    if first.year is not None or first.relative is not None or last.year not in (None, today.year):
        return None
    same = [
        (start, stop)
        for start, stop in known.periods
        if (start.day, start.month, stop.day, stop.month) == (first.day, first.month, last.day, last.month)
    ]
    # one that has begun is rather meant than one to come
    return min(same, key=lambda days: (days[0] > today, abs(days[0] - today)), default=None)


def _period_options(
    known: Known, said: tuple[date | None, date | None], end: int, sure: float
) -> list[Offer]:
    first, last = said
    if first is None or last is None:
        return []
    option = known.periods.get((first, last))
    if option is not None:
        return [Offer(known.index, end, option.value, sure, option=True)]
    same_length = [
        (abs((start - first).days), option)
        for (start, stop), option in known.periods.items()
        if abs((stop - start).days - (last - first).days) < _SAME_PERIOD_DAYS
    ]
    nearest = tuple(option for _, option in sorted(same_length, key=lambda pair: pair[0])[:2])
    return [Offer(known.index, end, "", 0.6 * sure, Doubt.NOT_AN_OPTION, nearest, option=True)]


def _span_options(words: Words, known: Known, said: Duration, reading: Reading[object]) -> list[Offer]:
    wanted, end, sure = months_or_days(said), reading.end, reading.sure
    if wanted is None or len(known.spans) < 2:
        return []
    for span, option in known.spans:
        if span == wanted:
            return [Offer(known.index, end, option.value, sure, option=True)]
    nearest = tuple(option for _, option in sorted(known.spans, key=lambda pair: abs(pair[0] - wanted))[:2])
    fit = _TOLD_AS_SPAN if _is_led(words, reading) else _SPAN_UNLISTED
    return [Offer(known.index, end, "", fit * sure, Doubt.NOT_AN_OPTION, nearest, option=True)]


def _to_be_called(words: Words, reading: Reading[object], known: Known) -> bool:
    """As in "gọi tôi lúc | 8 giờ": nobody comes at that hour; a label that asks when to call tells so."""
    told = range(words.clause_begin(reading.start), reading.start)
    return known.label_words.isdisjoint(_CALLS) and any(words.tokens[at].folded in _CALLS for at in told)


_CALLS = frozenset({"goi", "alo", "lien"})


def _is_led(words: Words, reading: Reading[object]) -> bool:
    """As in "trong | mười năm", but of no span that is over: "trong 10 năm qua"."""
    return words.says(reading.start - 1, "trong") and not words.says(reading.end, "qua", "nay", "gần", "vừa")


_TOLD_AS_SPAN, _SPAN_UNLISTED = 0.9, 0.6
"""How well a span fits whose list has none so long: "vay 500 triệu trong | mười năm" can be meant of nothing else."""


def _clock_options(words: Words, known: Known, said: time, reading: Reading[object]) -> list[Offer]:
    """The choice at that hour or around it; where none is, the nearest. "mất điện từ | ba giờ" tells since when."""
    if _to_be_called(words, reading, known):
        return []
    end, sure, since = reading.end, reading.sure, words.says(reading.start - 1, *_SINCE)
    if (option := known.clocks.get(said) or (None if since else within(known.hours, said))) is not None:
        return [Offer(known.index, end, option.value, sure, option=True)]
    if not known.clocks:
        return []
    nearest = sorted(known.clocks, key=lambda clock: abs(_minutes(clock) - _minutes(said)))[:2]
    options = tuple(known.clocks[clock] for clock in sorted(nearest))
    return [Offer(known.index, end, "", 0.6 * sure, Doubt.NOT_AN_OPTION, options, option=True)]


_SINCE = ("từ", "hồi", "suốt", "tới", "đến")


def _minutes(clock: time) -> int:
    return clock.hour * 60 + clock.minute


def _month_options(known: Known, said: DateValue, reading: Reading[object], today: date) -> list[Offer]:
    day = said.whole()
    year, month = (day.year, day.month) if day else (said.year, said.month)
    if month is None or said.day is not None:
        return []
    year = year or (today.year if month <= today.month else today.year - 1)
    for option in known.choices:
        if option.value == f"{year:04}-{month:02}":
            return [Offer(known.index, reading.end, option.value, max(reading.sure, 0.85), option=True)]
    return []


def _measures(known: Known, kind: Kind) -> bool:
    """Whether a share of a hundred is among the choices where one is told."""
    return kind is Kind.NUMBER or known.in_percent
