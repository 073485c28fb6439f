"""The part of an e-mail address behind the at-sign: "gờ meo chấm com" -> gmail.com."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from speak_to_input.vi.lexicon import Lexicon
from speak_to_input.vi.mail_pieces import letter_at, sign_at
from speak_to_input.vi.said_figures import figures_at
from speak_to_input.vi.text import Words, fold

_LONGEST = 24
DOMAIN = re.compile(r"[a-z0-9\-]+(?:\.[a-z0-9\-]+)*")


@dataclass(frozen=True, slots=True)
class MailHost:
    """A domain, the token after it, and how surely it is meant (0 to 1)."""

    text: str
    end: int
    sure: float


def _dot(words: Words, at: int, lexicon: Lexicon) -> int:
    """The token after a dot that is said at `at` or written before it; -1 when there is none."""
    if at >= len(words.tokens):
        return -1
    if words.tokens[at].mark == "." or words.tokens[at].text.startswith("."):
        return at
    sign = sign_at(words, at, lexicon)
    return sign.end if sign is not None and sign.text == "." else -1


def labels_at(words: Words, at: int, lexicon: Lexicon) -> tuple[str, int]:
    """Domain labels after the first: ".com", ".com.vn"; text with its dots and the token after them."""
    text = ""
    while (after := _dot(words, at, lexicon)) >= 0 and after < len(words.tokens):
        top = lexicon.top_domains.longest(words, after)
        if top is not None:
            text, at = f"{text}.{top.entry}", top.end
            continue
        label = fold(words.tokens[after].text)
        if text or not DOMAIN.fullmatch(label) or _dot(words, after + 1, lexicon) < 0:
            break
        text, at = f"{text}.{label}", after + 1
    return text, at


def _host(words: Words, at: int, lexicon: Lexicon) -> Iterator[tuple[str, str, int]]:
    """First labels of a domain: name, whole domain where that is known, the token after it."""
    known = lexicon.mail_domains.longest(words, at)
    if known is not None:
        yield known.entry.name, known.entry.whole, known.end
    text, end = "", at
    while end < min(at + _LONGEST, len(words.tokens)):
        if text and _dot(words, end, lexicon) >= 0:
            yield text, "", end
            return
        if end > at and words.tokens[end].mark.strip("-"):
            return
        label, end = _label(words, end, bool(text), lexicon)
        text += label
        if not DOMAIN.fullmatch(text):
            return


def _label(words: Words, at: int, begun: bool, lexicon: Lexicon) -> tuple[str, int]:
    """What stands at `at` in a domain's name, a sign, a figure, a spelled letter or a word, and the token after it."""
    sign = sign_at(words, at, lexicon) if begun else None
    if sign is not None:
        return sign.text, sign.end
    figures = figures_at(words, at)
    if figures is not None:
        return figures.text, figures.end
    spelled = letter_at(words, at, lexicon)
    return (fold(spelled.text), spelled.end) if spelled is not None else (fold(words.tokens[at].text), at + 1)


def mail_host(words: Words, at: int, lexicon: Lexicon) -> MailHost | None:
    """The domain that begins at `at`, as long as it is said."""
    if at >= len(words.tokens):
        return None
    written = fold(words.tokens[at].text)
    if "." in written and DOMAIN.fullmatch(written):
        more, end = labels_at(words, at + 1, lexicon)
        return MailHost(written + more, end, 1.0)
    for name, whole, end in _host(words, at, lexicon):
        labels, after = labels_at(words, end, lexicon)
        if labels:
            return MailHost(name + labels, after, 1.0)
        top = lexicon.top_domains.longest(words, end) if whole and end < len(words.tokens) else None
        if top is not None and top.entry in {"com", "vn"} and not words.tokens[end].mark:
            return MailHost(f"{name}.{top.entry}", top.end, 0.9)
        if whole:
            return MailHost(whole, end, 0.75)
    return None
