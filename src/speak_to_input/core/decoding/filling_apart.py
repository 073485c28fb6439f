"""What happens when more or less than one value is said: two in one, a change of one, a choice taken out of a set."""

from speak_to_input.core.commands import Clear, Fill, Held
from speak_to_input.core.correcting.marks import Mark
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.changes import days_moved
from speak_to_input.core.decoding.filled import filled
from speak_to_input.core.decoding.hypothesis import Hypothesis, Step
from speak_to_input.core.decoding.said_in_pairs import Pair
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.decoding.worth import worth
from speak_to_input.core.equal_options import equal_options
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.offer import Offer
from speak_to_input.core.values import value_in
from speak_to_input.core.vocabulary import Known
from speak_to_input.vi.reading import Reading


def after_pair(scene: Scene, h: Hypothesis, at: int, pair: Pair) -> list[tuple[int, Hypothesis]]:
    """A range of days, or a day with its time of day, fills the two fields that belong together."""
    if h.negated or h.open not in (-1, *pair.fields) or (pair.named and h.open < 0):
        return []
    end = pair.end
    bonus = 2 * w.VALUE_BASE + w.VALUE_WORD * (end - at) + h.open_gain - 2 * w.COMMAND + w.RANGE
    after = h
    for index, reading in zip(pair.fields, pair.said, strict=True):
        known = scene.fields[index]
        value = _value_of(scene, known, reading)
        if value is None:
            return []
        heard = scene.said(at, end)
        fill = Fill(known.name, value.text, heard, value.fit, h.repair, value.doubt, value.nearest)
        to_come = known.kind is FieldKind.DATE and value.fit < w.PAIR_FIT and value.doubt is None
        cost = (1 - value.fit) * w.PAIR_UNFIT if to_come else 0.0
        after = filled(scene, after, known, Step(fill, at, end), -cost)
    return [(end, after.but(bonus))]


def _value_of(scene: Scene, known: Known, reading: Reading[object]) -> Offer | None:
    """The reading as the field's value, or as the choice of its list that holds it."""
    today = scene.context.today
    if known.choices:
        return next(iter(equal_options(scene.words, known, reading, today)), None)
    value = value_in(known.slot, reading, today)
    return Offer(known.index, reading.end, *value) if value else None


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
        of_list = at == h.act_end and offer.fit > w.CHOICE_NAMED and not known.affirms  # "xóa | độc thân đi"
        of_list = of_list and _is_all_asked(scene, h, offer)
        if not (offer.option and (known.several or of_list)):
            continue
        before = next((step for step in h.steps if _takes_from(step, known.name)), None)
        fill = before.command if before else None
        held = (fill.text if isinstance(fill, Fill) else scene.form.fields[offer.field].value).split("\n")
        if offer.text not in held:
            led = range(h.act_end, at)
            told = [s for s in h.steps if _is_choice(s, known.name, offer.text)]
            if told and all(scene.marks.at(scene.words, p, Mark.LEAD) for p in led):
                rest = tuple(step for step in h.steps if step not in told)
                filled_yet = any(isinstance(s.command, Fill) and s.command.field == known.name for s in rest)
                bits = h.filled if filled_yet else h.filled & ~(1 << known.index)
                taken = h.but(worth(offer, at) + w.ACT_WITH_OBJECT, steps=rest, filled=bits, act_used=True)
                ways.append((offer.end, taken.but(pause=True)))
            elif offer.fit > w.CHOICE_NAMED and not h.act_used:
                ways.append((offer.end, _nothing_to_take(scene, h, at, offer)))
            continue
        if of_list and _is_replaced(scene, offer):
            ways.append((offer.end, _nothing_to_take(scene, h, at, offer)))
            continue
        left = "\n".join(value for value in held if value != offer.text)
        start = before.start if before else at
        heard = scene.said(start, offer.end)
        fill = Fill(known.name, left, heard, offer.fit, correction=True)
        step = Step(fill if known.several else Clear(known.name, heard), start, offer.end)
        others = h.but(steps=tuple(other for other in h.steps if other is not before))
        gain = worth(offer, at) + w.ACT_WITH_OBJECT
        ways.append((offer.end, others.did(step, gain, act_used=True, last=known.index)))
    return ways


def _is_all_asked(scene: Scene, h: Hypothesis, offer: Offer) -> bool:
    """Whether the clause asks for that and tells nothing: "khách bỏ kinh doanh rồi" tells what somebody does."""
    led = range(scene.words.clause_begin(h.act_at), h.act_at)
    if any(scene.words.says(place, *_WHO_GIVES_UP) for place in led):
        return False
    return scene.clause_may_end(offer.end, grave=True)


def _is_replaced(scene: Scene, offer: Offer) -> bool:
    """As in "bỏ kinh doanh, | mua xe": behind it stands what it shall be instead, which takes its place."""
    return any(
        other.option and other.field == offer.field and other.text != offer.text
        for place in range(offer.end, len(scene.words))
        for other in scene.found.offers[place]
        if other.fit > w.CHOICE_PART
    )


_WHO_GIVES_UP = ("khách", "đòi", "họ", "nó", "ảnh", "ổng", "bả")


def _nothing_to_take(scene: Scene, h: Hypothesis, at: int, offer: Offer) -> Hypothesis:
    """As in "bỏ luật phòng chống rửa tiền ra": what is to be taken out is not in the set, and is not put into it."""
    held = Step(Held(scene.said(h.act_at, offer.end)), h.act_at, offer.end)
    return h.did(held, worth(offer, at) + w.ACT_WITH_OBJECT - w.COMMAND, act_used=True)


def _is_choice(step: Step, field: str, text: str) -> bool:
    """As in "thẻ tín dụng và vay mua nhà, bỏ | vay mua nhà ra": whether the step told that choice of the set."""
    command = step.command
    return isinstance(command, Fill) and (command.field, command.text) == (field, text)


def _takes_from(step: Step, field: str) -> bool:
    """Whether the step took a choice out of that set."""
    return isinstance(step.command, Fill) and step.command.field == field and step.command.correction
