"""A step of the form that is named by its number or place: "bước 2", "quay lại bước 1", "về bước đầu tiên"."""

from collections.abc import Iterator
from decimal import Decimal

from speak_to_input.core.commands import Held, Move
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.hypothesis import Hypothesis, Step
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.language import Cue
from speak_to_input.core.mentions import CueMark
from speak_to_input.vi.reading import Kind


def step_number(scene: Scene, h: Hypothesis, at: int, mark: CueMark) -> list[tuple[int, Hypothesis]]:
    """As in "bước 2", "trang thứ ba"; "quay lại bước 1" is one move."""
    begin = mark.end
    if begin < len(scene.words) and scene.words.says(begin, "thứ", "số"):
        begin += 1
    if begin >= len(scene.words):
        return []
    ways: list[tuple[int, Hypothesis]] = []
    if (at and any(r.kind is Kind.ADDRESS and r.end == at + 1 for r in scene.found.readings[at - 1])) or (
        scene.words.says(at, "phần") and h.act is not Cue.GOTO
    ):
        return ways  # "phần ba": only where somebody goes there; "đi Nha | Trang 3 ngày"
    h = h.closed()
    led = h.steps[-1] if h.steps and h.steps[-1].end == at and isinstance(h.steps[-1].command, Move) else None
    steps, start = (h.steps[:-1], led.start) if led else (h.steps, at)
    if h.act is Cue.GOTO and not h.act_used:
        start = h.act_at
    for number, end in _numbers(scene, begin, going=led is not None or h.act is Cue.GOTO):
        if not 1 <= number <= scene.form.steps:
            continue
        gain = mark.strength * (w.CUE_BASE + w.CUE_WORD * (end - at))
        heard = scene.said(start, end)
        step = Step(Held(heard) if h.negated else Move(number, heard), start, end, gain=gain)
        price = 0.0 if led else w.COMMAND
        ways.append((end, h.but(steps=steps).did(step, gain - price, act=Cue.FILL, act_used=True)))
    return ways


def _numbers(scene: Scene, begin: int, *, going: bool) -> Iterator[tuple[int, int]]:
    """The numbers told at token `begin`, and where they end; where somebody goes, "đầu tiên" is one as well."""
    for reading in scene.found.readings[begin]:
        if reading.kind is Kind.NUMBER and isinstance(reading.value, Decimal):
            yield int(reading.value), reading.end
    for number, words in ((1, _FIRST), (scene.form.steps, _LAST)):
        if going and scene.words.says(begin, words[0]):
            end = begin + 1 + scene.words.says(begin + 1, *words[1:])
            if scene.clause_may_end(end):
                yield number, end


_FIRST, _LAST = ("đầu", "tiên", "hết"), ("cuối", "cùng", "chót")
