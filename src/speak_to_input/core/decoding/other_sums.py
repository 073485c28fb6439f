"""Sums and counts of what no field asks: "phụ cấp 5 triệu", "tổng vốn 500 triệu", "trong đó 1 nghiêm trọng"."""

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
_REACH = 4
_LIKELY, _CALLED = 0.2, 0.4


OWN = frozenset({"vay", "nhap", "luong", "dam", "muc"})


def asks_own_sums(vocabulary: Vocabulary) -> bool:
    """Whether all sums that the form asks are what somebody earns, borrows or pledges."""
    money = [known for known in vocabulary.fields if known.kind is FieldKind.MONEY]
    paid = any("quy" in known.label_words for known in money)  # "Quỹ lương": of a firm, which pays it
    return bool(money) and not (paid or any(known.label_words.isdisjoint(OWN) for known in money))


def of_something_else(spoken: Utterance, at: int) -> bool:
    """Whether the sum at token `at` stands right behind a word that nothing of the form explains."""
    words, before = spoken.words, at - 1
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


def among(spoken: Utterance) -> frozenset[int]:
    """As in "4 vi phạm | trong đó 1 nghiêm trọng": how many of them are of a sort that no field counts."""
    words, found = spoken.words, set[int]()
    for at in range(len(words) - 3):
        count = at + 2 + words.says(at + 2, "có")
        numbers = (
            [r for r in spoken.found.readings[count] if r.kind is Kind.NUMBER] if count < len(words) else []
        )
        if not (numbers and words.says(at, "trong") and words.says(at + 1, "đó")):
            continue
        end = numbers[0].end
        named = (m for p in range(end, min(end + 2, len(words))) for m in spoken.found.mentions[p])
        if not any(
            m.strength > w.NAME_FAIR and spoken.fields[m.field].kind is FieldKind.NUMBER for m in named
        ):
            found.update(range(at, min(end + 2, words.clause_end(at))))
    return frozenset(found)
