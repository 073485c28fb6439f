"""Sums of what no field asks: "phụ cấp 5 triệu", "tổng vốn 500 triệu", "đóng tiền học 2 triệu"."""

from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.utterance import Utterance
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.vocabulary import Vocabulary
from speak_to_input.vi.reading import Kind

_LEADING = frozenset(
    {"vay", "mượn", "cần", "xin", "muốn", "tầm", "cỡ", "chừng", "khoảng", "độ", "gần", "hơn", "tới", "đến", "là", "có",
     "được", "thu", "kiếm", "lãnh", "lĩnh", "lời", "giá", "lên", "xuống", "còn", "hết", "thành", "bằng", "này", "đó",
     "cho", "thêm", "thiếu", "nạp", "trả", "nhận", "gửi", "rút", "chuyển", "nộp", "nhà", "xe", "đất", "hộ", "xưởng",
     "máy", "tiền", "nói", "bảo", "kêu", "đọc", "ghi", "số", "năm", "quý", "vụ", "tuần", "tháng", "ngày"}
)  # fmt: skip
"""Before a sum these lead to it, and tell of nothing that it would be the sum of."""
_REACH, _PARTS = 9, 3
_LIKELY, _CALLED = 0.2, 0.4


OWN = frozenset({"vay", "nhap", "luong", "dam"})


def asks_own_sums(vocabulary: Vocabulary) -> bool:
    """Whether all sums that the form asks are what somebody earns, borrows or pledges."""
    money = [known for known in vocabulary.fields if known.kind is FieldKind.MONEY]
    return bool(money) and not any(known.label_words.isdisjoint(OWN) for known in money)


def of_something_else(spoken: Utterance, at: int) -> bool:
    """Whether the sum at token `at` stands right behind a word that nothing of the form explains."""
    words, found = spoken.words, spoken.found.readings
    sums = (r for each in found[max(0, at - _PARTS) : at] for r in each if r.kind is Kind.MONEY)
    at = min((r.start for r in sums if r.end > at and r.sure > w.CHOICE_NAMED), default=at)
    before = at - 1  # of "hai trăm | tám mươi triệu" the whole is looked at
    if before < 0 or words.tokens[at].mark or words.tokens[before].has_digit:
        return False
    if words.tokens[before].toned in _LEADING or spoken.found.cues[before]:
        return False
    if spoken.texts.is_particle(before) or spoken.texts.is_polite(before):
        return False
    return not any(_explains(spoken, begin, before) for begin in range(max(0, at - _REACH), at))


def _explains(spoken: Utterance, begin: int, place: int) -> bool:
    """Whether a name of the form, a choice or a value begins at `begin` and holds the token `place`."""
    found = spoken.found
    named = any(m.end > place and m.strength > w.NAME_FAIR for m in found.mentions[begin])
    chosen = any(o.option and o.end > place and o.fit > w.CHOICE_FAIR for o in found.offers[begin])
    values = (r for r in found.readings[begin] if r.end > place and r.kind is not Kind.YES_NO)
    return named or chosen or any(r.sure > (_CALLED if r.kind is Kind.PERSON else _LIKELY) for r in values)


def other_sums(spoken: Utterance) -> frozenset[int]:
    """The tokens of such sums, each with the word before it, on a form of what somebody earns or borrows."""
    if not asks_own_sums(spoken.vocabulary):
        return frozenset()
    sums = ((at, r) for at, found in enumerate(spoken.found.readings) for r in found if r.kind is Kind.MONEY)
    clear = ((at, r.end) for at, r in sums if r.sure > w.CHOICE_NAMED and of_something_else(spoken, at))
    return frozenset(place for at, end in clear for place in range(at - 1, end))
