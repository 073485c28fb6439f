"""What stands right behind a word of an act and changes it: where something is sent, what is left, the act itself."""

from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.changes import RELATIVE, left_at
from speak_to_input.core.decoding.elsewise import goes_somewhere
from speak_to_input.core.decoding.hypothesis import Hypothesis
from speak_to_input.core.decoding.mind_changed import after_why
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.language import Cue
from speak_to_input.core.mentions import CueMark
from speak_to_input.core.sending import sending_button


def behind_cue(scene: Scene, h: Hypothesis, at: int, mark: CueMark) -> list[tuple[int, Hypothesis]]:
    """As in "gửi về | Hà Nội" and "bớt ba người còn | chín": where the hypothesis goes on, and what it is then."""
    if mark.cue is Cue.SUBMIT and mark.end <= at + 2 and (towards := goes_somewhere(scene, at, mark)):
        return [(towards + 1, h.closed().but(-w.SKIP_LINK, pause=True))]
    index = h.open if h.open >= 0 or h.steps else h.last
    if mark.cue in RELATIVE and index >= 0 and (left := left_at(scene, index, mark.end)):
        named = h if h.open >= 0 else h.but(open=index, open_gain=w.OF_LAST, open_start=at, open_end=left)
        return [(left, named.but(w.RELATIVE, linked=True, repair=True))]
    return after_why(scene, h, at, mark) if mark.cue in (Cue.REPAIR, Cue.WAVER) else []


def sends_behind(scene: Scene, at: int) -> bool:
    """Whether the request to send stands there, by the page's own button: "ok | chốt | đặt in luôn"."""
    if at >= len(scene.words):
        return False
    button = sending_button(scene.form)
    named = button is not None and any(b.name == button.label for b in scene.found.buttons[at])
    again = any(mark.cue is Cue.YES for mark in scene.found.cues[at]) and at + 1 < len(scene.words)
    return named or (again and sends_behind(scene, at + 1))
