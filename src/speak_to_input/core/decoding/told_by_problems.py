"""What a narrated problem tells besides its text: how many there were, and of what sort they are.

"bị trừ | phí hai lần" is of the fees; "phát hiện | ba vụ giả chữ ký" counts as well.
"""

from collections.abc import Iterator, Sequence

from speak_to_input.core.commands import Fill
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.filled import filled
from speak_to_input.core.decoding.hypothesis import Hypothesis, Step
from speak_to_input.core.decoding.narratives import NEAR, is_narrated, narrated, narrative_fields
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.decoding.story_verbs import called
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.noted import noted
from speak_to_input.core.vocabulary import Known
from speak_to_input.vi.reading import Kind

_SURE = 0.9


def with_more_told(scene: Scene, steps: Sequence[Step]) -> tuple[Step, ...]:
    """The steps with what narrated problems tell besides."""
    problems = [narrative_fields(scene).get(role, -1) for role in ("problem", "violation")]
    done: list[Step] = []
    for step in steps:
        known = scene.field_of(step)
        if known is not None and known.index in problems and step.text and is_narrated(scene, step):
            done += _besides(scene, (*steps, *done), step)
        done.append(step)
    return tuple(done)


def after_counted(scene: Scene, h: Hypothesis, at: int) -> Iterator[tuple[int, Hypothesis]]:
    """The readings in which a verb tells how many were checked, or found: "rà | hai trăm hồ sơ"."""
    if h.open >= 0 or h.negated or h.refusing:
        return
    for role, number in scene.stories.counts_at(at):
        known = _counting(scene).get(role)
        end = scene.stories.counted(number)
        if known is None or h.filled >> known.index & 1:
            continue
        if any(m.field == known.index for m in scene.found.mentions[at]):
            continue  # the verb is the field's own name
        step = _count_step(scene, known, number, end)._replace(start=at)
        yield end, filled(scene, h, known, step, w.COUNTED_WORD * (end - at))


def _besides(scene: Scene, told: Sequence[Step], step: Step) -> list[Step]:
    """The steps for the number and the choices that the words of a problem tell."""
    found: list[Step] = []
    if (counted := _count(scene, told, step)) is not None:
        found.append(counted)
    at = step.start
    while at < step.end:
        chosen = _choice(scene, (*told, *found), at, step.end)
        found += [chosen] if chosen is not None else []
        at = chosen.end if chosen is not None else at + 1
    leads = (
        p
        for p in range(max(0, step.start - NEAR), step.start)
        for t in narrated(scene, p)
        if t.text == step.start
    )
    chosen = next((c for p in leads if (c := _choice(scene, (*told, *found), p, step.start))), None)
    return [*found, chosen] if chosen is not None else found


def _count(scene: Scene, told: Sequence[Step], step: Step) -> Step | None:
    """As in "phát hiện | ba vụ giả chữ ký": how many, where the form asks for the number of what was found."""
    end, known = scene.stories.counted(step.start), _counting(scene).get("found")
    if not end or known is None or not scene.form.fields[known.index].empty:
        return None
    return (
        None if any(scene.field_of(s) is known for s in told) else _count_step(scene, known, step.start, end)
    )


def _count_step(scene: Scene, known: Known, at: int, end: int) -> Step:
    number = next(r for r in scene.found.readings[at] if r.kind is Kind.NUMBER)
    return Step(
        Fill(known.name, str(number.value), scene.said(at, end), _SURE, bare=True), at, end, bare=True
    )


@noted
def _counting(scene: Scene) -> dict[str, Known]:
    """The fields for how many were checked, and how many were found: the form's only one of each."""
    numbers = [known for known in scene.fields if known.kind is FieldKind.NUMBER]
    told = {
        role: [k for k in numbers if role in called(scene.told, k.label)] for role in ("reviewed", "found")
    }
    return {role: found[0] for role, found in told.items() if len(found) == 1}


def _choice(scene: Scene, done: Sequence[Step], at: int, end: int) -> Step | None:
    """The clearest choice of a list nothing is told of yet that stands by itself at token `at`."""
    for bare in scene.bare_offers(at):
        offer, known = bare.offer, scene.fields[bare.offer.field]
        told = any(scene.field_of(s) is known for s in done) or not scene.form.fields[known.index].empty
        if not offer.option or offer.end > end or told or offer.doubt is not None:
            continue
        if bare.worth - bare.cost > w.CATEGORY_TOLD:
            fill = Fill(known.name, offer.text, scene.said(at, offer.end), offer.fit, bare=True)
            return Step(fill, at, offer.end, bare=True)
    return None
