"""E-mail addresses, written or said sign by sign: "an chấm lê a còng gờ meo chấm com"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from speak_to_input.vi.figures import digit_at, figures_at
from speak_to_input.vi.letters import may_spell, spelled_letter
from speak_to_input.vi.lexicon import Lexicon
from speak_to_input.vi.reading import Kind, Reading
from speak_to_input.vi.text import Words, fold

_WRITTEN = re.compile(r"[a-z0-9][a-z0-9._+\-]*@[a-z0-9\-]+(?:\.[a-z0-9\-]+)*\.[a-z]{2,}")
_LOCAL = re.compile(r"[a-z0-9]+(?:[._+\-][a-z0-9]+)*")
_DOMAIN = re.compile(r"[a-z0-9\-]+(?:\.[a-z0-9\-]+)*")
_LONGEST_LOCAL = 14
_MOST_WEAK = 1
_LINKS = ("thành", "sang", "bằng")
_INNER = {".", "-", "_"}
_STRONG_LETTER = 0.7


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of an address; `weak` where the word seldom stands in an address."""

    text: str
    end: int
    weak: bool = False
    sign: bool = False


@dataclass(frozen=True, slots=True)
class _AtSign:
    """An at-sign at token `place`, the token after it, and the letters written before it in its own token.

    The address may begin at `earliest` or later.
    """

    earliest: int
    place: int
    after: int
    written: str = ""


@dataclass(frozen=True, slots=True)
class _Domain:
    text: str
    end: int
    sure: float


@lru_cache(maxsize=8192)
def _ascii(text: str) -> str:
    return fold(text)


def _at_sign(words: Words, at: int, lexicon: Lexicon) -> int:
    """The token after an at-sign that is said or written at `at`; 0 when there is none."""
    if words.tokens[at].text == "@":
        return at + 1
    if not lexicon.marks.begins(words.tokens[at], words.accented):
        return 0
    return next((f.end for f in lexicon.marks.at(words, at) if f.entry.sign == "@"), 0)


def _sign(words: Words, at: int, lexicon: Lexicon) -> _Piece | None:
    """A spoken sign other than the at-sign, or a filler such as "viết liền" (text "")."""
    if not lexicon.marks.begins(words.tokens[at], words.accented):
        return None
    for found in lexicon.marks.at(words, at):
        if found.entry.in_email and found.entry.sign != "@":
            return _Piece(found.entry.sign, found.end, sign=True)
    return None


def _letters(words: Words, at: int, lexicon: Lexicon) -> _Piece | None:
    """A spelled letter; names that are also syllables ("em", "an") need a clear letter beside them."""
    if not may_spell(words.tokens[at], words.accented, lexicon):
        return None
    spelled = spelled_letter(words, at, lexicon)
    if spelled is None:
        return None
    if spelled.sure >= _STRONG_LETTER or _clear_letter(words, spelled.end, lexicon):
        return _Piece(_ascii(spelled.letter), spelled.end)
    if at and _clear_letter(words, at - 1, lexicon):
        return _Piece(_ascii(spelled.letter), spelled.end)
    return None


def _clear_letter(words: Words, at: int, lexicon: Lexicon) -> bool:
    if at >= len(words.tokens) or not may_spell(words.tokens[at], words.accented, lexicon):
        return False
    spelled = spelled_letter(words, at, lexicon)
    return spelled is not None and spelled.sure >= _STRONG_LETTER and len(words.tokens[at].text) > 1


def _word(words: Words, at: int, lexicon: Lexicon) -> _Piece | None:
    """A syllable or written word as it stands in an address, without marks."""
    token = words.tokens[at]
    text = _ascii(token.text)
    if not _LOCAL.fullmatch(text):
        return None
    return _Piece(text, at + 1, weak=lexicon.boundary(words, at) >= 1.0)


def _name_not_figure(words: Words, at: int) -> bool:
    """Whether a digit word of an utterance without marks ("nam", "ba") rather belongs to a name."""
    return not words.accented and not digit_at(words, at - 1) and not digit_at(words, at + 1)


