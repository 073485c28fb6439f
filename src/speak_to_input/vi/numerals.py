"""The words and figures that numbers are made of, token by token; how they combine is left to cardinals.

A token is one numeral ("triệu", "1.500") or several run together ("2tỷ3", "500k", "12,5%").
"""

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from speak_to_input.vi.text import Words, fold


class Role(Enum):
    """What a numeral does inside a number."""

    __hash__ = object.__hash__  # members are looked up in sets all the time; Enum's own hashes their names

    DIGIT = auto()
    FIGURE = auto()
    """A written number of two or more figures; `text` holds it as written."""
    TEN = auto()
    CHUC = auto()
    HUNDRED = auto()
    SCALE = auto()
    SLANG = auto()
    """A scale that only money has: củ, lít, chai."""
    DOZEN = auto()
    HALF = auto()
    """rưỡi, after a unit."""
    HALF_OF = auto()
    """nửa, before a unit."""
    ODD = auto()
    """linh, lẻ."""
    POINT = auto()
    MINUS = auto()
    PERCENT = auto()
    DONG = auto()


@dataclass(frozen=True, slots=True)
class Numeral:
    """One numeral: its role, its whole value (digit or scale), the figures it stands for."""

    role: Role
    value: int = 0
    text: str = ""
    written: bool = False
    after_ten: bool = False
    """Said only behind another digit: mốt, tư, lăm, mươi."""


