"""A wish to open a page that is none of the product's own forms, and which of the known pages it means."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from speak_to_input.core.language import Cue, Language
from speak_to_input.vi.lexicon import Lexicon
from speak_to_input.vi.mail_pieces import letter_at, sign_at
from speak_to_input.vi.said_figures import figures_at
from speak_to_input.vi.text import Words, fold, read_words

_SURE = 0.85
_PAGE = ("trang", "web", "website", "site", "link")
_SITE = ("web", "website", "site", "mạng")
_PLACE = (("địa", "chỉ"), ("đường", "dẫn"), ("đường", "link"))
_BEFORE = frozenset({"lại", "cái", "một", "dùm", "giùm", "giúp", "cho", "tôi", "em", "mình"})
_LEAD = frozenset(
    {"dạ", "vâng", "ờ", "à", "ừ", "em", "tôi", "tui", "anh", "chị", "mình", "bạn", "ơi", "muốn", "cần", "cho", "giúp",
     "làm", "ơn", "xin", "hãy", "nhờ", "được", "rồi", "bây", "giờ"}
)  # fmt: skip
_OTHER = frozenset({"khác", "ngoài", "mới"})
_COURTESY = frozenset(
    {"ạ", "nhé", "nha", "đi", "giúp", "giùm", "dùm", "cho", "tôi", "em", "mình", "với", "nào"}
)
_SLASH = (("gạch", "chéo"), ("xẹt",), ("xuyệt",), ("slash",))
_WRITTEN = re.compile(
    r"(?:(?P<scheme>https?)://)?(?P<host>(?:[a-z0-9-]+\.)+[a-z]{2,}|(?:\d{1,3}\.){3}\d{1,3}|localhost)"
    r"(?P<port>:\d{1,5})?(?P<path>/\S*)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Address:
    """Where a page is: `scheme` "" where only the host was told; `host` with its port, `path` with its slash."""

    scheme: str
    host: str
    path: str = "/"


@dataclass(frozen=True, slots=True)
class PageWish:
    """What was said of the page. `named` is "" for "mở trang khác"; `plain`: no word but "trang" says page."""

    named: str
    address: Address | None = None
    plain: bool = False


@dataclass(frozen=True, slots=True)
class KnownPage:
    """A page that may be opened; `title` is "" while nobody has seen it."""

    url: str
    host: str
    title: str = ""

    @property
    def name(self) -> str:
        """What it is called when it is offered."""
        return self.title or self.host


def read_page_wish(text: str, language: Language, *, asked: bool = False) -> PageWish | None:
    """The page that `text` asks to open, None where it asks for none.

    `asked`: which page was just asked, so that an address or a name alone is an answer.
    """
    words = read_words(text)
    opened = _opening(words, language)
    alone = asked or " " not in text.strip()
    noun = _noun(words, _after(words, opened, _BEFORE)) if opened or asked else (0, False)
    start = noun[0] or opened
    end = len(words)
    while end > start and words.tokens[end - 1].toned in _COURTESY:
        end -= 1
    address = _address(words, start, end, language) if opened or alone else None
    if address is not None:
        return PageWish(words.spelling(start, end), address)
    if not noun[0] and not asked:
        return None
    if all(token.toned in _OTHER for token in words.tokens[start:end]):
        return PageWish("", plain=not noun[1] and start == end) if noun[0] else None
    return PageWish(words.spelling(start, end).strip(" .,!?"), plain=not noun[1])


def pages_called(named: str, known: Iterable[KnownPage]) -> tuple[KnownPage, ...]:
    """The pages whose title or host has all the words, or whose host has them written together."""
    wanted = fold(named).split()
    together = "".join(wanted)
    return tuple(
        page
        for page in known
        if wanted
        and (
            set(wanted) <= set(re.split(r"[^a-z0-9]+", fold(f"{page.title} {page.host}")))
            or together in re.split(r"[^a-z0-9]+", page.host)
        )
    )


def pages_at(address: Address, known: Iterable[KnownPage]) -> tuple[KnownPage, ...]:
    """The known pages that an address without its first parts may mean: "bank.vn" for forms.bank.vn."""
    host = address.host.lower().removeprefix("www.")
    return tuple(page for page in known if page.host == host or page.host.endswith(f".{host}"))


def _opening(words: Words, language: Language) -> int:
    """Where the verb of opening ends that leads the utterance, 0 without one."""
    for begin in range(_after(words, 0, _LEAD) + 1):
        marks = language.cues.matches(words, begin) if begin < len(words) else ()
        ends = [m.end for m in marks if m.item is Cue.OPEN and m.strength > _SURE]
        if ends:
            return max(ends)
    return 0


def _noun(words: Words, at: int) -> tuple[int, bool]:
    """Where a word for a page ends, 0 without one, and whether it can mean nothing else, as "trang" can."""
    for pair in _PLACE:
        if all(words.says(at + step, word) for step, word in enumerate(pair)):
            more = words.says(at + len(pair), *_PAGE)
            return at + len(pair) + more, bool(more)
    if not words.says(at, *_PAGE):
        return 0, False
    more = words.says(at, "trang") and words.says(at + 1, *_SITE)
    return at + 1 + more, bool(more) or not words.says(at, "trang")


def _address(words: Words, start: int, end: int, language: Language) -> Address | None:
    """The address that the words from `start` to `end` wholly are, written or said sign by sign."""
    if start >= end:
        return None
    spelling = words.spelling(start, end).strip(" ,.;!?")
    written = _WRITTEN.fullmatch(spelling) or _WRITTEN.fullmatch(_said(words, start, end, language.lexicon))
    if written is None:
        return None
    host = written["host"].lower() + (written["port"] or "")
    return Address((written["scheme"] or "").lower(), host, written["path"] or "/")


def _said(words: Words, at: int, end: int, lexicon: Lexicon) -> str:
    """What was said, written as an address: "hoa sen chấm vn gạch chéo đơn" is "hoasen.vn/don"."""
    text = ""
    while at < end:
        slash = next((at + len(s) for s in _SLASH if all(words.says(at + n, w) for n, w in enumerate(s))), 0)
        top = lexicon.top_domains.longest(words, at) if text.endswith(".") else None
        sign = sign_at(words, at, lexicon) if text else None
        if slash:
            text, at = f"{text}/", slash
        elif top is not None:
            text, at = text + top.entry, top.end
        elif sign is not None:
            text, at = text + sign.text, sign.end
        elif (piece := figures_at(words, at) or letter_at(words, at, lexicon)) is not None:
            text, at = text + fold(piece.text), piece.end
        else:
            text, at = (
                text + ("." if words.tokens[at].mark == "." else "") + fold(words.tokens[at].text),
                at + 1,
            )
    return text


def _after(words: Words, at: int, passed: frozenset[str]) -> int:
    while at < len(words) and words.tokens[at].toned in passed:
        at += 1
    return at
