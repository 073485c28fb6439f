"""Values that are only said by the way: the words have another meaning where they stand, so that they tell no field."""

from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.speakers import SPEAKERS
from speak_to_input.core.doubt import Doubt
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.measures import CLASSIFIERS
from speak_to_input.core.offer import Offer
from speak_to_input.core.vocabulary import Known
from speak_to_input.vi.text import Words

_WHOM = ("thằng", "con", "đứa", "bé", "nhỏ", "cu")
_FOR = ("cho", "nuôi", "của", "với", "lo", "chữa", "cưới")
EASE = frozenset({"dễ", "đỡ", "tiện", "nhẹ", "khỏi", "yên", "khỏe", "gọn"})
_YEARS = ("ngoái", "nay", "ni", "sau", "trước", "kia", "rồi")
_SAYING = ("bảo", "báo", "nói", "kêu", "cho", "đòi", "cắt")
_GENERAL = ("viện", "hàng", "ty", "trường", "nhà", "sở")
_STORY = ("nên", "bị", "tui", "tôi", "rồi", "giờ", "chừ", "nay", "hồi", "từ", "ngày", "quá", "nha")
"""No firm's name in small letters holds these: they go on with the story."""
_REACH = 4


def is_by_the_way(words: Words, known: Known, offer: Offer, at: int) -> bool:
    """Whether the value at token `at` is of somebody else, of what it is good for, or of another year."""
    if offer.option:
        other = _is_of_whom(words, known, at) or _is_ease(words, at) or _is_measured(words, known, offer)
        return other or _is_until(words, at, offer.end) or _is_ill_kin(words, known, at, offer.end)
    if known.kind is FieldKind.NUMBER and is_pointed_at(words, at, offer.end):
        return True
    if known.kind is FieldKind.DATE and (_is_return(words, offer.end) or words.says(at - 1, "cả")):
        return True  # "năm ngày cả | thứ bảy": it is counted, and nothing begins then
    if known.kind is FieldKind.DATE and offer.doubt is Doubt.NEEDS_DAY:
        return words.says(at, "năm") and words.says(at + 1, *_YEARS)  # "năm ngoái" is nobody's birthday
    return known.kind is FieldKind.COMPANY and _only_speaks(words, at, offer.end)


def is_back_again(words: Words, at: int) -> bool:
    """Whether somebody is at work or at school again there: "đi làm lại"."""
    works = words.says(at, "đi", "vào", "vô", "năm", "tuần", "tháng") and words.says(at + 1, "làm", "học")
    return works and words.says(at + 2, "lại")


def comes_again(words: Words, at: int) -> bool:
    """As in "khách hẹn mai | quay lại", "mai khách | quay lại": no step back is asked for."""
    if not words.says(at, "quay", "trở", "ghé"):
        return False
    if words.says_any(at - 1, SPEAKERS) and words.says(at + 2, "làm", "ngồi", "nhập", "liền"):
        return True  # "em nghe điện thoại chút rồi em | quay lại làm tiếp"
    before = range(words.clause_begin(at), at)
    return words.says(at - 1, "khách", "họ") or any(words.says(place, "hẹn", "hứa") for place in before)


def _is_return(words: Words, at: int) -> bool:
    """Whether somebody is back, or still there, on the day before: "thứ hai | em đi làm lại", "mùng mười | còn bận"."""
    if at >= len(words) or words.tokens[at].mark:
        return False
    return (
        is_still(words, at)
        or _goes_on(words, at)
        or is_back_again(words, at + words.says(at, "thì", *SPEAKERS))
    )


def _goes_on(words: Words, at: int) -> bool:
    """As in "mai | làm tiếp", "chiều mốt | em điền nốt": when the speaker goes on with this very work."""
    at += words.says_any(at, SPEAKERS)
    return words.says(at, "làm", "mần", "điền", "nhập", "khai") and words.says(at + 1, "tiếp", "nốt")


