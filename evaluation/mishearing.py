"""Words as a recogniser might have written them instead: one sound taken for a sound that is close."""

import re
import unicodedata
from random import Random

from speak_to_input.vi.sounds import SoundTable
from speak_to_input.vi.syllables import split_syllable, without_tone

MOST_COST = 0.3
"""Confusions dearer than this are rare enough to leave out."""
_TONE_MARKS = {
    "huyen": "\u0300",
    "sac": "\u0301",
    "hoi": "\u0309",
    "nga": "\u0303",
    "nang": "\u0323",
    "ngang": "",
}
_SPELLED = re.compile(
    r"^(ngh|ng|nh|gh|gi(?=[aăâeêioôơuưy])|kh|ph|qu|th|tr|ch|[bcdđghklmnprstvx])?([aăâeêioôơuưy]+)(ch|ng|nh|[cmnpt])?$"
)
_FRONT = "eêiy"


class Mishearing:
    """Draws words that sound like a given one, the likelier confusions more often."""

    def __init__(self, sounds: SoundTable) -> None:
        self._others: dict[tuple[str, str], list[tuple[str, float]]] = {}
        for (part, one, other), cost in sounds.costs.items():
            if cost <= MOST_COST:
                self._others.setdefault((part, one), []).append((other, 1 - cost))

    def of(self, word: str, chance: Random) -> str:
        """A likely mishearing of a lower-case syllable; the word itself where none is known."""
        ways = self._ways(word)
        if not ways:
            return word
        return chance.choices([way for way, _ in ways], [weight**2 for _, weight in ways])[0]

    def _ways(self, word: str) -> list[tuple[str, float]]:
        ways = list(self._others.get(("word", word), ()))
        plain, tone = without_tone(word)
        found = _SPELLED.match(plain)
        if found is None:
            return ways
        onset, vowels, coda = found[1] or "", found[2], found[3] or ""
        sound = {"ngh": "ng", "gh": "g", "c": "k", "": "0"}.get(onset, onset)
        spelled = [
            *(((other, vowels, coda, tone), w) for other, w in self._near("onset", sound)),
            *(((sound, *_apart(other), tone), w) for other, w in self._near("rhyme", vowels + coda)),
            *(((sound, other, coda, tone), w) for other, w in self._near("nucleus", vowels)),
            *(((sound, vowels, other, tone), w) for other, w in self._near("coda", _coda_sound(coda))),
            *(((sound, vowels, coda, other), w) for other, w in self._near("tone", tone)),
        ]
        for parts, weight in spelled:
            new = _spell(*parts)
            if new != word and _sayable(parts[1], parts[2]) and split_syllable(new) is not None:
                ways.append((new, weight))
        return ways

    def _near(self, part: str, sound: str) -> list[tuple[str, float]]:
        return self._others.get((part, sound), [])


def _apart(rhyme: str) -> tuple[str, str]:
    found = re.match(r"([aăâeêioôơuưy]+)(.*)", rhyme)
    return (found[1], found[2]) if found else (rhyme, "")


def _sayable(vowels: str, coda: str) -> bool:
    """Whether Vietnamese has such a rhyme: "ă" and "â" are closed, -nh and -ch follow a, ê and i alone."""
    if coda in ("nh", "ch"):
        return vowels in ("a", "ê", "i", "oa", "uy", "uê")
    return (
        bool(coda)
        if vowels[-1] in "ăâ" or vowels in ("iê", "uô", "ươ", "yê")
        else not (coda and vowels == "ia")
    )


def _coda_sound(coda: str) -> str:
    return {"c": "k", "": "none"}.get(coda, coda)


def _spell(onset: str, vowels: str, coda: str, tone: str) -> str:
    onset = {"0": ""}.get(onset, onset)
    front = vowels[:1] in _FRONT
    if onset == "k" and not front:
        onset = "c"
    elif onset in ("g", "ng") and front:
        onset += "h"
    elif onset == "gi" and vowels.startswith("i"):
        onset = "g"
    coda = {"k": "c", "0": ""}.get(coda, coda)
    if coda in ("c", "p", "t", "ch") and tone not in ("sac", "nang"):
        tone = "sac"
    return onset + _with_tone(vowels, bool(coda), tone) + coda


def _with_tone(vowels: str, closed: bool, tone: str) -> str:
    """The vowels with the tone mark on the one that carries it."""
    marked = [at for at, vowel in enumerate(vowels) if vowel in "ăâêôơư"]
    if marked:
        at = marked[-1]
    elif closed or len(vowels) == 1:
        at = len(vowels) - 1
    else:
        at = 1 if len(vowels) > 2 else 0
    return unicodedata.normalize("NFC", vowels[: at + 1] + _TONE_MARKS[tone] + vowels[at + 1 :])
