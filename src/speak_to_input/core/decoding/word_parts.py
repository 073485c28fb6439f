"""Words that belong to a longer one here: a value or a name that is only a part of it is none."""

from decimal import Decimal

from speak_to_input.core.candidates import Candidates
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.offer import Offer
from speak_to_input.core.vocabulary import Known
from speak_to_input.vi.number_ends import ends_named_at
from speak_to_input.vi.reading import Kind
from speak_to_input.vi.text import Words

_TO_AND_FRO = (("đi", "lại"), ("qua", "lại"), ("tới", "lui"), ("ra", "vào"), ("ra", "vô"), ("lên", "xuống"))
_ONLY_THEN = ("chịu", "được", "nguôi", "xong", "thôi", "gặp", "nghe", "hết", "tới", "đến", "lên", "gọi", "nói", "vô",
              "vào", "hiểu", "biết", "thấy", "ra", "ưng", "dịu", "nhắn", "báo", "nhắc", "kêu", "bảo", "than", "hỏi",
              "dặn", "trả", "đổi", "ghé", "bị")  # fmt: skip
_JUST_NOW = ("vừa", "đi", "về", "qua", "gửi", "rời", "mở", "xong")
"""… and before these, where more follows: "khách mới | vừa ra về"; "đổi cái mới | đi" only urges."""
_NO = ("không", "hông", "hổng", "chẳng", "chả", "nỏ", "chưa")
_TILL = ("đến", "tới")
_NOW = ("giờ", "nay", "chừ")
_NAME, _DAY = 2, 4
_MANY = 100
"""Of what a choice names there are fewer: "máy ATM số 5"; an account's number is greater."""
_BEGUN = ("tu", "dau", "khoi", "since")
_OF_DAYS = frozenset({"này", "ni", "nay", "tới", "sau", "trước", "qua"})


def part_cost(found: Candidates, known: Known, at: int, offer: Offer) -> float:
    """What it costs that the value is only a part of something longer, or was denied right behind."""
    words = found.words
    part = (known.kind is FieldKind.PERSON and within_choice(found, at, offer.end)) or (
        offer.option and (_only_then(words, offer.end) or _denied_behind(words, offer.end))
    )
    part = part or (
        known.kind is FieldKind.CODE and not numbers_of_choices(found).isdisjoint(range(at, offer.end))
    )
    over = known.kind is FieldKind.DATE and known.label_words.isdisjoint(_BEGUN)  # not "Bị từ ngày nào?"
    return w.NOT_A_VALUE if part or (over and _till_now(words, offer.end)) else 0.0


def numbers_of_choices(found: Candidates) -> frozenset[int]:
    """The tokens of "máy ATM | số 5": which one of what the choice names, and no value."""
    ends = {o.end for offers in found.offers for o in offers if o.option and o.fit > w.CHOICE_NAMED}
    told = (
        r for e in ends if found.words.says(e, "số") for each in found.readings[e + 1 : e + 2] for r in each
    )
    spans = (range(r.start - 1, r.end) for r in told if r.kind is Kind.NUMBER and _is_few(r.value))
    return frozenset(at for span in spans for at in span)


def _is_few(value: object) -> bool:
    return isinstance(value, Decimal) and value < _MANY


def within_choice(found: Candidates, at: int, end: int) -> bool:
    """As in "cháu là con | gái": a choice of two words is told, and nobody's name."""
    if end - at >= _NAME or at == 0:
        return False
    return any(o.option and o.end == end and o.fit > w.CHOICE_NAMED for o in found.offers[at - 1])


def of_a_day(found: Candidates, at: int) -> bool:
    """As in "thứ sáu | này gọi lại", "sang | năm": the word is of the day that began before it, and begins no name."""
    if found.words.says(at, "năm") and found.words.says(at - 1, "sang") and not found.words.tokens[at].mark:
        return True
    if not found.words.says_any(at, _OF_DAYS) or found.words.tokens[at].mark:
        return False
    begins = range(max(0, at - _DAY), at)
    return any(r.kind is Kind.DATE and r.end > at for begin in begins for r in found.readings[begin])


