"""What the words of a label tell besides naming its field: things that are counted, numbered or lie somewhere."""

import re

from speak_to_input.core.synonyms import Phrase
from speak_to_input.vi.syllables import split_syllable

_NUMBER_BESIDE = re.compile(r"[(\[]((?:số|mã|[0-9] số|last [0-9])\s[^),;/\]]+)[)\]]", re.IGNORECASE)
"""A number's or code's other name: "Số máy (số sê-ri trên tem)", "Card number (last 4 digits)"."""
_BRACKETED_THING = re.compile(r"[(]([^\W\d_]+)(?=[),;])[^()]*[)]\s*$")
_PARTY_BESIDE = re.compile(r"\(((?:nhà|bên|người) [^\W\d_]+(?: [^\W\d_]+)?)\)\s*$", re.IGNORECASE)
"""Whom else the label names: "Tên người thụ hưởng (nhà xuất khẩu)"."""
_ENGLISH_BESIDE = re.compile(r"\(([A-Za-z]+(?: [A-Za-z]+){0,2})(?:,[^)]*| 2\d{3})?\)\s*$")
"""The label once more in English: "Ngày hết hạn hiệu lực (Expiry date)"."""

THINGS = frozenset(
    {"người", "khách", "vụ", "xe", "con", "cháu", "bé", "em", "phòng", "giường", "vé", "bàn", "ghế", "chỗ", "lần",
     "bản", "trang", "ca", "cây", "bao", "thùng", "kiện", "hộ", "sổ", "thẻ", "suất", "món", "hộp", "bộ", "tờ", "đêm"}
)  # fmt: skip
"""Things whose name is one syllable wherever the label asks for them."""
HALVES = frozenset(
    {"hợp", "hồ", "giao", "vi", "tài", "lao", "thành", "dịch", "sản", "công", "nhân", "sinh", "học", "bệnh", "thiết",
     "sự", "phương", "chi", "cổ", "đơn", "hóa", "tiết", "điểm", "điện", "lượng", "dư", "nhà", "hiệu", "thứ",
     "đo", "buổi"}
)  # fmt: skip
"""Halves of words that are said whole, "vi phạm", "lao động"; of "Số chìa khóa" two are "hai chìa"."""
TIMES = frozenset({"năm", "tháng", "tuần", "ngày", "giờ", "phút", "tiền"})
_NO_THINGS = HALVES | (THINGS - {"tờ"}) | TIMES
"""Spans of time are said of anything: "ba năm" alone is not "Số năm làm việc"."""


def beside(label: str) -> list[str]:
    """Other names in brackets in a label: a number's other name, whom else it names, and what it is in English."""
    foreign = (inner for inner in _ENGLISH_BESIDE.findall(label) if _is_foreign(inner))
    return [*_NUMBER_BESIDE.findall(label), *_PARTY_BESIDE.findall(label), *foreign]


def things_beside(label: str) -> set[str]:
    """What is counted by the brackets at the end of a label: "Giao khách (người, tối đa 2)"."""
    return set(THINGS.intersection(_BRACKETED_THING.findall(label)))


def _is_foreign(inner: str) -> bool:
    """Whether the first word is no Vietnamese syllable and no unit: "Incoterms", and not "nam", "kg"."""
    word = inner.split(maxsplit=1)[0].lower()
    return len(word) > _LONGEST_UNIT and split_syllable(word) is None and not inner.isupper()


_LONGEST_UNIT = 4


def why(part: Phrase) -> Phrase:
    """The words by which a label asks for a reason; the deed behind them is no name of it: "Lý do | tách thửa"."""
    return next((head for head in _REASONS if part[: len(head)] == head), ())


def head_of_all(parts: list[Phrase]) -> Phrase:
    """What the first part of a label says for all: "lý do" of "Lý do tách, hợp thửa", "bản vẽ" of "… tách thửa, hợp thửa"."""
    first, more = parts[0], len(parts[0]) - max(map(len, parts[1:]), default=len(parts[0]))
    alike = more > 1 and all(part[-1] == first[-1] and len(part) > 1 for part in parts)
    return first[:more] if alike else why(first)


_REASONS = (("lý", "do"), ("lí", "do"), ("nguyên", "nhân"))


def lies(label: Phrase) -> list[Phrase]:
    """How it is told where a thing lies: "đất nằm ở" for "Địa chỉ thửa đất"."""
    if label[:2] != ("địa", "chỉ") or len(label) not in (3, 4):
        return []
    thing = label[2:]
    lies = [(*thing, *where) for where in _LYING] + list(_LYING if _LANDED.intersection(thing) else ())
    return [*lies, ("lô", *thing[-1:], "ở"), *((*thing[-1:], *where) for where in _LYING)]


_LANDED = frozenset({"đất", "thửa", "trại", "ao", "kho", "xưởng", "trình", "hộ", "sản"})
_LYING = (("nằm", "ở"), ("nằm", "tại"), ("tọa", "lạc", "tại"), ("tọa", "lạc", "ở"))


def is_thing(part: Phrase) -> bool:
    """Whether the first word of what a label counts is called so by itself, and tells nothing but what is counted."""
    return bool(part) and part[0] not in _NO_THINGS and part[0].isalpha()


_TELEPHONE = tuple(
    tuple(said.split()) for said in ("số điện thoại", "điện thoại", "số di động", "di động", "sđt", "đt")
)


def numbers_for_short(label: Phrase) -> list[Phrase]:
    """How somebody's telephone is called for short: "số chủ nhà", "máy chủ nhà" for "Điện thoại chủ nhà"."""
    rest = next((label[len(head) :] for head in _TELEPHONE if label[: len(head)] == head), ())
    return [(head, *rest) for head in ("số", "máy")] if len(rest) > 1 or rest in (("cũ",), ("mới",)) else []
