"""Words as they are pronounced: abbreviations letter by letter or in full, foreign words by their Vietnamese sound."""

import re
from collections.abc import Iterable, Mapping

from speak_to_input.vi.speak_letters import speak_code, speak_email
from speak_to_input.vi.syllables import split_syllable
from speak_to_input.vi.text import tone

_STOPS = frozenset(("k", "p", "t", "ch"))
_VOWELS = re.compile(r"[aeiouyăâêôơư]")
_LONGEST_SPELLED = 4
"""A longer word in capitals that has a vowel is a name and no abbreviation: SHINHAN."""
# A name written together shows its parts by capitals: TP|Bank, Vietin|Bank.
_PARTS = re.compile(r"[A-ZĐ]+(?![^\WA-ZĐ\d_])|[A-ZĐ]?[^\WA-ZĐ\d_]+")


class Pronounced:
    """How written words are said.

    `words` maps what is written to what is said; what is written in capitals there counts in capitals only.
    `units` are said so right after a figure, `hosts` as a part of a mail host.
    """

    def __init__(self, words: Mapping[str, str], units: Mapping[str, str], hosts: Mapping[str, str]) -> None:
        self._words = {_key(written): said for written, said in words.items()}
        self.units = dict(units)
        self.hosts = dict(hosts)
        self.known = re.compile(rf"(?<!\w)(?<!\d[\-/._])(?:{_one_of(self._words)})")
        """A listed word or phrase where it stands alone."""

    def word(self, written: str) -> str:
        """One word, or a listed phrase, as it is said.

        "email" -> "i meo", "BIDV" -> "bê i đê vê", "TPBank" -> "tê pê banh", "NGUYỄN" -> "nguyễn".
        """
        listed = self._words.get(written) or self._words.get(written.lower())
        if listed is not None:
            return listed
        if is_syllable(written):
            return written.lower() if len(written) > 1 and written.isupper() else written
        parts = _PARTS.findall(written)
        if len(parts) > 1:
            return " ".join(map(self.word, parts))
        has_vowel = _VOWELS.search(tone(written)) is not None
        if not has_vowel or (written.isupper() and len(written) <= _LONGEST_SPELLED):
            return speak_code(written)
        return written.lower() if written.isupper() else written

    def address(self, address: str) -> str:
        """An e-mail address, known hosts by their sound: "le@gmail.com" -> "le a còng gờ meo chấm com"."""
        name, at_sign, host = address.partition("@")
        if not at_sign:
            return speak_email(name)
        parts = (self.hosts.get(part) or speak_email(part) for part in host.split("."))
        return f"{speak_email(name)} {speak_email(at_sign)} {' chấm '.join(parts)}"


def is_syllable(written: str) -> bool:
    """Whether a word can be read as Vietnamese: "an" yes; "IT" no, for "it" without a tone is not sounded."""
    syllable = split_syllable(tone(written))
    return syllable is not None and (syllable.coda not in _STOPS or syllable.tone in ("sac", "nang"))


def _key(written: str) -> str:
    """Listed in capitals: only capitals mean it ("ID"); else any way of writing does ("Email")."""
    return written if written.isupper() else written.lower()


def _one_of(keys: Iterable[str]) -> str:
    """A pattern of all keys, the longest first; a short form with a full stop needs a name behind it ("P. 5")."""
    patterns = []
    for key in sorted(keys, key=len, reverse=True):
        end = r"\s?(?=\w)" if key.endswith(".") else r"(?![\-/._]?\d)(?!\w)"
        patterns.append(f"{re.escape(key) if key.isupper() else f'(?i:{re.escape(key)})'}{end}")
    return "|".join(patterns) or r"(?!)"
