"""What is attached without its field being named: "đính kèm giấy khám bệnh"."""

from speak_to_input.core.commands import Attach
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.hypothesis import Hypothesis, Step
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.language import Cue
from speak_to_input.core.mentions import CueMark

_MOST_WORDS = 8
_CLEARLY = ("đính", "kèm", "upload", "attach")
"""Words that speak of files only; others need a paper behind them: "tải | biên bản | lên"."""


def after_paper(scene: Scene, h: Hypothesis, at: int, mark: CueMark) -> list[tuple[int, Hypothesis]]:
    """The cue at token `at` with the paper that is named behind it, up to the end of the clause."""
    end = _next_break(scene, mark.end)
    into, field = _place_told(scene, mark.end, end)
    last, end = end, into or end
    if not 0 < end - mark.end <= _MOST_WORDS or h.negated or not scene.may_begin(h, at):
        return []
    clearly = any(scene.words.says(place, *_CLEARLY) for place in range(at, mark.end))
    if not (clearly or any(m.cue is Cue.PAPER for m in scene.found.cues[mark.end])) or _asks(scene, at, end):
        return []
    gain = mark.strength * (w.CUE_BASE + w.CUE_WORD * (mark.end - at)) - w.COMMAND
    gain -= w.PAPER_WORD * (end - mark.end)
    end = last if into else end
    step = Step(Attach(field, scene.said(at, end)), at, end, gain=gain)
    return [(end, h.closed().did(step, gain, act=Cue.FILL, act_used=True))]


def named_paper(scene: Scene, h: Hypothesis, at: int) -> list[tuple[int, Hypothesis]]:
    """As in "tệp đính kèm là | giấy khám bệnh": whoever tells what is attached wants it attached."""
    known = scene.fields[h.open]
    if known.kind is not FieldKind.FILE or not h.linked or h.negated:
        return []
    end = _next_break(scene, at)
    if end - at > _MOST_WORDS:
        return []
    led = all(p in scene.links or scene.texts.is_particle(p) for p in range(h.open_end, at))
    led = led and any(m.cue is Cue.PAPER for m in scene.found.cues[at])  # no "đính kèm là | mật"
    denied = at in scene.untold or any(m.cue is Cue.NEGATE for m in scene.found.cues[at])
    if denied or not led or _asks(scene, at, end):
        return []
    gain = h.open_gain + w.NAMED_VALUE + w.LINKED_VALUE - w.COMMAND - w.PAPER_WORD * (end - at)
    step = Step(Attach(known.name, scene.said(h.open_start, end)), h.open_start, end, gain=gain)
    return [(end, h.did(step, gain, open=-1, open_gain=0.0, linked=False, act_used=True, last=known.index))]


def _place_told(scene: Scene, start: int, end: int) -> tuple[int, str | None]:
    """As in "đính kèm cái biên bản | vào phần tài liệu": where it is told into which field, and that field."""
    for at in range(start + 1, end):
        if not any(mark.cue is Cue.INTO for mark in scene.found.cues[at]):
            continue
        names = (m for place in range(at + 1, end) for m in scene.found.mentions[place])
        files = [
            m for m in names if scene.fields[m.field].kind is FieldKind.FILE and m.strength > w.NAME_HEARD
        ]
        if files:
            return at, scene.fields[max(files, key=lambda m: m.strength).field].name
    return 0, None


def _next_break(scene: Scene, start: int) -> int:
    """The next token before which a pause or a joining word stands."""
    for at in range(start + 1, len(scene.words)):
        if scene.words.tokens[at].mark or any(m.cue is Cue.CONNECT for m in scene.found.cues[at]):
            return at
    return len(scene.words)


def _asks(scene: Scene, start: int, end: int) -> bool:
    return any(at in scene.wonders for at in range(start, end))
