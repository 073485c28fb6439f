"""Whose a sum is that stands behind a choice whose word names a field too: "nguồn tiền là lương 14 triệu"."""

import re

from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.other_sums import OWN, asks_own_sums, is_fee, of_something_else
from speak_to_input.core.decoding.utterance import Utterance
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.offer import Offer
from speak_to_input.vi.reading import Kind
from speak_to_input.vi.text import Words

_ROUGHLY = ("tầm", "cỡ", "chừng", "khoảng", "độ", "gần", "hơn", "được")
_NAME_NEAR, _RIVALS = 3, 2


def told_for_names(spoken: Utterance, offer: Offer, at: int) -> set[int]:
    """The fields that would take the value and whose name, a choice of another list here, stands right before it."""
    takers = {o.field for o in spoken.found.offers[at] if o.end == offer.end}
    if len(takers) < _RIVALS:
        return set()
    begin = min(at, spoken.sums.get(offer.end, at))
    begin -= spoken.words.says(begin - 1, *_ROUGHLY)
    return {
        m.field
        for before in range(max(0, begin - _NAME_NEAR), begin)
        for m in spoken.found.mentions[before]
        if m.end == begin and m.strength > w.NAME_FAIR and m.field in takers
        if any(
            _is_asked(spoken, o, before) for o in spoken.found.offers[before] if o.option and o.end == begin
        )
    }


def told_for_cost(spoken: Utterance, offer: Offer, at: int) -> float:
    """What it costs the value that it is told for another field; less than nothing where it is for its own."""
    figure = spoken.words.tokens[at].text if offer.end == at + 1 else ""
    money = spoken.fields[offer.field].kind is FieldKind.MONEY
    if money and (_NO_SUM.fullmatch(figure) or _is_spent(spoken, offer, at) or is_fee(spoken, at)):
        return w.NOT_A_VALUE
    if money and asks_own_sums(spoken.vocabulary):
        whose = _whose(spoken, at)
        if of_something_else(spoken, at) or (whose and whose not in spoken.fields[offer.field].label_words):
            return w.NOT_A_VALUE
    fields = told_for_names(spoken, offer, at)
    return -w.IN_SCOPE if offer.field in fields else w.NOT_A_VALUE if fields else 0.0


def _whose(spoken: Utterance, at: int) -> str:
    """Of what name the sum's field is, as what leads to it in its clause tells; "" where nothing does.

    "sổ tiết kiệm BIDV | 300 triệu" is pledged, "cho thuê được | 8 triệu" earned, "vay nuôi heo | 200 triệu" borrowed.
    """
    words, found, begin = spoken.words, spoken.found, spoken.words.clause_begin(at)
    sums = (r for each in found.readings[begin:at] for r in each if r.kind is Kind.MONEY and r.end <= at)
    begin = max((r.end for r in sums), default=begin)
    told = {token.toned for token in words.tokens[begin:at]}
    choices = [o for each in found.offers[begin:at] for o in each if o.option and o.fit > w.CHOICE_FAIR]
    pledges = [o for o in choices if "dam" in spoken.fields[o.field].label_words]
    if {"cho", "thuê"} <= told and not words.says(at - 1, "được") and told & {"vay", "mua", "xây"}:
        return "" if told & {"có", "đang"} else "vay"  # "vay mua xe cho thuê | 500 triệu"
    if "vay" in told:
        last = max(p for p in range(begin, at) if words.says(p, "vay"))
        done = (o for o in found.offers[last + 1] if o in choices and o not in pledges)
        return "vay" if any(o.end == at for o in done) else ""
    if told & _NOT_PLEDGED:
        return ""
    if {"cho", "thuê"} <= told:
        return "nhap"
    pledged = told & {"chấp", "cầm"} or any(o.fit > w.CHOICE_FAIR_ALONE for o in pledges)
    return "dam" if pledged else ""


_NOT_PLEDGED = frozenset({"lương", "nhập", "lãnh", "kiếm", "lời", "cần", "muốn", "tín", "không", "khỏi"})


def _is_spent(spoken: Utterance, offer: Offer, at: int) -> bool:
    """As in "thưởng | 5 triệu", "mua xe | 500 triệu, vay 300 triệu": no loan and no income."""
    words, known, begin = spoken.words, spoken.fields[offer.field], spoken.words.clause_begin(at)
    if known.label_words.isdisjoint(OWN) or "quy" in known.label_words:
        return False
    told = [token.toned for token in words.tokens[begin:at]]
    lent = (
        range(begin + told.index("vay"), begin + told.index("mua")) if {"vay", "mua"} <= {*told} else range(0)
    )
    gone = words.says(at - 1, "trừ") or (words.says(at - 1, "có") and words.says(offer.end, "rồi"))
    if gone or (
        any(r.kind is Kind.MONEY for p in lent for r in spoken.found.readings[p])
        and not ("dam" in known.label_words and _pledged_behind(spoken, lent.stop, at))
    ):
        return True  # "vay 700 triệu mua xe | 900 triệu"
    if words.says(at - 1, "nợ") and ("vay" not in known.label_words or _sum_before(spoken, begin, at)):
        return True  # "vay 500 triệu cơ cấu nợ | 300 triệu"
    if _is_price(words, at) and not known.label_words.isdisjoint(("nhap", "luong")):
        return True  # "nhà | 2 tỷ vay 1 tỷ"
    if is_lacked(words, at, offer.end):
        return False
    if (verb := spent_at(words, max(begin, at - _REACH), at)) >= 0:
        return not any(
            m.field == offer.field and m.strength > w.NAME_FAIR
            for p in range(verb, at)
            for m in spoken.found.mentions[p]
        )
    if any(words.says(place, "vay") for place in range(offer.end, offer.end + _NAME_NEAR)):
        return "mua" in told or is_saved(words, at)
    gained = at - 1 > begin and words.says(at - 1, "được", "lời") and "vay" not in told
    if gained and known.label_words & {"vay", "dam"}:
        return True  # "cho thuê được | 8 triệu"
    named = any(m.field == offer.field for p in range(begin, at) for m in spoken.found.mentions[p])
    each = words.says(at - 1, "tháng") and words.says(at - 2, "mỗi", "hàng", "hằng")
    return each and not named and "vay" in known.label_words


