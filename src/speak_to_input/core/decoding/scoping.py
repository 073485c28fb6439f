"""What happens when one of several people or rows is spoken of: "người thụ hưởng thứ hai", "dòng một"."""

from dataclasses import replace

from speak_to_input.core.commands import Clear, Focus, Read
from speak_to_input.core.counted_sides import Named
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.hypothesis import Hypothesis, Step
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.scopes import BOTH
from speak_to_input.core.vocabulary import Known

_ON_FIELD = (Clear, Focus, Read)
_NO_SIDE = ("đời", "cưới", "lấy", "từng", "có", "nhớ")
"""Words before a relative that is not the side itself: "đã có một đời | vợ"."""


def after_scope(scene: Scene, h: Hypothesis, at: int, named: Named) -> list[Hypothesis]:
    """The ways in which such a part may be meant: of the field named before it, or of what follows."""
    if named.end - at == 1 and scene.words.says(at - 1, *_NO_SIDE):
        return []
    if named.name in scene.vocabulary.of_somebody_else:
        h = h.but(other=True)
    gain = named.strength * (w.MENTION_BASE + w.MENTION_WORD * (named.end - at))
    gain -= (1 - named.strength) * w.MENTION_DOUBT
    if named.name == BOTH:
        return [] if named.strength < w.NAME_WHOLE else [h.closed().but(gain, scope="", pause=True)]
    if h.open >= 0:
        known = _within(scene, scene.fields[h.open], named.name)
        if known is None:
            return [h.closed().but(gain, scope=named.name, pause=True)]
        # "tên hàng | dòng hai"
        return [h.but(gain, scope=named.name, open=known.index, open_end=named.end)]
    acted = at - scene.words.says(at - 1, "của")  # "đọc lại ngày sinh | của mẹ"
    if (moved := _of_last_act(scene, h, acted, named)) is not None:
        return [moved.but(gain)]
    if _acted(h, at):
        gain -= w.MENTION_MID_TEXT  # the act was for somebody of this part, not for another's field
    cost = 0.0 if scene.may_begin(h, at) or not h.steps or not h.steps[-1].text else w.MENTION_MID_TEXT
    spoken = h.but(gain - cost, scope=named.name, pause=True)
    first = next((k for k in scene.fields if k.section == named.name), None)
    if first is None or first.kind not in (FieldKind.PERSON, FieldKind.TEXT):
        return [spoken]
    # "mặt hàng một là bột mì": the part stands for its name
    opened = h.but(-cost, scope=named.name, open=first.index, open_gain=gain, open_start=at, open_sure=0.9)
    return [spoken, opened.but(open_end=named.end, linked=False, pause=False)]


def _within(scene: Scene, known: Known, section: str) -> Known | None:
    """The field itself, its twin or its kin, whichever stands in the section."""
    for index in (known.index, *known.twins, *known.kin):
        if scene.fields[index].section == section:
            return scene.fields[index]
    return None


def _acted(h: Hypothesis, at: int) -> bool:
    """Whether an act on a field was named right before."""
    return bool(h.steps) and h.steps[-1].end == at and isinstance(h.steps[-1].command, _ON_FIELD)


def _of_last_act(scene: Scene, h: Hypothesis, at: int, named: Named) -> Hypothesis | None:
    """As in "xóa tên | người thụ hưởng thứ hai": the act just done was for the twin."""
    step = h.steps[-1] if _acted(h, at) else None
    if step is None or not isinstance(step.command, _ON_FIELD):
        return None
    known = scene.known((step.command.what if isinstance(step.command, Read) else step.command.field) or "")
    twin = _within(scene, known, named.name) if known is not None else None
    if twin is None:
        return None
    heard = scene.said(step.start, named.end)
    if isinstance(step.command, Read):
        command: Clear | Focus | Read = replace(step.command, what=twin.name, heard=heard)
    else:
        command = replace(step.command, field=twin.name, heard=heard)
    steps = (*h.steps[:-1], Step(command, step.start, named.end, gain=step.gain))
    return h.but(steps=steps, scope=named.name, last=twin.index)