_DIGITS = {
    "không": 0, "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8,
    "chín": 9,
}  # fmt: skip
_AFTER_TEN = {"mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}
_SCALES = {"nghìn": 10**3, "ngàn": 10**3, "vạn": 10**4, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
_SLANG = {"củ": 10**6, "chai": 10**6, "lít": 10**5, "lốp": 10**5, "xị": 10**5, "cành": 10**3, "tỏi": 10**9}
_SHORT_SCALES = {"k": 10**3, "ng": 10**3, "tr": 10**6, "trđ": 10**6, "ty": 10**9, "ti": 10**9}

WORDS: dict[str, Numeral] = {
    **{word: Numeral(Role.DIGIT, value, str(value)) for word, value in _DIGITS.items()},
    **{word: Numeral(Role.DIGIT, value, str(value), after_ten=True) for word, value in _AFTER_TEN.items()},
    **{word: Numeral(Role.SCALE, value) for word, value in (_SCALES | _SHORT_SCALES).items()},
    **{word: Numeral(Role.SLANG, value) for word, value in _SLANG.items()},
    "mươi": Numeral(Role.TEN, 10, after_ten=True),
    "mười": Numeral(Role.TEN, 10),
    "hăm": Numeral(Role.TEN, 20),
    "băm": Numeral(Role.TEN, 30),
    **dict.fromkeys(("linh", "lẻ", "lẽ"), Numeral(Role.ODD)),
    **dict.fromkeys(("rưỡi", "rưởi", "rưới", "rữi"), Numeral(Role.HALF)),
    **dict.fromkeys(("phẩy", "phảy", "chấm"), Numeral(Role.POINT)),
    **dict.fromkeys(("âm", "trừ"), Numeral(Role.MINUS)),
    **dict.fromkeys(("đồng", "đ", "vnd", "vnđ"), Numeral(Role.DONG)),
    "chục": Numeral(Role.CHUC, 10),
    "trăm": Numeral(Role.HUNDRED, 100),
    "tá": Numeral(Role.DOZEN, 12),
    "nửa": Numeral(Role.HALF_OF),
    "%": Numeral(Role.PERCENT),
}

# Without accents "van", "ti" and "ta" are far more often other words; một and mốt, tư and từ fall together.
_FOLDED_EXCEPT = {"vạn", "tá", "lẽ", "mốt", "ti", "xị", "lốp", "cành", "chai", "tỏi", "âm"}
_FOLDED: dict[str, Numeral] = {
    fold(word): numeral for word, numeral in WORDS.items() if word not in _FOLDED_EXCEPT
}

ACCOUNT_LENGTH = 8
"""A number of so many figures is a phone, a code or an account by itself."""
_PIECES = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+|%")
_FIGURE_UNITS = WORDS | {"d": Numeral(Role.DONG), "trieu": WORDS["triệu"], "nghin": WORDS["nghìn"]}


@lru_cache(maxsize=16384)
def _figures(toned: str) -> tuple[Numeral, ...]:
    """Numerals of a token with figures in it; empty when anything in it is not a numeral."""
    found: list[Numeral] = []
    at = 0
    for piece in _PIECES.finditer(toned):
        if piece.start() != at:
            return ()
        at = piece.end()
        text = piece.group()
        if text[0].isdigit():
            found.append(written(text))
        elif text in _FIGURE_UNITS and found:
            found.append(_FIGURE_UNITS[text])
        else:
            return ()
    return tuple(found) if at == len(toned) else ()


@lru_cache(maxsize=4096)
def written(text: str) -> Numeral:
    """The numeral of a run of figures, which may hold inner dots and commas."""
    text = "".join(str(int(c)) if c.isdigit() else c for c in text)
    if len(text) == 1:
        return Numeral(Role.DIGIT, int(text), text, written=True)
    return Numeral(Role.FIGURE, 0, text, written=True)


# Words that a spoken number may begin with, accents or none.
NUMBER_FIRST = frozenset(
    form
    for word, numeral in WORDS.items()
    if numeral.role in (Role.DIGIT, Role.TEN, Role.CHUC, Role.HUNDRED, Role.HALF_OF, Role.SCALE, Role.SLANG)
    for form in ((word,) if word in _FOLDED_EXCEPT else (word, fold(word)))
)
_ONE_WORD = {word: (numeral,) for word, numeral in WORDS.items()}
_ONE_FOLDED = {word: (numeral,) for word, numeral in _FOLDED.items()}
_NONE: tuple[Numeral, ...] = ()


@lru_cache(maxsize=512)
def numerals(words: Words, at: int) -> tuple[Numeral, ...]:
    """Numerals of the token at `at`; empty when it is no part of a number, or behind the last one."""
    if at >= len(words.tokens):
        return _NONE
    toned = words.tokens[at].toned
    found = (_ONE_WORD if words.accented else _ONE_FOLDED).get(toned)
    if found is not None:
        if toned in ("ty", "năm") and _is_word(words, at):
            return _NONE
        no_money = found[0].role is Role.DONG and names_no_money(words, at)
        return _NONE if no_money or (found[0].role is Role.MINUS and _takes_away(words, at)) else found
    if _is_misheard_hundred(words, at):
        return _ONE_WORD["trăm"]
    return _figures(toned) if toned[0].isdigit() else _NONE


def _is_word(words: Words, at: int) -> bool:
    """As in "lương bên công | ty 15 triệu", "10 triệu | năm nay 12 triệu"."""
    if words.says(at, "ty"):
        return words.says(at - 1, "công", "cong")
    next_ = words.says(at - 1, "sang") and at > 1 and "/" in words.tokens[at - 2].text  # "5/1 sang | năm"
    return words.accented and (next_ or words.says(at + 1, "nay", "ngoái"))


def _takes_away(words: Words, at: int) -> bool:
    """As in "tài khoản bị | trừ 5 triệu", "500 triệu | trừ 50 triệu": a deed behind other words, no sign."""
    led = at == 0 or bool(words.tokens[at].mark) or words.says(at - 1, "là", "bằng", "độ")
    return words.says(at, "trừ") and words.accented and not led


def _is_misheard_hundred(words: Words, at: int) -> bool:
    """As in "một chăm tám mươi", "hai chăm triệu": so the North says it; "chị hai | chăm | ba ở viện" is care."""
    if words.tokens[at].toned != "chăm" or not 0 < at < len(words.tokens) - 1:
        return False
    counted = words.says(at - 1, "một") or any(words.says(p, *_GOING_ON) for p in (at + 1, at + 2))
    return counted and all(
        words.tokens[p].toned in WORDS or words.tokens[p].has_digit for p in (at - 1, at + 1)
    )


_GOING_ON = ("mươi", "triệu", "nghìn", "ngàn", "tỷ", "tỉ", "đồng", "rưỡi", "lăm", "linh", "lẻ", "mốt")


def names_no_money(words: Words, at: int) -> bool:
    """Whether the "đồng" at `at` is the first syllable of another word: "0911… | đồng nghiệp"."""
    if not words.says(at, "đồng") or at + 1 >= len(words.tokens) or words.tokens[at + 1].mark:
        return False
    return words.says(at + 1, *_DONG_WORDS)


_DONG_WORDS = ("nghiệp", "ý", "nai", "tháp", "hới", "đội", "hương", "bộ", "thời", "phục", "khởi", "xoài", "hành", "đa",
               "xu", "sở", "chủ", "nát")  # fmt: skip


TIME_UNITS = frozenset(
    {"tháng", "năm", "ngày", "tuần", "giờ", "phút", "tiếng", "quý", "hôm", "buổi", "giây", "tuổi"}
)
_COUNTED = frozenset(
    {"người", "lần", "phần", "cái", "chiếc", "vụ", "ca", "trường", "hồ", "con", "đứa", "tờ", "tấm", "lượt"}
)
_FOLDED_UNITS = frozenset(map(fold, TIME_UNITS | {"phần", "người", "lần"}))
_UNITS = TIME_UNITS | _COUNTED | {"%"}
_SPOKEN_TO = frozenset(
    {"ơi", "ạ", "nờ", "nhé", "nhá", "nha", "nghe", "nghen", "nhen", "hè", "hỉ", "hén", "hen"}
)
"""Behind "con" these make it the person spoken to: "năm triệu hai con nờ" counts no child."""


def counts_unit(words: Words, at: int) -> bool:
    """Whether the token at `at` is a unit that a number before it counts (24 | tháng)."""
    if at >= len(words.tokens) or words.tokens[at].mark:
        return False
    if words.says(at, "con") and at + 1 < len(words.tokens) and words.tokens[at + 1].toned in _SPOKEN_TO:
        return False
    days = ("mai", "mốt", "kia") if words.says(at, "ngày") else _NAMED_DAYS
    if words.says(at, "hôm", "bữa", "ngày") and words.says(at + 1, *days):
        return False  # "mười ba triệu tám | hôm qua"
    if words.says(at - 1, "mốt") and words.says(at - 2, "triệu", "tỷ", "tỉ", "nghìn", "ngàn"):
        return False  # "hai triệu mốt | người kiểm tra": nobody counts by it
    return words.tokens[at].toned in (_UNITS if words.accented else _FOLDED_UNITS)


_NAMED_DAYS = ("qua", "nay", "kia", "kìa", "ni", "tê")


def minus_before(words: Words, at: int) -> bool:
    """Whether a minus sign stands right before the figures at `at`: " -5", and not "22 -24" or "A-5"."""
    token = words.tokens[at]
    if not token.mark or token.mark[-1] not in "-−" or not token.text[0].isdigit():
        return False
    start = token.start
    if words.text[start - 1] not in "-−" or (start > 1 and words.text[start - 2] not in " :(="):
        return False
    return at == 0 or not words.tokens[at - 1].has_digit
