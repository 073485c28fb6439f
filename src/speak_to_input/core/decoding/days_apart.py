"""Days of which a part was told before: the month by a range's first day, "đi ngày 20/12, về ngày 25", or the year."""

from dataclasses import replace
from datetime import date

from speak_to_input.core.commands import Fill
from speak_to_input.core.days import iso_day
from speak_to_input.core.decoding.hypothesis import Hypothesis, Step
from speak_to_input.core.decoding.months_told import from_first_day
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.doubt import Doubt
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.offer import Offer
from speak_to_input.core.vocabulary import Known


def with_month(scene: Scene, h: Hypothesis, at: int, offer: Offer) -> Offer:
    """The offer at token `at`, its month taken from the day before it in a range; itself where there is none."""
    kind = scene.fields[offer.field].kind
    if offer.doubt is not Doubt.NOT_A_DAY or kind not in (FieldKind.DATE, FieldKind.DATETIME):
        return offer
    first = _first_day(scene, h, offer.field) or _just_told(scene, h)
    told = from_first_day(first, scene.found.readings[at], offer)
    if told.doubt is None and kind is FieldKind.DATETIME:
        return told._replace(doubt=Doubt.NEEDS_TIME)
    return told


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


def _just_told(scene: Scene, h: Hypothesis) -> date | None:
    """The day told right before in the same breath: "nộp ngày 5 tháng 11, hạn chót là | mùng 10"."""
    step = h.steps[-1] if h.steps else None
    known = scene.field_of(step)
    if step is None or known is None or known.kind not in (FieldKind.DATE, FieldKind.DATETIME):
        return None
    day = iso_day(step.command.text[:_DAY]) if isinstance(step.command, Fill) else None
    near = day is not None and abs((day - scene.context.today).days) < _A_YEAR
    return day if near else None


_DAY = 10
"""Characters of a day."""
_A_YEAR = 366
"""Days. Behind a day of birth no month is meant."""
_YEAR = 4
"""Figures."""


def _first_day(scene: Scene, h: Hypothesis, index: int) -> date | None:
    """The first day of the range whose last one the field holds, as told here or before."""
    first = scene.first_of_span(index)
    if first is None:
        return None
    name = scene.fields[first].name
    told = [s.command.text for s in h.steps if isinstance(s.command, Fill) and s.command.field == name]
    text = told[-1] if told else scene.form.fields[first].value
    return iso_day(text)