@lru_cache(maxsize=512)
def _local_piece(words: Words, at: int, lexicon: Lexicon) -> _Piece | None:
    sign = _sign(words, at, lexicon)
    if sign is not None:
        return sign
    figures = None if _name_not_figure(words, at) else figures_at(words, at)
    if figures is not None:
        return _Piece(figures.text, figures.end)
    return _letters(words, at, lexicon) or _word(words, at, lexicon)


def _local(words: Words, at: int, end: int, lexicon: Lexicon) -> tuple[str, int] | None:
    """The part before the at-sign over exactly these tokens, and how many of its words are weak."""
    parts: list[str] = []
    weak = 0
    while at < end:
        mark = words.tokens[at].mark
        if parts and mark in {".", "-", "_"}:
            parts.append(mark)
        elif parts and mark:
            return None
        piece = _local_piece(words, at, lexicon)
        if piece is None or piece.end > end:
            return None
        parts.append(piece.text)
        weak += piece.weak
        at = piece.end
    text = "".join(parts)
    return (text, weak) if _LOCAL.fullmatch(text) else None


def _dot(words: Words, at: int, lexicon: Lexicon) -> int:
    """The token after a dot that is said at `at` or written before it; -1 when there is none."""
    if at >= len(words.tokens):
        return -1
    if words.tokens[at].mark == "." or words.tokens[at].text.startswith("."):
        return at
    sign = _sign(words, at, lexicon)
    return sign.end if sign is not None and sign.text == "." else -1


def _labels(words: Words, at: int, lexicon: Lexicon) -> tuple[str, int]:
    """Domain labels after the first: ".com", ".com.vn"; text with its dots and the token after them."""
    text = ""
    while (after := _dot(words, at, lexicon)) >= 0 and after < len(words.tokens):
        top = lexicon.top_domains.longest(words, after)
        if top is not None:
            text, at = f"{text}.{top.entry}", top.end
            continue
        label = _ascii(words.tokens[after].text)
        if text or not _DOMAIN.fullmatch(label) or _dot(words, after + 1, lexicon) < 0:
            break
        text, at = f"{text}.{label}", after + 1
    return text, at


def _host(words: Words, at: int, lexicon: Lexicon) -> Iterator[tuple[str, str, int]]:
    """First labels of a domain: name, whole domain where that is known, the token after it."""
    known = lexicon.mail_domains.longest(words, at)
    if known is not None:
        yield known.entry.name, known.entry.whole, known.end
    text = ""
    for end in range(at, min(at + 6, len(words.tokens))):
        if text and _dot(words, end, lexicon) >= 0:
            yield text, "", end
            return
        token = words.tokens[end]
        if end > at and token.mark and token.mark != "-":
            return
        spelled = _letters(words, end, lexicon)
        if spelled is not None and spelled.end > end + 1:
            return
        sign = _sign(words, end, lexicon) if end > at else None
        label = (
            "-" if sign is not None and sign.text == "-" else _ascii(spelled.text if spelled else token.text)
        )
        if not _DOMAIN.fullmatch(label):
            return
        text += label


def _domain(words: Words, at: int, lexicon: Lexicon) -> _Domain | None:
    """The domain that begins at `at`, as long as it is said."""
    if at >= len(words.tokens):
        return None
    written = _ascii(words.tokens[at].text)
    if "." in written and _DOMAIN.fullmatch(written):
        more, end = _labels(words, at + 1, lexicon)
        return _Domain(written + more, end, 1.0)
    for name, whole, end in _host(words, at, lexicon):
        labels, after = _labels(words, end, lexicon)
        if labels:
            return _Domain(name + labels, after, 1.0)
        top = lexicon.top_domains.longest(words, end) if whole and end < len(words.tokens) else None
        if top is not None and top.entry in {"com", "vn"} and not words.tokens[end].mark:
            return _Domain(f"{name}.{top.entry}", top.end, 0.9)
        if whole:
            return _Domain(whole, end, 0.75)
    return None


@lru_cache(maxsize=64)
def _at_signs(words: Words, lexicon: Lexicon) -> tuple[_AtSign, ...]:
    """All at-signs of the utterance, spoken, written alone or inside a word."""
    found: list[_AtSign] = []
    for place, token in enumerate(words.tokens):
        if "@" in token.text and len(token.text) > 1:
            found.append(
                _AtSign(_earliest(words, place, lexicon), place, place + 1, token.text.partition("@")[0])
            )
        elif after := _at_sign(words, place, lexicon):
            found.append(_AtSign(_earliest(words, place, lexicon), place, after))
    return tuple(found)


