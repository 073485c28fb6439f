"""Values that are told by another field's: "địa chỉ nơi làm việc giống địa chỉ nhà", "ghi chú như trên".

The field is named (or was asked for), then a mark of sameness, then the other one of the same sort. Where that one
holds nothing, or it is not clear which is meant, the field is only gone to: nothing is copied on a guess.
"""

from collections.abc import Iterator

from speak_to_input.core.commands import Fill, Focus
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.filled import filled
from speak_to_input.core.decoding.hypothesis import Hypothesis, Step
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.language import Cue
from speak_to_input.core.mentions import CueMark
from speak_to_input.core.verify import canonical
from speak_to_input.core.vocabulary import Known

_WRITTEN = frozenset({FieldKind.TEXT, FieldKind.PROSE})
_CLEARLY = 0.9
_LIGHT = ("là", "với", "như", "cái", "ô", "mục", "phần", "chỗ", "y", "luôn")
"""Between the mark and the other field's name."""
_ABOVE = ("trên", "nãy", "trước")
"""Behind "số" or "cái" these point to what was told: "giống số ở trên"."""


def after_same(scene: Scene, h: Hypothesis, at: int, mark: CueMark) -> list[tuple[int, Hypothesis]]:
    """The ways in which a mark of sameness at token `at` may be taken, each with the token at which it ends."""
    target = _target(scene, h)
    if target is None or target.choices or mark.strength < _CLEARLY:
        return []  # a choice is said by its name; "từ chối đơn này" only sounds like "giống"
    if mark.cue is Cue.SAME_AS_TOLD:
        source = _last_told(scene, h, target)
        return [(mark.end, _copied(scene, h, at, mark.end, target, source))]
    begin = mark.end
    while (
        begin < len(scene.words) and scene.words.says(begin, *_LIGHT) and not scene.words.tokens[begin].mark
    ):
        begin += 1
    if begin >= len(scene.words) or scene.words.tokens[begin].mark:
        return []
    return [(end, _copied(scene, h, at, end, target, source)) for end, source in _named(scene, begin, target)]


def _target(scene: Scene, h: Hypothesis) -> Known | None:
    """The field that the value is for."""
    if h.open >= 0:
        return scene.fields[h.open]
    return scene.fields[scene.asked] if scene.asked >= 0 and not h.steps else None


def _named(scene: Scene, at: int, target: Known) -> Iterator[tuple[int, Known]]:
    named = [(mention, scene.fields[mention.field]) for mention in scene.found.mentions[at]]
    fitting = [
        (m, s) for m, s in named if m.strength > w.NAME_SOON and s is not target and _same_sort(s, target)
    ]
    if fitting:
        _, source = max(fitting, key=lambda found: (found[0].strength, found[0].end))
        yield max(m.end for m, s in fitting if s is source), source


def _last_told(scene: Scene, h: Hypothesis, target: Known) -> Known | None:
    """Of the same sort the one told last, or the only one that holds anything; None where none is clear."""
    told = (scene.field_of(step) for step in reversed(h.steps))
    names = (scene.context.last, scene.context.before_last, *scene.context.recent)
    for known in (*told, *(scene.known(name or "") for name in names)):
        if (
            known is not None
            and known is not target
            and _same_sort(known, target)
            and _value(scene, h, known)
        ):
            return known
    held = [k for k in scene.fields if k is not target and _same_sort(k, target) and _value(scene, h, k)]
    return held[0] if len(held) == 1 else None


def _same_sort(one: Known, other: Known) -> bool:
    return one.kind is other.kind or {one.kind, other.kind} <= _WRITTEN


def _value(scene: Scene, h: Hypothesis, known: Known) -> str:
    """What was told for the field here, else what it holds."""
    fills = (step.command for step in reversed(h.steps))
    told = next(
        (f.text for f in fills if isinstance(f, Fill) and f.field == known.name and f.doubt is None), ""
    )
    return told or canonical(known.kind, scene.form.fields[known.index].value)


def _copied(
    scene: Scene, h: Hypothesis, at: int, end: int, target: Known, source: Known | None
) -> Hypothesis:
    start = h.open_start if h.open >= 0 else at
    text = _value(scene, h, source) if source is not None else ""
    if not text:
        step = Step(Focus(target.name, scene.said(start, end)), start, end)
        return h.did(step, h.open_gain + w.COPIED, open=-1, open_gain=0.0, linked=False)
    fill = Fill(target.name, text, scene.said(at, end), clause=scene.said(start, end), to_check=True)
    return filled(scene, h, target, Step(fill, start, end), h.open_gain + w.COPIED)
