"""What the words of a label tell besides naming its field: things that are counted, numbered or lie somewhere."""

import re
from collections import Counter

from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.measures import CLASSIFIERS
from speak_to_input.core.synonyms import Phrase
from speak_to_input.vi.syllables import split_syllable

_NUMBER_BESIDE = re.compile(r"[(\[]((?:số|mã|[0-9] số|last [0-9])\s[^),;/\]]+)[)\]]", re.IGNORECASE)
"""A number's or code's other name: "Số máy (số sê-ri trên tem)", "Card number (last 4 digits)"."""
_BRACKETED = re.compile(r"[(]([^()]*)[)]\s*$")
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
    foreign = (
        inner for inner in _ENGLISH_BESIDE.findall(label) if split_syllable(inner.split()[0].lower()) is None
    )
    english = (inner for inner in foreign if len(inner.split()[0]) > _LONGEST_UNIT and not inner.isupper())
    return [*_NUMBER_BESIDE.findall(label), *_PARTY_BESIDE.findall(label), *english]


_LONGEST_UNIT = 4


def things_beside(label: str) -> set[str]:
    """What is counted by the brackets at the end of a label: "SL (cái / bộ)", "Giao khách (chiếc, tối đa 2)"."""
    inside = [thing.strip() for inner in _BRACKETED.findall(label) for thing in re.split("[/,;]", inner)]
    return {thing for thing in inside if thing in THINGS or thing in CLASSIFIERS}


def why(part: Phrase) -> Phrase:
    """The words by which a label asks for a reason; the deed behind them is no name of it: "Lý do | tách thửa"."""
    return next((head for head in _REASONS if part[: len(head)] == head), ())


def head_of_all(parts: list[Phrase]) -> Phrase:
    """What the first part of a label says for all: "lý do" of "Lý do tách, hợp thửa", as "bản vẽ"."""
    first, more = parts[0], len(parts[0]) - max(map(len, parts[1:]), default=len(parts[0]))
    alike = more > 1 and all(part[-1] == first[-1] and len(part) > 1 for part in parts)
    return first[:more] if alike else why(first)


_REASONS = (("lý", "do"), ("lí", "do"), ("nguyên", "nhân"))


def called_by_thing(
    label: Phrase, kind: FieldKind, unique: frozenset[str], heads: Counter[str]
) -> list[Phrase]:
    """How a field is called by the thing that it numbers or counts: "thửa 88" for "Thửa đất số", "chìa thì hai cái"."""
    at = int(label[0] == "số")
    if label[at : at + 1] == () or label[at] in _NO_THINGS or not label[at].isalpha():
        return []
    if kind is FieldKind.CODE and label[-1] == "số" and heads[label[0]] == 1:
        return [label[:1], (label[0], "số")]
    return [label[1:2]] if kind is FieldKind.NUMBER and at and label[1] in unique else []


_TELEPHONE = tuple(
    tuple(said.split()) for said in ("số điện thoại", "điện thoại", "số di động", "di động", "sđt", "đt")
)


def numbers_for_short(label: Phrase) -> list[Phrase]:
    """How somebody's telephone is called for short: "số chủ nhà", "máy chủ nhà" for "Điện thoại chủ nhà"."""
    rest = next((label[len(head) :] for head in _TELEPHONE if label[: len(head)] == head), ())
    return [(head, *rest) for head in ("số", "máy")] if len(rest) > 1 or rest in (("cũ",), ("mới",)) else []
