"""Values that are none where they stand without a name: too little was said, or the words mean something else."""

from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding import within
from speak_to_input.core.decoding.agreeing import agrees
from speak_to_input.core.decoding.by_the_way import is_by_the_way
from speak_to_input.core.decoding.elapsed import elapsed, long_since, of_no_paper, worked, works
from speak_to_input.core.decoding.goals import happens_at
from speak_to_input.core.decoding.joined import goes_on
from speak_to_input.core.decoding.nouns_before import is_bought, is_counted, is_place, is_where_bought
from speak_to_input.core.decoding.speakers import NOES, addresses, does
from speak_to_input.core.decoding.told_for import told_for_names
from speak_to_input.core.decoding.utterance import Utterance
from speak_to_input.core.doubt import Doubt
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.offer import Offer
from speak_to_input.core.persons import asks_relation
from speak_to_input.core.vocabulary import Known
from speak_to_input.vi.text import Words

_DAYS = frozenset({FieldKind.DATE, FieldKind.TIME, FieldKind.DATETIME})
_SAYING = ("dặn", "bảo", "nhắn", "kêu", "nhờ", "hỏi")  # behind a name: what that one says comes then
_SPENDING = ("mua", "sắm", "tậu", "sửa", "xây", "cất", "trả", "đóng", "nhập")
_INCOME = {"thu", "nhap"}
_NATIONALITY = {"tich", "nationality", "citizenship"}
_OF_COUNTRIES = ("bên", "ở", "tại", "từ", "sang", "qua", "đi", "về", "tới", "vô", "trong", "xanh", "hàng", "xe", "đồ",
                 "tiền", "đô", "tiếng", "đồng", "visa", "ty", "thẻ")  # fmt: skip
_BOX_NEAR = 7
_YES_WITH_THING = 3  # words of a yes that tells to what, "có sự cố"


def is_guessed(spoken: Utterance, offer: Offer, at: int) -> bool:
    """Whether too little was said: a part of a choice in one syllable, some digits of a number."""
    if at in spoken.inside_moments and spoken.fields[offer.field].kind in _DAYS:
        return True
    if any(at in inside and offer.end <= inside.stop for inside in spoken.inside_acts):
        return True
    kind = FieldKind.CHOICE if offer.option else spoken.fields[offer.field].kind
    if is_by_the_way(spoken.words, spoken.fields[offer.field], offer, at):
        return not spoken.waits_for(offer.field)
    if kind is FieldKind.PERSON and _guessed_person(spoken, offer, at):
        return True
    if _is_edge(spoken, kind, at) or (kind is FieldKind.BANK and offer.fit < w.NAME_FAIR):
        return not spoken.waits_for(offer.field)  # "lệnh quốc tế" names no bank
    if kind is FieldKind.ADDRESS and (_is_rented(spoken, offer, at) or _is_group(spoken.words, offer, at)):
        return True
    if kind is FieldKind.ADDRESS and is_where_bought(spoken.words, at):
        return not spoken.waits_for(offer.field)
    if kind is FieldKind.ADDRESS and offer.end - at < w.WHOLE_PLACE and offer.fit < w.CHOICE_EXACT:
        housed = spoken.words.says(at, "chung") and spoken.words.says(at - 1, "ở", "tại")
        housed = housed or happens_at(spoken.words, spoken.fields[offer.field], at)
        return not (housed or any(token.has_digit for token in spoken.words[at : offer.end]))
    says_what = offer.option and offer.end - at >= _YES_WITH_THING and offer.fit > w.CHOICE_PART
    if spoken.fields[offer.field].affirms and not says_what:
        # a yes alone answers; it does not tell what
        return not spoken.waits_for(offer.field)
    if offer.option:
        return _guessed_choice(spoken, offer, at)
    vague = spoken.words.says(at, "đầu", "giữa", "cuối")  # "rủi ro cuối năm" is no day
    if kind is FieldKind.DATE and (vague or (offer.fit < w.DAY_POSSIBLE and not offer.doubt)):
        return not spoken.waits_for(offer.field)
    if of_no_paper(spoken.found.readings[at], offer.end, spoken.fields[offer.field]):
        return not spoken.waits_for(offer.field)
    few = offer.doubt is Doubt.WRONG_LENGTH and len(offer.text) < w.NEARLY_ALL_DIGITS
    return (few or offer.doubt is Doubt.OUT_OF_RANGE) and not spoken.waits_for(offer.field)


