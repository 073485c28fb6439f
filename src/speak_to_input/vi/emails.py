"""E-mail addresses, written or said sign by sign: "an chấm lê a còng gờ meo chấm com"."""

import re
from dataclasses import dataclass
from functools import lru_cache

from speak_to_input.vi.lexicon import Lexicon
from speak_to_input.vi.mail_hosts import MailHost, labels_at, mail_host
from speak_to_input.vi.mail_pieces import Piece, clear_letter, letter_at, said_sign, sign_at
from speak_to_input.vi.reading import Kind, Reading
from speak_to_input.vi.said_figures import digit_at, figures_at
from speak_to_input.vi.text import Words, fold

_WRITTEN = re.compile(r"[a-z0-9][a-z0-9._+\-]*@[a-z0-9\-]+(?:\.[a-z0-9\-]+)*\.[a-z]{2,}")
_LOCAL = re.compile(r"[a-z0-9]+(?:[._+\-][a-z0-9]+)*")
_LONGEST_LOCAL = 14
"""In words: signs, figures and spelled letters are not counted."""
_LONGEST_LETTER = 4
"""In words: "vê kép", "ca như kẹo"."""
_MOST_WEAK = 1
_WHOLE_BEHIND = 0.3
"""A word before an address that is written whole hardly belongs to it."""
_LINKS = ("thành", "sang", "bằng")
_SLIPS, _STARTLED = ("nhầm", "lộn", "quên"), ("à", "ủa", "ý", "í", "chết", "ấy", "ờ")
_INNER = {".", "-", "_"}


@dataclass(frozen=True, slots=True)
class _AtSign:
    """An at-sign at token `place`, the token after it, and the letters written before it in its own token.

    The address may begin at `earliest` or later.
    """

    earliest: int
    place: int
    after: int
    written: str = ""


def _at_sign(words: Words, at: int, lexicon: Lexicon) -> int:
    """The token after an at-sign that is said or written at `at`; 0 when there is none."""
    return at + 1 if words.tokens[at].text == "@" else said_sign(words, at, "@", lexicon)


def _word(words: Words, at: int, lexicon: Lexicon) -> Piece | None:
    """A syllable or written word as it stands in an address, without marks."""
    token = words.tokens[at]
    text = fold(token.text)
    if not _LOCAL.fullmatch(text):
        return None
    weak = lexicon.boundary(words, at) >= 1.0 and not _letter_or_joined(words, at, lexicon)
    return Piece(text, at + 1, weak=weak)


def _name_not_figure(words: Words, at: int) -> bool:
    """Whether a digit word of an utterance without marks ("nam", "ba") rather belongs to a name."""
    return not words.accented and not digit_at(words, at - 1) and not digit_at(words, at + 1)


@lru_cache(maxsize=512)
def _local_piece(words: Words, at: int, lexicon: Lexicon) -> Piece | None:
    sign = sign_at(words, at, lexicon)
    if sign is not None:
        return sign
    figures = None if _name_not_figure(words, at) else figures_at(words, at)
    if figures is not None:
        return Piece(figures.text, figures.end)
    return letter_at(words, at, lexicon) or _word(words, at, lexicon)


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
    foreign = said = 0
    signs = _sign_tokens(words, lexicon)
    at = place
    while at > 0 and said < _LONGEST_LOCAL and (not words.tokens[at].mark or words.tokens[at].mark in _INNER):
        before = at - 1
        if words.says(before, *_SLIPS) and words.says(before - 1, *_STARTLED):
            break  # "ngoc lẻ tám, à nhầm | bao chấm ngoc": what was said before is taken back
        begins = lexicon.marks.begins(words.tokens[before], words.accented)
        if not begins and before not in signs and lexicon.boundary(words, before) >= 1.0:
            foreign += at not in signs
            if foreign > _MOST_WEAK:
                break
        spelled = before in signs or digit_at(words, before) or letter_at(words, before, lexicon)
        said += not (spelled or words.says(before, "như") or words.says(before - 1, "như"))
        at -= 1
    return at


@lru_cache(maxsize=64)
def _sign_tokens(words: Words, lexicon: Lexicon) -> frozenset[int]:
    """The tokens of all signs that are said: their words also begin or end other things ("dưới")."""
    tokens: set[int] = set()
    for at, token in enumerate(words.tokens):
        if lexicon.marks.begins(token, words.accented):
            tokens |= {place for found in lexicon.marks.at(words, at) for place in range(at, found.end)}
    return frozenset(tokens)


