"""Days of which a part was told before: the month by a range's first day, "đi ngày 20/12, về ngày 25", or the year."""

from dataclasses import replace
from datetime import date

from speak_to_input.core.commands import Fill
from speak_to_input.core.days import iso_day
from speak_to_input.core.decoding.hypothesis import Hypothesis, Step
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.doubt import Doubt
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.offer import Offer
from speak_to_input.core.vocabulary import Known
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


def with_year(scene: Scene, h: Hypothesis, known: Known, step: Step) -> Step:
    """The step, with the year that was told in the same breath: "sinh năm 1959, … thôi ghi ngày 3 tháng 12"."""
    command = step.command
    if not isinstance(command, Fill) or command.doubt is not Doubt.NEEDS_YEAR:
        return step
    told = [s.command.text for s in h.steps if isinstance(s.command, Fill) and s.command.field == known.name]
    year = next((text[:_YEAR] for text in reversed(told) if text[:_YEAR].isdigit()), "")
    day = iso_day(year + command.text[1:]) if year else None
    if day is None:
        return step
    return step._replace(command=replace(command, text=day.isoformat(), doubt=None))


_YEAR = 4
"""Figures."""


def _first_day(scene: Scene, h: Hypothesis, index: int) -> date | None:
    """The first day of the range whose last one the field holds, as told here or before."""
    first = next((a for a, b in scene.vocabulary.ranges if b == index), None)
    if first is None:
        return None
    name = scene.fields[first].name
    told = [s.command.text for s in h.steps if isinstance(s.command, Fill) and s.command.field == name]
    text = told[-1] if told else scene.form.fields[first].value
    return iso_day(text)