def _is_edge(spoken: Utterance, kind: FieldKind, at: int) -> bool:
    """As in "lương từ 10 đến | 20 triệu" and "mới cưới hồi | tháng chín": the end of a stretch, a month long ago."""
    if kind is FieldKind.MONEY and spoken.words.says(at - 1, "đến", "tới"):
        return spoken.is_number(at - 2, at - 1)
    day = kind is FieldKind.NUMBER and spoken.words.says(at - 1, "bữa", "hôm")  # "xem bữa | hai mươi mốt"
    return day or (kind is FieldKind.MONTH and spoken.words.says(at - 1, "hồi"))


def _guessed_person(spoken: Utterance, offer: Offer, at: int) -> bool:
    """Whether it is a place, what somebody does or says ("chị Thu dặn …"), or a choice of a list."""
    deed = does(spoken.words, at) and offer.fit < w.CHOICE_PART  # "chị | hứa", but "chị | Hứa Mỹ Kim"
    if is_place(spoken.words, at) or deed or _is_heard_of(spoken, offer.end):
        return True
    return spoken.is_choice(offer, at) or within.asks_within(spoken.found, at, offer.end)


def _is_heard_of(spoken: Utterance, end: int) -> bool:
    """As in "chị Thu | dặn …", but not "chị Thu | hỏi vay …", which names what the form asks for."""
    behind = spoken.found.mentions[end] if spoken.words.says(end, *_SAYING) else None
    return behind is not None and not any(m.strength > w.NAME_WHOLE and m.end > end + 1 for m in behind)


def _is_group(words: Words, offer: Offer, at: int) -> bool:
    """As in "tổ 22": the number of a group, a floor or a room by itself is nobody's address."""
    return offer.end - at <= _OF_GROUP and words.says(at, "tổ", "khối", "tầng", "phòng", "căn", "lô")


_OF_GROUP = 2


def _is_rented(spoken: Utterance, offer: Offer, at: int) -> bool:
    """As in "đang trọ ở | 27 Lê Lai": where somebody lives for now is not where he is registered."""
    registered = {"thuong", "tru"} <= spoken.fields[offer.field].label_words
    return registered and any(spoken.words.says(place, "trọ", "thuê") for place in range(max(0, at - 3), at))


def _is_no_term(spoken: Utterance, offer: Offer, at: int) -> bool:
    """Whether a span of time has passed, or is one of work."""
    if long_since(spoken.words, offer.end):
        return not spoken.waits_for(offer.field)
    lent = any(spoken.words.says(p, "vay", "mượn") for p in range(at))
    at_work = worked(spoken.words, at) or (works(spoken.words, at) and not lent)  # "làm ở FPT | 5 năm"
    return elapsed(spoken.words, offer.end) or (at_work and spoken.asks_years)


