"""Addresses of pages, written or said: "https://drive.google.com/abc", "tiệm hoa mai chấm com gạch chéo hoa hồng"."""

import re
from functools import lru_cache

from speak_to_input.vi.lexicon import Lexicon
from speak_to_input.vi.mail_hosts import labels_at, mail_host
from speak_to_input.vi.mail_pieces import Piece, letter_at, said_sign, sign_at
from speak_to_input.vi.reading import Kind, Reading
from speak_to_input.vi.said_figures import figures_at
from speak_to_input.vi.text import Words, fold

_WRITTEN = re.compile(
    r"(?<![\w@.])(?:(?P<scheme>https?://)|(?P<www>www\.))?(?P<host>(?:[a-z0-9-]+\.)+(?P<top>[a-z]{2,}))(?![\w@])"
    r"(?P<path>(?::\d+)?(?:[/?#][^\s,;]*)?)",
    re.IGNORECASE,
)
_ENDS_SENTENCE = ".!?)]}\"'”"
_LONGEST_NAME = 8
"""Words before the first "chấm"."""
_BEGUN, _AMID = 0.9, 0.45
"""How surely a spoken address begins behind a pause or a joining word, and behind any other."""
_LINKS = ("là", "thành", "sang", "bằng")
_LEADING = (*_LINKS, "web", "website", "link", "trang", "mạng", "fanpage")
_FOOD = ("cơm", "cam", "cum")
"""Words that are heard for "com", and mostly are themselves: "chấm cơm"."""


def written_addresses(words: Words) -> dict[int, tuple[int, str]]:
    """The addresses that are written out: first token -> the token after it, and the address as it stands."""
    return _written(words) if "." in words.text else {}


@lru_cache(maxsize=64)
def _written(words: Words) -> dict[int, tuple[int, str]]:
    found: dict[int, tuple[int, str]] = {}
    starts = {token.start: at for at, token in enumerate(words.tokens)}
    for match in _WRITTEN.finditer(words.text):
        text = match.group().rstrip(_ENDS_SENTENCE)
        told = match["scheme"] or match["www"] or match["path"] or match["top"].lower() in _TOPS
        at = starts.get(match.start())
        if not told or at is None:
            continue
        end = next(
            (p for p in range(at, len(words)) if words.tokens[p].start >= match.start() + len(text)),
            len(words),
        )
        found[at] = end, text
    return found


_TOPS = frozenset({"com", "vn", "net", "org", "edu", "gov", "info", "io"})
"""Last parts by which an address is known without scheme and path; "kg" and "jpg" are none."""


def read_web_address(words: Words, at: int, lexicon: Lexicon) -> tuple[Reading[str], ...]:
    """The address that begins at token `at`, as it is written, or said sign by sign in lower case without marks."""
    if (written := written_addresses(words).get(at)) is not None:
        end, text = written
        return (Reading(Kind.WEB, at, end, text, 1.0),)
    first = next((dot for dot in _dots(words, lexicon) if dot > at), 0)
    if not 0 < first - at <= _LONGEST_NAME or any(words.says(p, *_LINKS) for p in range(at, first)):
        return ()
    if any(words.tokens[p].mark for p in range(at + 1, first)):
        return ()
    if any(name.end < first for name in lexicon.web_fields.at(words, at)):
        return ()  # "trang web | hoa sen chấm vn"
    host = mail_host(words, at, lexicon)
    if host is None or host.end <= first or sign_at(words, at, lexicon) is not None:
        return ()
    path, end = _path(words, host.end, lexicon)
    begun = bool(at and words.tokens[at].mark) or words.says(at - 1, *_LEADING)
    sure = _AMID if any(words.says(p, *_FOOD) for p in range(first, host.end)) or not begun else _BEGUN
    return (Reading(Kind.WEB, at, end, host.text + path, sure),)


@lru_cache(maxsize=64)
def _dots(words: Words, lexicon: Lexicon) -> tuple[int, ...]:
    """Tokens of a spoken dot behind which the end of an address is said: "… | chấm com"; none behind an at-sign."""
    at_signs = [p for p, t in enumerate(words.tokens) if "@" in t.text or said_sign(words, p, "@", lexicon)]
    dots = (p for p in range(1, len(words)) if lexicon.marks.begins(words.tokens[p], words.accented))
    dots = (p for p in dots if labels_at(words, p, lexicon)[0])
    return tuple([p for p in dots if not any(p - _LONGEST_NAME < sign < p for sign in at_signs)])


def _path(words: Words, at: int, lexicon: Lexicon) -> tuple[str, int]:
    """What is said behind the host, from a slash on: "/hoahong", and the token after it."""
    path = ""
    while (slash := said_sign(words, at, "/", lexicon)) and slash < len(words):
        part, end = "", slash
        while end < len(words) and (end == slash or not words.tokens[end].mark):
            if part and (lexicon.boundary(words, end) >= 1.0 or said_sign(words, end, "/", lexicon)):
                break
            piece = _piece(words, end, lexicon)
            part, end = part + piece.text, piece.end
        path, at = f"{path}/{part}", end
    return path, at


def _piece(words: Words, at: int, lexicon: Lexicon) -> Piece:
    if (sign := sign_at(words, at, lexicon)) is not None:
        return sign
    if (figures := figures_at(words, at)) is not None:
        return Piece(figures.text, figures.end)
    return letter_at(words, at, lexicon) or Piece(fold(words.tokens[at].text), at + 1)
