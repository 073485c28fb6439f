"""A Vietnamese syllable in its parts: onset, glide, nucleus, coda, tone."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_TONES = {"\u0300": "huyen", "\u0301": "sac", "\u0309": "hoi", "\u0303": "nga", "\u0323": "nang"}
_SHAPE = re.compile(
    r"^(?P<onset>ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnprstvx])?"
    r"(?P<rhyme>[aăâeêioôơuưy]+)(?P<coda>ch|ng|nh|[cmnpt])?$"
)
_ONSETS = {"ngh": "ng", "gh": "g", "c": "k", "": "0"}
# The vowels as written -> (glide, nucleus, final semivowel).
_VOWELS: dict[str, tuple[str, str, str]] = {
    **{v: ("0", v, "0") for v in ("a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "iê", "uô", "ươ")},
    "y": ("0", "i", "0"), "yê": ("0", "iê", "0"), "ia": ("0", "iê", "0"), "ya": ("0", "iê", "0"),
    "ua": ("0", "uô", "0"), "ưa": ("0", "ươ", "0"), "oo": ("0", "o", "0"), "ôô": ("0", "ô", "0"),
    "ai": ("0", "a", "i"), "ay": ("0", "ă", "i"), "ây": ("0", "â", "i"), "ao": ("0", "a", "u"),
    "au": ("0", "ă", "u"), "âu": ("0", "â", "u"), "eo": ("0", "e", "u"), "êu": ("0", "ê", "u"),
    "iu": ("0", "i", "u"), "iêu": ("0", "iê", "u"), "yêu": ("0", "iê", "u"), "oi": ("0", "o", "i"),
    "ôi": ("0", "ô", "i"), "ơi": ("0", "ơ", "i"), "ui": ("0", "u", "i"), "ưi": ("0", "ư", "i"),
    "uôi": ("0", "uô", "i"), "ươi": ("0", "ươ", "i"), "ưu": ("0", "ư", "u"), "ươu": ("0", "ươ", "u"),
    "oa": ("w", "a", "0"), "oă": ("w", "ă", "0"), "oe": ("w", "e", "0"), "oai": ("w", "a", "i"),
    "oay": ("w", "ă", "i"), "oao": ("w", "a", "u"), "oeo": ("w", "e", "u"), "uâ": ("w", "â", "0"),
    "uây": ("w", "â", "i"), "uê": ("w", "ê", "0"), "uơ": ("w", "ơ", "0"), "uy": ("w", "i", "0"),
    "uyê": ("w", "iê", "0"), "uya": ("w", "iê", "0"), "uyu": ("w", "i", "u"), "uêu": ("w", "ê", "u"),
}  # fmt: skip


Sound = tuple[str, str, str, str]
"""All of a rhyme: glide, nucleus, coda and spelling."""


@dataclass(frozen=True, slots=True)
class Syllable:
    """One syllable by sound: c, k and q are "k", "0" is an empty onset or coda, "w" the glide.

    `rhyme` is glide, nucleus and coda as they are written, without tone: "uyên", "ay".
    """

    onset: str
    glide: str
    nucleus: str
    coda: str
    tone: str
    rhyme: str

    @property
    def sound(self) -> Sound:
        """All of the rhyme, as a cache key."""
        return self.glide, self.nucleus, self.coda, self.rhyme


def without_tone(toned: str) -> tuple[str, str]:
    """A lower-case syllable without its tone mark, and the tone: "tiền" -> ("tiên", "huyen")."""
    tone = "ngang"
    kept: list[str] = []
    for char in unicodedata.normalize("NFD", toned):
        if char in _TONES:
            tone = _TONES[char]
        else:
            kept.append(char)
    return unicodedata.normalize("NFC", "".join(kept)), tone


@lru_cache(maxsize=16384)
def split_syllable(toned: str) -> Syllable | None:
    """The parts of a lower-case syllable with its marks; None when no Vietnamese syllable is spelled so.

    "quyền" -> onset "qu", nucleus "iê", coda "n", tone "huyen"; "gìn" -> onset "gi"; "email" -> None.
    """
    plain, tone = without_tone(toned)
    found = _SHAPE.match(plain)
    if found is None:
        return None
    onset, vowels, coda = found["onset"] or "", found["rhyme"], found["coda"] or ""
    if onset == "g" and vowels.startswith("i"):
        onset = "gi"
    elif onset == "gi" and vowels == "ê" and coda:
        vowels = "iê"
    if vowels not in _VOWELS:
        return None
    glide, nucleus, semivowel = _VOWELS[vowels]
    if semivowel != "0" and coda:
        return None
    sound_coda = {"c": "k", "": semivowel}.get(coda, coda)
    return Syllable(_ONSETS.get(onset, onset), glide, nucleus, sound_coda, tone, vowels + coda)
