"""Sums and counts of what no field asks: "phụ cấp 5 triệu", "tổng vốn 500 triệu", "trong đó 1 nghiêm trọng"."""

from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.utterance import Utterance
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.vocabulary import Vocabulary
from speak_to_input.vi.reading import Kind
from speak_to_input.vi.text import Words

_PARTS = 3
_OTHERS = ("cấp", "vốn", "cọc", "thưởng", "phí", "họ", "hụi", "thuế", "điện", "nước", "trợ", "giống", "phân")
"""Last words of what sums are called that no such form asks: "phụ cấp | 5 triệu", "tổng vốn | 500 triệu"."""
_LENT = ("vay", "mượn", "cần", "xoay")


OWN = frozenset({"vay", "nhap", "luong", "dam", "muc"})


def asks_own_sums(vocabulary: Vocabulary) -> bool:
    """Whether all sums that the form asks are what somebody earns, borrows or pledges."""
    money = [known for known in vocabulary.fields if known.kind is FieldKind.MONEY]
    paid = any("quy" in known.label_words for known in money)  # "Quỹ lương": of a firm, which pays it
    return bool(money) and not (paid or any(known.label_words.isdisjoint(OWN) for known in money))


def of_something_else(spoken: Utterance, at: int) -> bool:
    """Whether what the sum at token `at` is called stands right before it, and is nothing that the form asks."""
    words, found = spoken.words, spoken.found.readings
    sums = (r for each in found[max(0, at - _PARTS) : at] for r in each if r.kind is Kind.MONEY)
    at = min((r.start for r in sums if r.end > at and r.sure > w.CHOICE_NAMED), default=at)
    before = at - 1  # of "hai trăm | tám mươi triệu" the whole is looked at
    if before < 0 or words.tokens[at].mark:
        return False
    ends = (r.end for each in found[:at] for r in each if r.kind is Kind.MONEY and r.end <= at)
    told = range(max(ends, default=0), at)
    if any(words.says(p, *_LENT) or (words.says(p, "bổ") and words.says(p + 1, "sung")) for p in told):
        return False  # "vay đóng học phí | 40 triệu", "bổ sung vốn | 300 triệu": what is borrowed
    owed = words.says(before, "nợ") and words.says(before - 1, "đang", "còn", "mắc", "cấu")
    owed = owed or (words.says(before, "thẻ") and words.says(before - 1, "nợ"))
    studied = words.says(before, "học", "nhà", "trọ") and words.says(before - 1, "tiền")
    rented = (
        words.says(before, "nhà") and words.says(before - 1, "thuê") and not words.says(before - 2, "cho")
    )
    earned = any(
        words.says(p, "lương", "nhập", "lãnh", "kiếm") for p in range(words.clause_begin(at), told.start)
    )
    owed = owed or is_left_over(words, at)
    let = any(words.says(p, "cho") and words.says(p + 1, "thuê") for p in told)
    besides = earned and (let or words.says(before, "thêm", "lời", "net", "vợ", "chồng"))
    return words.says(before, *_OTHERS) or besides or owed or studied or rented


def is_left_over(words: Words, at: int) -> bool:
    """As in "lương 20 triệu tháng dư | 5 triệu"; "bán phở tháng dư | 10 triệu" is what is earned."""
    at -= words.says(at - 1, "ra")
    earned = any(words.says(p, "lương", "nhập") for p in range(at))
    return words.says(at - 1, "dư") and (earned or not words.says(at - 2, "tháng"))


def is_fee(spoken: Utterance, at: int) -> bool:
    """As in "chuyển 3 triệu phí | 11 nghìn": what is paid besides, where no field asks for a fee."""
    called = spoken.words.says(at - 1, "phí") and not spoken.words.tokens[at].mark
    if not called or spoken.words.says(at - 2, "học", "viện", "công", "chi"):
        return False
    sums = (r for each in spoken.found.readings for r in each if r.kind is Kind.MONEY)
    other = any(r.sure > w.CHOICE_NAMED and (r.end < at or r.start > at + _PARTS) for r in sums)
    return other and not any("phi" in known.label_words for known in spoken.fields)


def other_sums(spoken: Utterance) -> frozenset[int]:
    """The tokens of such sums, each with the word before it, on a form of what somebody earns or borrows; and fees."""
    own = asks_own_sums(spoken.vocabulary)
    sums = (r for found in spoken.found.readings for r in found if r.kind is Kind.MONEY)
    clear = [
        r
        for r in sums
        if is_fee(spoken, r.start) or (own and r.sure > w.CHOICE_NAMED and of_something_else(spoken, r.start))
    ]
    begins = [r.start - 1 - spoken.words.says(r.start - 2, "mất", "tốn", "hết", "trừ") for r in clear]
    return frozenset(p for begin, r in zip(begins, clear, strict=True) for p in range(begin, r.end))


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