def _guessed_choice(spoken: Utterance, offer: Offer, at: int) -> bool:
    """Whether the words hardly mean that choice where they stand by themselves."""
    known = spoken.fields[offer.field]
    if known.numbers and not (known.spans or known.sums) and spoken.is_number(at, offer.end):
        return not spoken.waits_for(offer.field)  # "hai bên" rates nothing
    if known.spans and _is_no_term(spoken, offer, at):
        return True
    if known.periods and at in spoken.inside_days:
        return not spoken.waits_for(offer.field)  # "mùng 1 | tháng 7"
    asked = spoken.waits_for(known.index)
    if agrees(spoken.found, spoken.fields, offer, at):
        return True
    if is_counted(spoken.words, at) or (not asked and is_bought(spoken.words, spoken.fields, known, at)):
        return True
    if any(end >= offer.end for end in spoken.inside_names.get(at, ())):
        return True  # "số | điện thoại": the rest of a field's name
    if offer.fit < w.CHOICE_PART and all(spoken.words.says(p, *NOES, "có") for p in range(at, offer.end)):
        return not spoken.waits_for(offer.field)  # "đăng ký xe thì | chưa có"
    if spoken.words.says(at, "khác") and offer.end == at + 1:
        return not spoken.waits_for(offer.field)  # which list's "other" nobody can tell
    spends = spoken.words.says(at, *_SPENDING) and not spoken.words.says(at + 1, "bán")
    if spends and known.label_words >= _INCOME:
        return True  # "mua máy cày": what money is spent on is no source of it
    if _is_of_another(spoken, known, at):
        return True
    if spoken.is_lone_word(offer, at) and addresses(spoken.words, at) and not tells_kin(spoken, offer, at):
        return not spoken.waits_for(offer.field)
    if (
        offer.end < len(spoken.words)
        and ":" in spoken.words.tokens[offer.end].mark
        and any(m.end == offer.end and m.strength > w.NAME_HEARD for m in spoken.found.mentions[at])
    ):
        return True  # "rủi ro cao: 8 vụ" is a name
    unclear = offer.fit < w.NAME_WHOLE or not spoken.words.accented
    lone = unclear and spoken.is_lone_word(offer, at) and not spoken.is_set_off(at, offer.end)
    lone = lone and not tells_kin(spoken, offer, at) and not _is_all_said(spoken, offer, at)
    if goes_on(spoken.found, spoken.fields[offer.field], offer, at):
        return False
    return lone or (offer.fit < w.BARE_CHOICE_CLEAR and not _is_told_for(spoken, offer, at))


def _is_told_for(spoken: Utterance, offer: Offer, at: int) -> bool:
    """Whether what stands before tells that the list is meant, so that a part of the choice is enough."""
    known = spoken.fields[offer.field]
    return known.index in told_for_names(spoken, offer, at) or _goes_with_box(spoken, known, at)


def _goes_with_box(spoken: Utterance, known: Known, at: int) -> bool:
    """As in "cần theo dõi | bằng email": soon behind a box with much the same name a part of the choice tells it."""
    before = (m for p in range(max(0, at - _BOX_NEAR), at) for m in spoken.found.mentions[p])
    named = (m.field for m in before if m.end <= at and m.strength > w.NAME_FAIR)
    boxes = (spoken.fields[f] for f in named if spoken.fields[f].kind is FieldKind.YES_NO)
    return any(known.named_like(box) for box in boxes)


def _is_of_another(spoken: Utterance, known: Known, at: int) -> bool:
    """As in "mẹ | em", and "con ở | Đài Loan", "thẻ xanh | Mỹ", which tell nobody's nationality."""
    if asks_relation(known) and spoken.people.is_whose(at):
        return True
    if spoken.waits_for(known.index) or _NATIONALITY.isdisjoint(known.label_words):
        return False
    comes_from = spoken.words.says(at - 1, "từ") and spoken.words.says(at - 2, "đến")
    return spoken.words.says(at - 1, *_OF_COUNTRIES) and not (comes_from or spoken.words.tokens[at].mark)


def _is_all_said(spoken: Utterance, offer: Offer, at: int) -> bool:
    """Whether nothing was said but the label of one choice, and no other list that is empty has it: "nam"."""
    wording = spoken.words.spelling(at, offer.end).casefold()
    if len(spoken.words) > offer.end - at or spoken.form.fields[offer.field].value:
        return spoken.waits_for(offer.field) and len(spoken.words) == offer.end - at
    takers = {o.field for o in spoken.found.offers[at] if o.option and o.fit > w.CHOICE_PART}
    labels = (c.label.casefold() for c in spoken.fields[offer.field].choices if c.value == offer.text)
    return takers == {offer.field} and wording in labels


def tells_kin(spoken: Utterance, offer: Offer, at: int) -> bool:
    """Whether the choice tells what somebody is to the speaker, or to the person of the form."""
    if not asks_relation(spoken.fields[offer.field]):
        return False
    asked = spoken.fields[offer.field].label_words
    whose = spoken.words.tokens[offer.end + 1 : offer.end + 3] if spoken.words.says(offer.end, "của") else ()
    told = spoken.people.is_told(at, offer.end) or any(token.folded in asked for token in whose)
    return told or (spoken.knows_its_person and spoken.people.leads_name(at, offer.end))