def _start_sure(words: Words, at: int, lexicon: Lexicon) -> float:
    """How likely an address begins at this token rather than earlier or later."""
    token = words.tokens[at]
    if sign_at(words, at, lexicon) is not None:
        return 0.05
    if at and not token.mark and _inside(words, at, lexicon):
        return 0.1
    boundary = 0.0 if _letter_or_joined(words, at, lexicon) else lexicon.boundary(words, at)
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


def _letter_or_joined(words: Words, at: int, lexicon: Lexicon) -> bool:
    """Whether the word at `at` is a letter's name ("em mờ") or a sign joins it to the next ("customer gạch dưới")."""
    if at + 1 < len(words.tokens) and sign_at(words, at + 1, lexicon) is not None:
        return True
    spelled = letter_at(words, at, lexicon)
    return spelled is not None and spelled.end > at + 1


def _inside(words: Words, at: int, lexicon: Lexicon) -> bool:
    """Whether the words before this token are part of the same address: a sign, a digit, a spelled letter."""
    if digit_at(words, at - 1) or words.tokens[at - 1].has_digit or clear_letter(words, at - 1, lexicon):
        return True
    for start in range(max(0, at - _LONGEST_LETTER), at - 1):
        spelled = letter_at(words, start, lexicon)
        if spelled is not None and spelled.end > start + 1 and spelled.end >= at:
            return True
    for size in (1, 2, 3):
        if at >= size and any(f.end == at and f.entry.in_email for f in lexicon.marks.at(words, at - size)):
            return True
    return False


def _joined(words: Words, at: int, place: int, written: str, lexicon: Lexicon) -> tuple[str, int] | None:
    """Local part from `at` to the at-sign in token `place`, with letters written in that token."""
    if written:
        text = fold(written)
        if not _LOCAL.fullmatch(text):
            return None
        if place == at:
            return text, 0
        before = _local(words, at, place, lexicon)
        return None if before is None else (before[0] + text, before[1] + 1)
    return _local(words, at, place, lexicon)


def _is_joined(words: Words, place: int, lexicon: Lexicon) -> bool:
    """Whether a sign, a digit or a letter before the token goes on in the address written there."""
    before = place - 1
    return (
        before in _sign_tokens(words, lexicon)
        or bool(digit_at(words, before))
        or letter_at(words, before, lexicon) is not None
    )


def read_email(words: Words, at: int, lexicon: Lexicon) -> tuple[Reading[str], ...]:
    """E-mail addresses that begin at token `at`; each possible start gives a reading of its own.

    Gives: lower case without marks. "nguyễn văn an một hai a còng gmail chấm com" -> "nguyenvanan12@gmail.com"
    """
    signs = _at_signs(words, lexicon)
    sign = next((s for s in signs if s.earliest <= at <= s.place), None) if signs else None
    if sign is None or (at == sign.place and not sign.written):
        return ()
    place, after, written = sign.place, sign.after, sign.written
    token = words.tokens[place]
    if written:
        text = fold(token.text)
        domain: MailHost | None
        if _WRITTEN.fullmatch(text):
            more, end = labels_at(words, after, lexicon)
            domain = MailHost(text.partition("@")[2] + more, end, 1.0)
        else:
            name = text.partition("@")[2]
            labels, end = labels_at(words, after, lexicon)
            domain = MailHost(name + labels, end, 0.9) if labels and name else None
    else:
        domain = mail_host(words, after, lexicon)
    local = None if domain is None else _joined(words, at, place, written, lexicon)
    if domain is None or local is None:
        return ()
    text, weak = local
    value = f"{text}@{domain.text}"
    if not _WRITTEN.fullmatch(value):
        return ()
    start = 1.0 if place == at and written else _start_sure(words, at, lexicon)
    if written and at < place and not _is_joined(words, place, lexicon):
        start *= _WHOLE_BEHIND  # "gửi vé về | duong.dt@gmail.com"
    sure = domain.sure * start * 0.5**weak
    return (Reading(Kind.EMAIL, at, domain.end, value, round(sure, 3)),)
