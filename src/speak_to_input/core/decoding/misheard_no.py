"""A word before a grave act that may have been a no: recognisers write "thông gửi" for "không gửi"."""

from speak_to_input.core.decoding.scene import Scene
from speak_to_input.vi.sounds import syllable_distance
from speak_to_input.vi.syllables import split_syllable

_NO = ("không", "chưa", "đừng", "khoan", "chớ")
_AS_NEAR = 0.25


def may_be_no(scene: Scene, at: int) -> bool:
    """Whether token `at` is a no but for its first consonant, and that consonant is easily misheard."""
    if at < 0:
        return False
    word = scene.words.tokens[at].toned
    return any(
        _but_for_onset(word, no) and syllable_distance(word, no, scene.sounds) <= _AS_NEAR for no in _NO
    )


def _but_for_onset(word: str, no: str) -> bool:
    one, other = split_syllable(word), split_syllable(no)
    return one is not None and other is not None and (one.sound, one.tone) == (other.sound, other.tone)
