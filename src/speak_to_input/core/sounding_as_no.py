"""A word that may have been a no: recognisers write "thông gửi" for "không gửi"."""

from speak_to_input.vi.sounds import SoundTable, syllable_distance
from speak_to_input.vi.syllables import split_syllable

_NO = ("không", "chưa", "đừng", "khoan", "chớ")
_AS_NEAR = 0.25


def sounds_as_no(word: str, sounds: SoundTable) -> bool:
    """Whether the syllable, with its tone, is a no but for its first consonant, and that one is easily misheard."""
    return any(_but_for_onset(word, no) and syllable_distance(word, no, sounds) <= _AS_NEAR for no in _NO)


def _but_for_onset(word: str, no: str) -> bool:
    one, other = split_syllable(word), split_syllable(no)
    return one is not None and other is not None and (one.sound, one.tone) == (other.sound, other.tone)
