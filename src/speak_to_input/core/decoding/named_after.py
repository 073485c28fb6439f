"""Free text that is said before the field that takes it: "điền kế toán trưởng vào ô chức vụ", "… là mô tả"."""

from speak_to_input.core.commands import Fill
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.filled import filled
from speak_to_input.core.decoding.hypothesis import Hypothesis, Step
from speak_to_input.core.decoding.objections import NOBODY, objections
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.language import Cue


def after_into(scene: Scene, h: Hypothesis, at: int) -> list[tuple[int, Hypothesis]]:
    """As in "điền kế toán trưởng vào ô chức vụ": words, then the free-text field that takes them."""
    ways: list[tuple[int, Hypothesis]] = []
    going = any(m.cue is Cue.GOTO for m in scene.found.cues[h.act_at])
    if h.negated or going:  # "cho con trỏ vào ô ghi chú"
        return ways
    while scene.words.says(at, "lại", "là", "rằng"):
        at += 1  # "ghi lại là | tạm dừng giao dịch vào ô …"
    for start, end in scene.intos:
        if start <= at or end >= len(scene.words):
            continue
        for mention in scene.found.mentions[end]:
            known = scene.fields[mention.field]
            if not known.whole or known.kind is FieldKind.CHOICE or mention.strength < w.INTO_NAME:
                continue
            if known.kind is FieldKind.PERSON and all(scene.words.says(p, *NOBODY) for p in range(at, start)):
                continue  # "ghi thằng em ruột tui vô chỗ người tham chiếu"
            texts = scene.texts
            text = texts.exactly(at, start, known)
            named = mention.strength * (w.MENTION_BASE + w.MENTION_WORD * (mention.end - end))
            gain = text.gain + named + w.NAMED_VALUE + w.LINKED_VALUE - w.COMMAND
            fill = Fill(known.name, texts.spelled(text, known), texts.said(text), 1.0, h.repair)
            ways.append((mention.end, filled(scene, h.closed(), known, Step(fill, at, mention.end), gain)))
    return ways


def after_before_name(scene: Scene, h: Hypothesis, at: int) -> list[tuple[int, Hypothesis]]:
    """As in "khách mất tiền trong thẻ là mô tả": words, and behind them the field that takes them."""
    ways: list[tuple[int, Hypothesis]] = []
    if h.negated or h.open >= 0 or not (scene.may_begin(h, at) or scene.texts.sets_off(at - 1)):
        return ways
    for end, start, mention in scene.named_behind:
        known = scene.fields[mention.field]
        if end - at < _LEAST_BEFORE or h.filled >> known.index & 1:
            continue
        if scene.name_behind(at, known.index) < end:
            continue
        texts = scene.texts
        text = texts.exactly(at, end, known)
        named = mention.strength * (w.MENTION_BASE + w.MENTION_WORD * (mention.end - start))
        gain = (
            text.gain
            + named
            + w.NAMED_VALUE
            - w.COMMAND
            - objections(scene, known, at).to_text(scene, end).always
        )
        fill = Fill(known.name, texts.spelled(text, known), texts.said(text), 1.0, h.repair)
        ways.append((mention.end, filled(scene, h, known, Step(fill, at, mention.end), gain)))
    return ways


_LEAST_BEFORE = 2