def _only_then(words: Words, end: int) -> bool:
    """As in "khách mới | chịu nguôi": the "mới" says "only then" of what follows."""
    follows = end < len(words) and not words.tokens[end].mark
    if not words.says(end - 1, "mới") or not follows:
        return False
    over = words.clause_end(end) - words.says(
        words.clause_end(end) - 1, "nghen", "nha", "nhé", "nghe", "đi", "giùm"
    )
    if words.says(end, "vào", "vô") and over == end + 1:
        return False  # "gắn nhãn khách hàng mới | vô nghen"
    goes_on = end + 1 < len(words) and not words.tokens[end + 1].mark
    return words.says(end, *_ONLY_THEN) or (goes_on and words.says(end, *_JUST_NOW))


def _denied_behind(words: Words, end: int) -> bool:
    """As in "sốt | thì không, chỉ ho thôi", "góa | thì không phải": the no stands behind what it denies."""
    behind = end + 2 + words.says(end + 2, "phải", "có", "đúng")
    ends = behind >= len(words) or bool(words.tokens[behind].mark)
    return words.says(end, "thì") and words.says(end + 1, *_NO) and ends


def _till_now(words: Words, end: int) -> bool:
    """As in "từ đêm qua | đến giờ": when something began that still goes on."""
    return words.says(end, *_TILL) and words.says(end + 1, *_NOW)


def tells_till_now(words: Words, at: int) -> bool:
    """Whether the token is of "đến giờ", "tới nay" and goes nowhere: the clause ends, or "vẫn" goes on with it.

    Only where no field is open that waits for its value.
    """
    begin = at - words.says(at, *_NOW)
    if not (words.says(begin, *_TILL) and words.says(begin + 1, *_NOW)):
        return False
    behind = begin + 2
    ends = behind >= len(words) or bool(words.tokens[behind].mark)
    return ends or words.says(behind, "vẫn", "mới", "chưa", "còn", "này", "cũng", "luôn")


def to_and_fro(words: Words, at: int) -> bool:
    """Whether the token is a verb that is done again and again: "dặn đi dặn lại", "nói qua nói lại"."""
    return _again(words, at) or _again(words, at - _NAME)


def calls_an_end(words: Words, at: int) -> bool:
    """As in "số cuối là tám": the word is of an end of a number, and names no field."""
    return words.says(at, "số") and ends_named_at(words, at) > at


def leads_into(words: Words, at: int) -> bool:
    """As in "trong | ô nhãn có gì": the word only leads to the field that is named behind it."""
    return words.says(at, "trong", "vào") and words.says(at + 1, "ô", "mục", "trường", "chỗ", "phần", "khung")


def is_reported(words: Words, at: int) -> bool:
    """Whether the token tells what somebody beside the form said: "chồng em | dặn lại rồi", "bác sĩ | dặn nằm"."""
    return words.says(at, "dặn", "nhắn") and words.says(at - 1, *_TELLERS) and not words.tokens[at].mark


_TELLERS = (
    "em", "anh", "chị", "tui", "tôi", "cô", "chú", "bác", "ông", "bà", "bố", "mẹ", "má", "ba", "cha", "vợ", "chồng",
    "sĩ", "sếp", "ấy", "nớ", "đó", "ảnh", "ổng", "bả", "mạ", "mệ", "nhà", "xã", "trưởng",
)  # fmt: skip


def _again(words: Words, at: int) -> bool:
    if at < 0 or at + 3 >= len(words) or words.tokens[at].toned != words.tokens[at + 2].toned:
        return False
    return any(words.says(at + 1, one) and words.says(at + 3, other) for one, other in _TO_AND_FRO)
