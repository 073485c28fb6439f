"""A value takes its field: what becomes of the values that were told for it before."""

from dataclasses import replace

from speak_to_input.core.commands import Command, Fill
from speak_to_input.core.correcting.marks import Mark
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.changes import change_of, changed
from speak_to_input.core.decoding.days_apart import with_year
from speak_to_input.core.decoding.full_names import in_full
from speak_to_input.core.decoding.hypothesis import Hypothesis, Step
from speak_to_input.core.decoding.moments_apart import with_day
from speak_to_input.core.decoding.said_again import tells_again, without_guess
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.decoding.speakers import introduces
from speak_to_input.core.doubt import Doubt
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.vocabulary import Known


def _follows(scene: Scene, step: Step) -> bool:
    """As in "khớp … à, số dư là 18 triệu, vậy là | lệch": what follows from that outdoes what was told before."""
    marks = scene.marks.among(scene.words)
    before = [marks[at] for at in range(step.start - _LED, step.start) if at in marks]
    return any(here.get(Mark.SO_IT_IS) == step.start for here in before)


_LED = 3


def _alike(one: Command, other: Command) -> bool:
    """Whether both fill one field with one value."""
    if not isinstance(one, Fill) or not isinstance(other, Fill) or other.doubt is not None:
        return False
    return (one.field, one.text) == (other.field, other.text)


def _is_held(scene: Scene, known: Known, step: Step) -> bool:
    """Whether the field holds that choice already: "à | không hợp lệ mới đúng" is no repair to "hợp lệ"."""
    held = scene.form.fields[known.index].value
    return bool(known.choices) and isinstance(step.command, Fill) and step.command.text == held != ""


def _has_text(scene: Scene, steps: tuple[Step, ...], known: Known) -> bool:
    """As in "lý do … sinh sống, quản | lý trực tiếp là …": half a name gives up no text that was told before."""
    return any(s.text and scene.field_of(s) is known for s in steps)


def _clearer(scene: Scene, steps: tuple[Step, ...], known: Known, step: Step) -> Step | None:
    """The clearer one of two choices of a list that both go without its name; None where they are about as clear."""
    before = next((s for s in reversed(steps) if scene.field_of(s) is known), None)
    if before is None or not (before.bare and step.bare):
        return None
    one, other = before.command, step.command
    if not (isinstance(one, Fill) and isinstance(other, Fill)) or one.doubt or other.doubt:
        return None
    if scene.words.says(before.start, "chưa", "chửa") and scene.words.says(step.start, "đang"):
        return step  # "chưa giải quyết xong đâu, đang xử lý": the no only leads to what is so
    if abs(one.score - other.score) < _CLEARLY:
        return None
    return before if one.score > other.score else step


_CLEARLY = 0.1


def filled(scene: Scene, h: Hypothesis, known: Known, step: Step, gain: float) -> Hypothesis:
    """`step` fills the field `known`."""
    if h.refusing:
        return h.but(gain, open=-1, open_gain=0.0, linked=False, refusing=False, pause=True)
    if h.repair and h.denied and not h.steps and _is_held(scene, known, step):
        # "không phải phòng nhân sự, | phòng kế toán": what it is now is what it is not
        return h.but(gain, open=-1, open_gain=0.0, linked=False, denied=False, pause=True)
    if change_of(scene, h, known, step):
        step = changed(scene, h, known, step)
    elif h.unowned and isinstance(step.command, Fill):
        unsure = replace(step.command, doubt=step.command.doubt or Doubt.UNSURE)
        step = step._replace(command=unsure)
    if known.kind is FieldKind.DATE and h.filled >> known.index & 1:
        alone, step = step, with_year(scene, h, known, step)
        gain += w.YEAR_JOINED if step is not alone else 0.0
    alone = step
    h, step = with_day(scene, h, known, step)
    gain += w.MOMENT_JOINED if step is not alone else 0.0
    if h.repair and _is_held(scene, known, step):
        gain -= w.REPAIRED_TO_ITSELF
    if tells_again(scene, h, known, step):
        return h.but(gain, open=-1, open_gain=0.0, linked=False, pause=True, act_used=True)
    h = without_guess(scene, h, known, step)
    steps = h.steps
    again = not (step.bare or known.several) and scene.words.says(h.open_start - 1, "à", "ủa", "ấy")
    if h.repair or again or in_full(scene, h, step) or (known.choices and _follows(scene, step)):
        # the repaired value takes the place of the one said before
        steps = tuple(s for s in steps if not (isinstance(s.command, Fill) and s.command.field == known.name))
    elif _introduces_another(scene, h, known, step.start):
        gain -= w.SOMEBODY_ELSE
    elif h.filled >> known.index & 1:
        if any(_alike(s.command, step.command) for s in steps):
            # "rất hài lòng, năm điểm" says one thing twice
            named = tuple(
                s if step.bare or not _alike(s.command, step.command) else s._replace(bare=False)
                for s in steps
            )
            return h.but(
                gain, steps=named, open=-1, open_gain=0.0, linked=False, pause=not step.text, act_used=True
            )
        if (
            known.choices
            and not known.several
            and (clearer := _clearer(scene, steps, known, step)) is not None
        ):
            # "chưa mần xong mô, còn đang xử lý": what is called by its name, and not what only tells of it
            kept = (
                steps
                if clearer is not step
                else (*(s for s in steps if scene.field_of(s) is not known), step)
            )
            return h.but(
                gain, steps=kept, open=-1, open_gain=0.0, linked=False, pause=not step.text, act_used=True
            )
        gain -= 0.0 if known.several else w.SECOND_VALUE
        gain -= (
            w.NOT_A_VALUE
            if step.text and h.open_sure < w.NAME_FAIR and _has_text(scene, steps, known)
            else 0.0
        )
    return h.but(
        gain, steps=(*steps, step), negated=False, pause=not step.text, open=-1, open_gain=0.0, linked=False,
        repair=False, relative=0, unowned=False, last=known.index, filled=h.filled | (1 << known.index),
        act_used=True, scope=known.section if known.section in scene.vocabulary.parted else h.scope,
    )  # fmt: skip


def _introduces_another(scene: Scene, h: Hypothesis, known: Known, at: int) -> bool:
    """As in "khách tên là Bảo Anh, tôi tên | Trần Sơn": the speaker, behind the name that the field is to hold."""
    if known.kind is not FieldKind.PERSON or not introduces(scene.words, at, "là", "tên"):
        return False
    told = range(h.open_end, at - 2) if h.open == known.index else ()
    return bool(h.filled >> known.index & 1) or any(
        o.field == known.index for p in told for o in scene.found.offers[p]
    )
