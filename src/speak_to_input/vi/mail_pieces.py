"""What addresses of e-mail are made of: signs and letters as they are said, words without their marks."""

from dataclasses import dataclass

from speak_to_input.vi.letters import may_spell, spelled_letter
from speak_to_input.vi.lexicon import Lexicon
from speak_to_input.vi.text import Words, fold

_STRONG_LETTER = 0.7


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of an address; `weak` where the word seldom stands in an address."""

    text: str
    end: int
    weak: bool = False
    sign: bool = False


def sign_at(words: Words, at: int, lexicon: Lexicon) -> Piece | None:
    """A spoken sign other than the at-sign, or a filler such as "viết liền" (text "")."""
    if not lexicon.marks.begins(words.tokens[at], words.accented):
        return None
    for found in lexicon.marks.at(words, at):
        if found.entry.in_email and found.entry.sign != "@":
            return Piece(found.entry.sign, found.end, sign=True)
    return None


def said_sign(words: Words, at: int, sign: str, lexicon: Lexicon) -> int:
    """The token behind that sign, "@" or "/", said at `at`; 0 where it is not."""
    if at >= len(words) or not lexicon.marks.begins(words.tokens[at], words.accented):
        return 0
    return next((found.end for found in lexicon.marks.at(words, at) if found.entry.sign == sign), 0)


def letter_at(words: Words, at: int, lexicon: Lexicon) -> Piece | None:
    """A spelled letter; names that are also syllables ("em", "an") need a clear letter beside them."""
    if not may_spell(words.tokens[at], words.accented, lexicon):
        return None
    spelled = spelled_letter(words, at, lexicon)
    if spelled is None:
        return None
    if spelled.sure >= _STRONG_LETTER or clear_letter(words, spelled.end, lexicon):
        return Piece(fold(spelled.letter), spelled.end)
    if at and clear_letter(words, at - 1, lexicon):
        return Piece(fold(spelled.letter), spelled.end)
    return None


def clear_letter(words: Words, at: int, lexicon: Lexicon) -> bool:
    """Whether a letter is said at token `at` by a name that means nothing else: "xê", "đắp liu"."""
    if at >= len(words.tokens) or not may_spell(words.tokens[at], words.accented, lexicon):
        return False
    spelled = spelled_letter(words, at, lexicon)
    return spelled is not None and spelled.sure >= _STRONG_LETTER and len(words.tokens[at].text) > 1
