"""Where a noun and what narrows it down may end: "kỹ sư | xây dựng | …", "máy xay | sinh tố"."""

from speak_to_input.vi.lexicon import Lexicon
from speak_to_input.vi.numerals import numerals
from speak_to_input.vi.text import Words

UNENDED = 0.55
"""How sure it is, of what it would be, where the words go on with nothing that ends it, or with more of it."""
_NO_PART = ("nó", "đó", "này", "kia", "ấy", "gì", "chi", "ở", "tại", "cho", "được", "đang", "có", "và", "với", "bên",
            "từ", "để", "lương", "không", "chưa", "rồi", "nhưng", "mà", "thì", "sinh", "năm", "hàng", "bị", "mua",
            "nặng", "muốn", "xin", "cần", "hôm", "bữa", "giá", "loại")  # fmt: skip
"""No such word goes on with it."""


def ends(words: Words, end: int, least: int, most: int, lexicon: Lexicon) -> list[int]:
    """Where it may end: `least` to `most` words behind token `end`, up to a pause or what is no part of it."""
    found = [] if least else [end]
    for more in range(1, most + 1):
        if is_over(words, end, lexicon):
            break
        end += 1
        if more >= least:
            found.append(end)
    return found


def is_over(words: Words, at: int, lexicon: Lexicon) -> bool:
    """Whether it is over before token `at`."""
    if at >= len(words) or words.tokens[at].mark or words.tokens[at].has_digit or words.says(at, *_NO_PART):
        return True
    if words.tokens[at].text[:1].isupper():
        return True  # "máy | Xanh Cầu Giấy": a name begins
    if numerals(words, at) and not words.says(at, "tư", "chín"):
        return True
    return lexicon.boundary(words, at) > 0 or bool(lexicon.particles.at(words, at))


def ended(words: Words, at: int, lexicon: Lexicon) -> float:
    """How sure it is that it ends before token `at`."""
    return 1.0 if is_over(words, at, lexicon) else UNENDED
