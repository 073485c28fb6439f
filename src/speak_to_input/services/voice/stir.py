"""Whether somebody may have begun to speak: as little sound as can tell, for the bot pauses and does no more."""

from speak_to_input.services.voice.voice_detector import SURE

PERHAPS = SURE / 2
"""Less is no voice, and need not be compared with ours."""
_TOO_SHORT = 3
"""A voice of so few frames is too short for its likeness to ours to mean much: of six voices begun at 72 moments of
our speech, 85 % were like it in the first frame, 22 % in the second and none in the third."""


class Stir:
    """Two frames of a voice together, 64 ms: what one lacks the other may have.

    Of a voice that has just begun only the last frame must be unlike our own sound, of another one both: an echo is
    unlike it now and then for one frame. Six voices were noticed after 76 ms like this (96 at most), and after 92
    (128) by two frames in a row that were each sure and unlike; 19 of 96 echoes made us pause instead of 18.
    """

    def __init__(self) -> None:
        self._before = 0.0
        self._echo_before = False
        self._age = 0

    def step(self, sure: float, *, echo: bool) -> bool:
        """One more frame: how sure the detector is of a voice (0 to 1), and whether it is like our own sound."""
        self._age = self._age + 1 if sure >= PERHAPS else 0
        unlike = not echo and (self._age <= _TOO_SHORT or not self._echo_before)
        together = (sure + self._before) / 2
        self._before, self._echo_before = sure, echo
        return unlike and together >= SURE