def _pledged_behind(spoken: Utterance, bought: int, at: int) -> bool:
    """As in "vay 700 triệu mua xe thế chấp nhà | 2 tỷ", "… có sổ tiết kiệm | 1 tỷ": behind what is bought, a pledge."""
    words, found = spoken.words, spoken.found
    had = next((p for p in range(bought, at) if words.says(p, "chấp", "cầm", "có")), at)
    offers = (o for p in range(had + 1, at) for o in found.offers[p] if o.option and o.fit > w.CHOICE_FAIR)
    return any("dam" in spoken.fields[o.field].label_words for o in offers)


def _sum_before(spoken: Utterance, begin: int, at: int) -> bool:
    return any(r.kind is Kind.MONEY for p in range(begin, at) for r in spoken.found.readings[p])


def is_saved(words: Words, at: int) -> bool:
    """As in "vốn tự có | 500 triệu", "để dành được | 300 triệu": what somebody has already."""
    return words.says(at - 1, "có", "sẵn") or (
        words.says(at - 1, "được", "ra") and words.says(at - 2, *SAVING)
    )


SAVING = ("tự", "dành", "kiệm", "bỏ")


def is_lacked(words: Words, at: int, end: int) -> bool:
    """As in "thiếu | 300 triệu | muốn vay": what is lacked is borrowed."""
    return words.says(at - 1, "thiếu") and any(words.says(p, "vay") for p in range(end, end + _NAME_NEAR))


def _is_price(words: Words, at: int) -> bool:
    """As in "nhà | 2 tỷ": what something costs, unless it is let or tilled for the sum: "cho thuê nhà | 10 triệu"."""
    thing = words.says(at - 1, *_BOUGHT) and not words.tokens[at - 1].mark
    return thing and not words.says(at - 2, "thuê", "làm", "bán")


def spent_at(words: Words, begin: int, end: int) -> int:
    """The last word there by which money is spent or owed; -1 where it is earned: "sếp trả", "nuôi heo lời"."""
    for place in range(end - 1, begin - 1, -1):
        if not words.says_any(place, _MONEY_GOES):
            continue
        if words.says(place, "lời", "kiếm"):
            return -1
        paid = words.says(place - 1, *_PAYING) or words.says(place + 1, "dùng", "cho", "lương")
        spent = words.says(place, *_SPENT) or (words.says(place, "dư") and words.says(place + 1, "nợ"))
        spent = spent or (words.says(place, "nợ") and words.says(place - 1, "còn", "đang", "mắc"))
        told = words.says(place, "chi") and place == end - 1  # "chi | 8 triệu", but "Củ Chi | 3 tỷ"
        spent = spent or (told and not words.says(place - 1, "củ"))
        if spent and not (paid or _is_lent(words, place)):
            return place
    return -1


def _is_lent(words: Words, at: int) -> bool:
    """As in "vay để | trả nợ 300 triệu", "vay | trả góp 50 triệu": what it is borrowed for stands before the sum."""
    for place in range(at - 1, words.clause_begin(at) - 1, -1):
        if words.says(place, "tháng", "triệu", "tỷ", "trăm", "nghìn") or words.tokens[place].has_digit:
            return False
        if words.says(place, "vay"):
            return True
    return False


_REACH = 5
"""Words between such a verb and its sum: "trả nợ ngân hàng khác | 100 triệu"."""
_BOUGHT = ("nhà", "xe", "đất", "hộ", "xưởng", "máy", "nền", "ruộng")
_PAYING = ("được", "họ", "sếp", "ty", "chủ", "xưởng")
_NO_SUM = re.compile(r"(?:19|20)\d\d")
_SPENT = ("trả", "xài", "tiêu", "hết", "nuôi", "thưởng", "thiếu", "tốn", "trừ", "góp")
_MONEY_GOES = frozenset({*_SPENT, "lời", "kiếm", "dư", "nợ", "chi"})


def _is_asked(spoken: Utterance, choice: Offer, at: int) -> bool:
    """Whether the name of the choice's own list stands before it: "rà soát | 45 vụ" chooses no "Đang rà soát"."""
    end = at - (at - 1 in spoken.links)
    near = (m for before in range(max(0, end - _NAME_NEAR), end) for m in spoken.found.mentions[before])
    return any(m.field == choice.field and m.end == end for m in near)


def is_of_deed(words: Words, at: int, end: int) -> bool:
    """As in "số dư sau khi trừ | 5 triệu là 15 triệu": so much was taken, and what is left is told behind it."""
    deed = at - 1 - words.says(at - 1, "tiền", "đi", "ra")
    return words.says(deed, *_DEEDS) and words.says(deed - 1, "khi") and words.says(end, "là", "còn")


_DEEDS = ("trừ", "rút", "chuyển", "nộp", "gửi", "nhận", "trả")
