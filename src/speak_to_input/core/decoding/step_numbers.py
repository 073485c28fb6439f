"""A step of the form that is named by its number: "bước 2", "quay lại bước 1"."""

from decimal import Decimal

from speak_to_input.core.candidates import CueMark
from speak_to_input.core.commands import Held, Move
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.hypothesis import Hypothesis, Step
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.language import Cue
from speak_to_input.vi.reading import Kind


def step_number(scene: Scene, h: Hypothesis, at: int, mark: CueMark) -> list[tuple[int, Hypothesis]]:
    """As in "bước 2", "trang thứ ba"; "quay lại bước 1" is one move."""
    begin = mark.end
    if begin < len(scene.words) and scene.words.says(begin, "thứ", "số"):
        begin += 1
    if begin >= len(scene.words):
        return []
    ways: list[tuple[int, Hypothesis]] = []
    if scene.words.says(at, "phần") and h.act is not Cue.GOTO:
        return ways  # "phần ba": only where somebody goes there
    h = h.closed()
    led = h.steps[-1] if h.steps and h.steps[-1].end == at and isinstance(h.steps[-1].command, Move) else None
    steps, start = (h.steps[:-1], led.start) if led else (h.steps, at)
    if h.act is Cue.GOTO and not h.act_used:
        start = h.act_at
    for reading in scene.found.readings[begin]:
        if reading.kind is not Kind.NUMBER or not isinstance(reading.value, Decimal):
            continue
        number = int(reading.value)
        if not 1 <= number <= scene.form.steps:
            continue
        gain = mark.strength * (w.CUE_BASE + w.CUE_WORD * (reading.end - at))
        heard = scene.said(start, reading.end)
        step = Step(Held(heard) if h.negated else Move(number, heard), start, reading.end, gain=gain)
        price = 0.0 if led else w.COMMAND
        ways.append((reading.end, h.but(steps=steps).did(step, gain - price, act=Cue.FILL, act_used=True)))
    return ways
