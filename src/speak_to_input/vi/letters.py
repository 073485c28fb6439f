"""Letters as they are spelled out: by Vietnamese or English name, with a keyword, or plainly."""

from dataclasses import dataclass
from functools import lru_cache

from speak_to_input.vi.lexicon import Lexicon
from speak_to_input.vi.text import Token, Words

_BARE_WORDS = "AEIOUY"
"""Letters that are words where marks are left out: "o" may be "ở", "a" may be "ạ"."""
_KEYWORD_LINKS = ("như", "trong", "của")


@dataclass(frozen=True, slots=True)
class Spelled:
    """One letter, upper case; `sure` (0 to 1) says how clearly the words mean a letter."""

    letter: str
    end: int
    sure: float


def _plain_letter(token: Token) -> str:
    """The letter that a token of one letter is: "b" -> "B", "đ" -> "Đ"."""
    if len(token.text) != 1 or not token.text.isalpha():
        return ""
    if token.toned == "đ":
        return "Đ"
    return token.folded.upper() if token.toned == token.folded else ""


def _keyword_end(words: Words, at: int, letter: str, lexicon: Lexicon) -> int:
    """The token after a keyword for `letter` that begins at `at`; `at` itself when there is none.

    After "như" any word with that first letter is a keyword; without it only the usual ones are.
    """
    if at >= len(words.tokens):
        return at
    initial = letter.lower()
    link = at
    while link < len(words.tokens) and link - at < 3 and words.says(link, *_KEYWORD_LINKS, "chữ"):
        link += 1
    if link > at and link < len(words.tokens):
        word = words.tokens[link]
        if word.toned[0] == initial or word.folded[0] == initial:
            return link + 1
    token = words.tokens[at]
    if words.accented and token.toned in lexicon.letter_keywords.get(letter, ()):
        return at + 1
    return at


@lru_cache(maxsize=1024)
def spelled_letter(words: Words, at: int, lexicon: Lexicon) -> Spelled | None:
    """The letter that is spelled at token `at`: "xê" -> C, "b như bà" -> B, "i dài" -> Y, "B" -> B."""
    if at >= len(words.tokens):
        return None
    token = words.tokens[at]
    found = lexicon.letters.longest(words, at)
    if found is not None and (found.end > at + 1 or len(token.text) > 1):
        spelled = Spelled(found.entry.letter, found.end, found.entry.sure)
    elif letter := _plain_letter(token):
        doubtful = not words.accented and letter in _BARE_WORDS and token.text.islower()
        spelled = Spelled(letter, at + 1, 0.9 if token.text.isupper() else 0.4 if doubtful else 0.8)
    else:
        return None
    end = _keyword_end(words, spelled.end, spelled.letter, lexicon)
    return spelled if end == spelled.end else Spelled(spelled.letter, end, 0.95)


def may_spell(token: Token, accented: bool, lexicon: Lexicon) -> bool:
    """Whether a spelled letter may begin at this token; much cheaper than looking."""
    return (len(token.text) == 1 and token.text.isalpha()) or lexicon.letters.begins(token, accented)
