"""A span of days on a form: its first day, its last, and the field that counts its days. The three must agree."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation

from speak_to_input.core import say
from speak_to_input.core.commands import Fill
from speak_to_input.core.days import iso_day
from speak_to_input.core.forms import Field, Form
from speak_to_input.core.plan import Question
from speak_to_input.core.turns import PendingKind
from speak_to_input.core.vocabulary import Vocabulary
from speak_to_input.vi.reading import Unit

_DAY = timedelta(days=1)
_FRIDAY = 4
_HALF = Decimal("0.5")
_LONGEST = 400
"""Days: what lasts longer is counted in months."""


@dataclass(frozen=True, slots=True)
class Lasting:
    """The three fields of one span."""

    start: Field
    end: Field
    count: Field

    @property
    def days(self) -> Decimal | None:
        """How many days the span is said to last."""
        try:
            return Decimal(self.count.value.replace(",", "."))
        except InvalidOperation:
            return None


def spans_of(form: Form, vocabulary: Vocabulary) -> list[Lasting]:
    """The spans whose days a field of the same section counts."""
    found = []
    for first, second in vocabulary.ranges:
        start, end = form.fields[first], form.fields[second]
        counts = [
            form.fields[known.index]
            for known in vocabulary.fields
            if known.slot.unit is Unit.DAY and not known.choices and known.section == start.section
        ]
        sections = [form.fields[at].section for at, _ in vocabulary.ranges]
        if len(counts) == 1 and sections.count(start.section) == 1:
            found.append(Lasting(start, end, counts[0]))
    return found


def disagreement(span: Lasting) -> str:
    """What is wrong with a count of days that its first and last day do not bear out; "" where nothing is.

    Days off may be counted or not, and half a day at one end as well.
    """
    first, last, days = iso_day(span.start.value), iso_day(span.end.value), span.days
    if first is None or last is None or days is None or last < first:
        return ""
    whole, working = (last - first).days + 1, _working(first, last)
    if working - _HALF <= days <= whole:
        return ""
    counted = f"{whole} ngày" if whole == working else f"{whole} ngày ({working} ngày làm việc)"
    told = f"Từ {say.day(span.start.value)} đến {say.day(span.end.value)} là {counted}"
    return f"{told}, nhưng {say.label_of(span.count)} là {span.count.value}"


def end_question(form: Form, vocabulary: Vocabulary, touched: frozenset[str]) -> Question | None:
    """Where first day and count are told and the last day is not: whether it is the day that follows from them."""
    for span in spans_of(form, vocabulary):
        first, count = iso_day(span.start.value), span.days
        usable = span.end.enabled and span.end.empty and bool(touched & {span.start.name, span.count.name})
        if not usable or first is None or count is None or count != int(count):
            continue
        if not 0 < count <= _LONGEST:
            continue
        last, working = first + (int(count) - 1) * _DAY, _last_working(first, int(count))
        name = say.label_of(span.end)
        told = f"{say.label_of(span.count)} {int(count)} từ {say.day(span.start.value)}"
        told = f"{told[:1].upper()}{told[1:]} thì {name} là"
        of = (span.start.name, span.count.name)
        if last == working:
            on_yes = (_fill(span.end, last),)
            text = f"{told} {say.day(last.isoformat())}, em điền luôn nhé?"
            yes_no = ("Có", "Không")
            return Question(
                PendingKind.CLARIFY, text, yes_no, on_yes=on_yes, asked=span.end.name, rests_on=of
            )
        days = (say.day(last.isoformat()), say.day(working.isoformat()))
        options = (f"{days[0]} tính cả cuối tuần", f"{days[1]} không tính cuối tuần")
        text = f"{told} {options[0]} hay {options[1]} ạ?"
        choices = (_fill(span.end, last), _fill(span.end, working))
        return Question(PendingKind.CHOOSE, text, options, choices, asked=span.end.name, rests_on=of)
    return None


def count_question(form: Form, vocabulary: Vocabulary, read: frozenset[str]) -> Question | None:
    """Where the count of a span whose both ends are told is asked for and empty: whether it is what they come to."""
    for span in spans_of(form, vocabulary):
        first, last = iso_day(span.start.value), iso_day(span.end.value)
        if (
            span.count.name not in read
            or not span.count.empty
            or first is None
            or last is None
            or last < first
        ):
            continue
        whole, working = (last - first).days + 1, _working(first, last)
        told = f"Từ {say.day(span.start.value)} đến {say.day(span.end.value)} là {whole} ngày"
        of = (span.start.name, span.end.name)
        counts = [Fill(span.count.name, str(days), f"{days} ngày") for days in (whole, working)]
        if whole == working:
            return Question(
                PendingKind.CLARIFY, f"{told}, em điền luôn nhé?", ("Có", "Không"),
                on_yes=(counts[0],), asked=span.count.name, rests_on=of,
            )  # fmt: skip
        options = (f"{whole} ngày tính cả cuối tuần", f"{working} ngày không tính cuối tuần")
        text = f"{told} tính cả cuối tuần, hay {options[1]} ạ?"
        return Question(PendingKind.CHOOSE, text, options, tuple(counts), asked=span.count.name, rests_on=of)
    return None


def _fill(field: Field, day: date) -> Fill:
    return Fill(field.name, day.isoformat(), say.day(day.isoformat()))


def _working(first: date, last: date) -> int:
    """Days from Monday to Friday, both ends counted."""
    return sum((first + n * _DAY).weekday() <= _FRIDAY for n in range((last - first).days + 1))


def _last_working(first: date, days: int) -> date:
    """The last of so many days from Monday to Friday; a first day off counts."""
    day = first
    while days > 1:
        day += _DAY
        days -= day.weekday() <= _FRIDAY
    return day