def _earliest(words: Words, place: int, lexicon: Lexicon) -> int:
    """The first token at which the address of this at-sign may begin."""
    foreign = 0
    at = place
    while (
        at > 0
        and place - at < _LONGEST_LOCAL
        and (not words.tokens[at].mark or words.tokens[at].mark in _INNER)
    ):
        token = words.tokens[at - 1]
        if lexicon.boundary(words, at - 1) >= 1.0 and not lexicon.marks.begins(token, words.accented):
            foreign += 1
            if foreign > _MOST_WEAK:
                break
        at -= 1
    return at


def _start_sure(words: Words, at: int, lexicon: Lexicon) -> float:
    """How likely an address begins at this token rather than earlier or later."""
    token = words.tokens[at]
    if _sign(words, at, lexicon) is not None:
        return 0.05
    if at and not token.mark and _inside(words, at, lexicon):
        return 0.1
    boundary = lexicon.boundary(words, at)
    spans = [f for size in (1, 2, 3) if at >= size for f in lexicon.boundaries.at(words, at - size)]
    if any(f.end > at for f in spans):
        return 0.1
    if boundary >= 1.0 or (at and words.says(at, *_LINKS)):
        return 0.15
    if at == 0 or token.mark or any(f.end == at and f.entry == 1.0 for f in spans):
        return 0.8 if boundary else 1.0
    if words.says(at - 1, *_LINKS):
        return 1.0
    if lexicon.family_names.begins(token, words.accented) or len(token.text) > 7:
        return 0.75
    if any(f.end == at for f in spans):
        return 0.75
    return 0.5 if lexicon.particles.begins(words.tokens[at - 1], words.accented) else 0.3


def _inside(words: Words, at: int, lexicon: Lexicon) -> bool:
    """Whether the words before this token are part of the same address: a sign, a digit, a spelled letter."""
    if digit_at(words, at - 1) or words.tokens[at - 1].has_digit or _clear_letter(words, at - 1, lexicon):
        return True
    for size in (1, 2, 3):
        if at >= size and any(f.end == at and f.entry.in_email for f in lexicon.marks.at(words, at - size)):
            return True
    return False


def _joined(words: Words, at: int, place: int, written: str, lexicon: Lexicon) -> tuple[str, int] | None:
    """Local part from `at` to the at-sign in token `place`, with letters written in that token."""
    if written:
        text = _ascii(written)
        if not _LOCAL.fullmatch(text):
            return None
        if place == at:
            return text, 0
        before = _local(words, at, place, lexicon)
        return None if before is None else (before[0] + text, before[1] + 1)
    return _local(words, at, place, lexicon)


def read_email(words: Words, at: int, lexicon: Lexicon) -> tuple[Reading[str], ...]:
    """E-mail addresses that begin at token `at`; each possible start gives a reading of its own.

    Gives: lower case without marks. "nguyễn văn an một hai a còng gmail chấm com" -> "nguyenvanan12@gmail.com"
    """
    sign = next((s for s in _at_signs(words, lexicon) if s.earliest <= at <= s.place), None)
    if sign is None or (at == sign.place and not sign.written):
        return ()
    place, after, written = sign.place, sign.after, sign.written
    token = words.tokens[place]
    if written:
        text = _ascii(token.text)
        domain: _Domain | None
        if _WRITTEN.fullmatch(text):
            more, end = _labels(words, after, lexicon)
            domain = _Domain(text.partition("@")[2] + more, end, 1.0)
        else:
            name = text.partition("@")[2]
            labels, end = _labels(words, after, lexicon)
            domain = _Domain(name + labels, end, 0.9) if labels and name else None
    else:
        domain = _domain(words, after, lexicon)
    local = None if domain is None else _joined(words, at, place, written, lexicon)
    if domain is None or local is None:
        return ()
    text, weak = local
    value = f"{text}@{domain.text}"
    if not _WRITTEN.fullmatch(value):
        return ()
    start = 1.0 if place == at and written else _start_sure(words, at, lexicon)
    sure = domain.sure * start * 0.5**weak
    return (Reading(Kind.EMAIL, at, domain.end, value, round(sure, 3)),)
