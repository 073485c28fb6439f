"""Abbreviations spelled by letter names: "ca y xi" -> KYC, "a tê em" -> ATM, "ai ti" -> IT."""

from speak_to_input.vi.letters import may_spell, spelled_letter
from speak_to_input.vi.lexicon import Lexicon
from speak_to_input.vi.reading import Kind, Reading
from speak_to_input.vi.text import Words

_SHORTEST, _LONGEST = 2, 6
_LENGTH_SURE = {2: 0.7, 3: 0.9}


def read_abbreviation(words: Words, at: int, lexicon: Lexicon) -> tuple[Reading[str], ...]:
    """Two to six letters spelled one after the other from token `at`, the longest first.

    What they stand for is for the form to say: an abbreviation that no option or bank has means nothing.
    """
    if not may_spell(words.tokens[at], words.accented, lexicon):
        return ()
    found: list[Reading[str]] = []
    letters, sure, end = "", 1.0, at
    while len(letters) < _LONGEST and (letter := spelled_letter(words, end, lexicon)) is not None:
        if letters and words.tokens[end].mark not in ("", "-", "."):
            break
        letters, sure, end = letters + letter.letter, min(sure, letter.sure), letter.end
        if len(letters) >= _SHORTEST:
            clear = (0.5 + sure / 2) * _LENGTH_SURE.get(len(letters), 1.0)
            found.append(Reading(Kind.LETTERS, at, end, letters, clear))
    return tuple(reversed(found))
