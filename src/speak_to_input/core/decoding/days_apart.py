"""A day of the month alone, whose month the first day of the same range tells: "đi ngày 20 tháng 12, về ngày 25"."""

from datetime import date

from speak_to_input.core.commands import Doubt, Fill
from speak_to_input.core.days import iso_day
from speak_to_input.core.decoding.hypothesis import Hypothesis
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.offer import Offer
from speak_to_input.vi.date_steps import add_months
from speak_to_input.vi.reading import DateValue, Kind

_TOLD = 0.95


def with_month(scene: Scene, h: Hypothesis, at: int, offer: Offer) -> Offer:
    """The offer at token `at`, its month taken from the day before it in a range; itself where there is none."""
    if offer.doubt is not Doubt.NOT_A_DAY or scene.fields[offer.field].kind is not FieldKind.DATE:
        return offer
    first = _first_day(scene, h, offer.field)
    day = next(
        (
            reading.value.day
            for reading in scene.found.readings[at]
            if reading.kind is Kind.DATE and reading.end == offer.end and isinstance(reading.value, DateValue)
            if reading.value.month is None and reading.value.relative is None and reading.value.year is None
        ),
        None,
    )
    if first is None or day is None:
        return offer
    month = first if day >= first.day else add_months(first.replace(day=1), 1)
    try:
        found = month.replace(day=day)
    except ValueError:  # the month has no such day
        return offer
    return offer._replace(text=found.isoformat(), fit=_TOLD, doubt=None)


def _first_day(scene: Scene, h: Hypothesis, index: int) -> date | None:
    """The first day of the range whose last one the field holds, as told here or before."""
    first = next((a for a, b in scene.vocabulary.ranges if b == index), None)
    if first is None:
        return None
    name = scene.fields[first].name
    told = [s.command.text for s in h.steps if isinstance(s.command, Fill) and s.command.field == name]
    text = told[-1] if told else scene.form.fields[first].value
    return iso_day(text)
