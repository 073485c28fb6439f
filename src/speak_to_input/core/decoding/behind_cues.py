"""What stands right behind a word of an act and changes it: where something is sent, what is left, the act itself."""

from speak_to_input.core.candidates import CueMark
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.changes import RELATIVE, left_at
from speak_to_input.core.decoding.elsewise import goes_somewhere
from speak_to_input.core.decoding.hypothesis import Hypothesis
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.language import Cue
from speak_to_input.core.sending import sending_button


def behind_cue(scene: Scene, h: Hypothesis, at: int, mark: CueMark) -> list[tuple[int, Hypothesis]]:
    """As in "gửi về | Hà Nội" and "bớt ba người còn | chín": where the hypothesis goes on, and what it is then."""
    if mark.cue is Cue.SUBMIT and mark.end == at + 1 and (towards := goes_somewhere(scene, at, mark)):
        return [(towards + 1, h.closed().but(-w.SKIP_LINK, pause=True))]
    if mark.cue in RELATIVE and h.open >= 0 and (left := left_at(scene, h.open, mark.end)):
        return [(left, h.but(w.RELATIVE, linked=True, repair=True))]
    return []


def sends_behind(scene: Scene, at: int) -> bool:
    """Whether the request to send stands there, by the page's own button: "ok | chốt | đặt in luôn"."""
    if at >= len(scene.words):
        return False
    button = sending_button(scene.form)
    named = button is not None and any(b.name == button.label for b in scene.found.buttons[at])
    again = any(mark.cue is Cue.YES for mark in scene.found.cues[at]) and at + 1 < len(scene.words)
    return named or (again and sends_behind(scene, at + 1))
