"""A written answer as it is spoken: figures, dates, sums, addresses and signs become words.

What kind of value stands somewhere is judged by its looks alone; where the kind is known, `core.spoken` says it.
"""

import re
import unicodedata

from speak_to_input.vi.pronounced import Pronounced
from speak_to_input.vi.speak_looks import EMAIL, LOOKS, WEB_PAGE
from speak_to_input.vi.speak_numbers import speak_digits


def speak_text(text: str, words: Pronounced) -> str:
    """Any Vietnamese text with what is written in figures, signs and abbreviations turned into words.

    "đã điền lãi suất 8,5%/năm" -> "đã điền lãi suất tám phẩy năm phần trăm một năm". Commas and full stops
    stay: they are the pauses.
    """
    # NFKC also makes of "²" a 2 and of "…" three full stops.
    text = unicodedata.normalize("NFKC", text).replace("...", ", ")
    text = _UNIT_OF_LABEL.sub("", text)
    said: list[str] = []
    at = 0
    while at < len(text):
        told, at = _next(text, at, words)
        said.append(told)
    return _tidy("".join(said))


def _next(text: str, at: int, words: Pronounced) -> tuple[str, int]:
    """What is said of the text at `at`, and where to go on."""
    if text[at].isspace():
        return " ", at + 1
    for pattern, spoken in (
        WEB_PAGE,
        EMAIL,
        (words.known, _listed),
        *LOOKS,
        (_WORD, _listed),
        (_FIGURES, _spelled),
    ):
        found = pattern.match(text, at)
        if found and (told := spoken(found, words)):
            return told, found.end()
    return _SIGNS.get(text[at], text[at]), at + 1


def _listed(found: re.Match[str], words: Pronounced) -> str:
    written = found.group()
    return words.word(written.rstrip()) + (" " if written.endswith((".", " ")) else "")


def _spelled(found: re.Match[str], words: Pronounced) -> str:
    return f" {speak_digits(found.group())} "


def _tidy(text: str) -> str:
    """One pause where several signs stood together, none before the first word."""
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r"\s+([,.?!])", r"\1", text)
    text = re.sub(r",+(?=[.?!])|(?<=[.?!]),+", "", text)
    text = re.sub(r"([,.?!])(?:\s*[,.])+", r"\1", text)
    return text.strip(" ,")


_UNIT_OF_LABEL = re.compile(r"\s*\((?:vnđ|vnd|đồng|đ|%|\*)\)", re.IGNORECASE)
"""What a label counts in is said with the value."""
_WORD = re.compile(r"[^\W\d_]+")
_FIGURES = re.compile(r"\d+")
"""Figures that something touches, so that no look fits: "covid19"."""
_SIGNS = {
    "&": " và ", "+": " cộng ", "=": " bằng ", "@": " a còng ", "%": " phần trăm", "_": " ", "*": " ",
    "/": ", ", "(": ", ", ")": ", ", "[": ", ", "]": ", ", "“": " ", "”": " ", '"': " ", "‘": " ", "’": " ",
    ":": ", ", ";": ", ", "–": ", ", "—": ", ", "•": ", ", "·": ", ", "→": ", ", "-": " ",
    "|": ", ",
}  # fmt: skip
"""Signs that would be read by their names: most are a pause."""
