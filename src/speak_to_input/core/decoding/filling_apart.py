"""What happens when more or less than one value is said: two in one, a change of one, a choice taken out of a set."""

from speak_to_input.core.commands import Fill
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.changes import days_moved
from speak_to_input.core.decoding.filled import filled
from speak_to_input.core.decoding.hypothesis import Hypothesis, Step
from speak_to_input.core.decoding.said_in_pairs import Pair
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.decoding.worth import worth
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.values import value_in


def after_pair(scene: Scene, h: Hypothesis, at: int, pair: Pair) -> list[tuple[int, Hypothesis]]:
    """A range of days, or a day with its time of day, fills the two fields that belong together."""
    if h.negated or h.open not in (-1, *pair.fields) or (pair.named and h.open < 0):
        return []
    end = pair.end
    bonus = 2 * w.VALUE_BASE + w.VALUE_WORD * (end - at) + h.open_gain - 2 * w.COMMAND + w.RANGE
    after = h
    for index, reading in zip(pair.fields, pair.said, strict=True):
        known = scene.fields[index]
        value = value_in(known.slot, reading, scene.context.today)
        if value is None:
            return []
        fill = Fill(known.name, value.text, scene.said(at, end), value.fit, h.repair, value.doubt)
        to_come = known.kind is FieldKind.DATE and value.fit < w.PAIR_FIT and value.doubt is None
        cost = (1 - value.fit) * w.PAIR_UNFIT if to_come else 0.0
        after = filled(scene, after, known, Step(fill, at, end), -cost)
    return [(end, after.but(bonus))]


def after_days(scene: Scene, h: Hypothesis, at: int) -> list[tuple[int, Hypothesis]]:
    """As in "lùi ngày kết thúc | hai ngày": the day that the open field holds is moved."""
    known = scene.fields[h.open]
    return [(step.end, filled(scene, h, known, step, w.MOVED_DAY)) for step in days_moved(scene, h, at)]


def after_removals(scene: Scene, h: Hypothesis, at: int) -> list[tuple[int, Hypothesis]]:
    """As in "bỏ thẻ tín dụng ra": a choice is taken out of a set; "bỏ bảo hiểm với tiết kiệm" takes two."""
    if h.negated or any(h.act_end <= only < at for only in scene.onlys):
        return []
    ways = []
    for offer in scene.found.offers[at]:
        known = scene.fields[offer.field]
        if not (known.several and offer.option):
            continue
        before = next((step for step in h.steps if _takes_from(step, known.name)), None)
        fill = before.command if before else None
        held = (fill.text if isinstance(fill, Fill) else scene.form.fields[offer.field].value).split("\n")
        if offer.text not in held:
            continue
        left = "\n".join(value for value in held if value != offer.text)
        start = before.start if before else at
        step = Step(
            Fill(known.name, left, scene.said(start, offer.end), offer.fit, correction=True), start, offer.end
        )
        others = h.but(steps=tuple(other for other in h.steps if other is not before))
        gain = worth(offer, at) + w.ACT_WITH_OBJECT
        ways.append((offer.end, others.did(step, gain, act_used=True, last=known.index)))
    return ways


def _takes_from(step: Step, field: str) -> bool:
    """Whether the step took a choice out of that set."""
    return isinstance(step.command, Fill) and step.command.field == field and step.command.correction
