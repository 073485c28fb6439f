"""How the words of a name are written: their capitals, and which letters may stand in one."""

from functools import lru_cache

from speak_to_input.vi.text import Token, Words


def _spelling(token: Token) -> str:
    """Title case, tones as said; inner capitals of written names ("McDonald", "H'Hen") stay."""
    text = token.text
    if text[0].isupper() and not text.isupper():
        return text
    return "'".join(part[:1].upper() + part[1:].lower() for part in text.split("'"))


def spelled_name(words: Words, at: int, end: int) -> str:
    """The name over these tokens as it is written."""
    return " ".join(_spelling(token) for token in words.tokens[at:end])


@lru_cache(maxsize=16384)
def name_like(text: str) -> bool:
    """Whether a word could be part of a name by its letters alone."""
    return text.replace("'", "").replace("’", "").replace("-", "").isalpha()


def is_capital(token: Token) -> bool:
    """Whether the word begins with a capital."""
    return token.text[0].isupper()


def capital_at(words: Words, at: int) -> bool:
    """Whether the word has a capital that tells something: not all in talk have one, as in "KHÁCH TÊN HOA"."""
    if (tell := words.notes.get(capital_at)) is None:
        bare = len(words) <= _LONGEST_NAME and not any(words.says(p, *_IN_TALK) for p in range(len(words)))
        tell = bare or not all(is_capital(token) or token.has_digit for token in words.tokens)
        words.notes[capital_at] = tell
    return bool(tell) and is_capital(words.tokens[at])


_LONGEST_NAME = 5
_IN_TALK = ("tên", "khách", "là", "cho", "ở", "cả", "hàng")