def is_still(words: Words, at: int) -> bool:
    """As in "mùng mười | còn đi làm": why it is another day."""
    at += words.says(at, "thì", *SPEAKERS)
    return words.says(at, "còn") and words.says(at + 1, "đi", "bận", "mắc", "phải") and at + 2 < len(words)


def tells_on(words: Words, start: int, end: int) -> bool:
    """Whether the tokens go on with a story, so that no firm is called by them: "công ty | cắt giảm nên em bị nghỉ"."""
    if words.says_any(start, SPEAKERS) and words.says(start + 1, "ở", "làm", "mần", "đang"):
        return True  # "chỗ làm của | em ở Canon"
    if words.says(start, "ở", "tại"):
        return True
    return any(words.says(at, *_STORY) and words.tokens[at].text.islower() for at in range(start, end))


def _is_of_whom(words: Words, known: Known, at: int) -> bool:
    """As in "cho | thằng cu đi du học": for whom it is, and not of what sex the customer is."""
    return words.says(at, *_WHOM) and words.says(at - 1, *_FOR) and not known.of_others


def _is_measured(words: Words, known: Known, offer: Offer) -> bool:
    """As in "mất một | tiếng rưỡi": a number with a unit only sounds like a mark of the list."""
    return bool(known.numbers) and offer.fit < w.CHOICE_NAMED and words.says(offer.end, *_UNITS)


def _is_until(words: Words, at: int, end: int) -> bool:
    """As in "nghỉ luôn | tới thứ hai": what goes on until some day is not given up for good."""
    for_good = end - at > 1 and words.says(end - 1, "luôn") and end < len(words)
    return for_good and not words.tokens[end].mark and words.says(end, "tới", "đến", "hết", "qua", "từ")


def _is_ill_kin(words: Words, known: Known, at: int, end: int) -> bool:
    """As in "mẹ em | nhập viện": who is ill is that one, and not the person of the form."""
    if known.of_others or not words.says(end - 1, *_ILL):
        return False
    begin = at - (_DAY if words.says(at - _DAY, "hôm") else 0)
    whose = begin - 1 - words.says(begin - 2, "nhà")
    return words.says_any(begin - 1, SPEAKERS) and any(
        words.says(whose - back, *_KIN) and not words.tokens[begin - 1].mark for back in (1, 2)
    )


_ILL = ("viện", "ốm", "bệnh", "đau", "sốt")
_KIN = ("mẹ", "má", "mạ", "ba", "bố", "cha", "con", "bé", "vợ", "chồng", "bà", "ông", "nội", "ngoại")
_DAY = 2
"""Words of "hôm nay"."""


def is_pointed_at(words: Words, at: int, end: int) -> bool:
    """As in "2 vụ | kia trùng": some of those that were spoken of, which is no count of its own."""
    if not words.holds("kia", "nọ", "tê"):
        return False
    thing = next((p for p in range(at + 1, end + 1) if words.says(p, *CLASSIFIERS)), None)
    return thing is not None and words.says(thing + 1, "kia", "nọ", "tê")


_UNITS = ("tiếng", "giờ", "phút", "ngày", "tuần", "trăm", "triệu")


def _is_ease(words: Words, at: int) -> bool:
    """As in "trả đều cho dễ tính | chi tiêu": what it is good for."""
    for before in range(at - 1, max(0, at - _REACH), -1):
        if words.tokens[before + 1].mark or words.says_any(before, SPEAKERS):
            return False
        if words.says_any(before, EASE) and words.says(before - 1, "cho"):
            return True
    return False


def _only_speaks(words: Words, at: int, end: int) -> bool:
    """As in "bệnh viện bảo chuẩn bị": a firm that says something is not called so."""
    small = all(token.text.islower() for token in words.tokens[at + 1 : end])
    return small and any(
        words.says(place, *_SAYING) and words.says(place - 1, *_GENERAL) for place in range(at + 1, end)
    )
