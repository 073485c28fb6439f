"""What it costs a value to stand without its field's name."""

from speak_to_input.core.currencies import is_currency
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.deed_times import deed_beside
from speak_to_input.core.decoding.elapsed import works
from speak_to_input.core.decoding.goals import goes_to, happens_at
from speak_to_input.core.decoding.guesses import tells_kin
from speak_to_input.core.decoding.held_values import held_cost
from speak_to_input.core.decoding.joined import goes_on
from speak_to_input.core.decoding.nouns_before import is_of_a_sort
from speak_to_input.core.decoding.sides_of_accounts import side_of_account
from speak_to_input.core.decoding.span_sides import side
from speak_to_input.core.decoding.speakers import given_to, introduces
from speak_to_input.core.decoding.told_for import told_for_cost
from speak_to_input.core.decoding.utterance import Utterance
from speak_to_input.core.decoding.work_places import is_title_of_a_company, is_work_place
from speak_to_input.core.decoding.worth import looks_legal
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.offer import Offer
from speak_to_input.core.told_by_sums import sum_behind, told_by
from speak_to_input.core.vocabulary import Known
from speak_to_input.vi.reading import Kind, Unit

_SELDOM_BARE = frozenset({FieldKind.PERSON, FieldKind.ADDRESS, FieldKind.COMPANY})  # words resemble these
_WEAK_ALONE = frozenset({FieldKind.NUMBER, FieldKind.PERCENT, FieldKind.YES_NO, FieldKind.CODE})
"""Kinds whose values are too common to tell the field by themselves."""


def bare_cost(spoken: Utterance, offer: Offer, at: int) -> float:
    """What it costs the value at token `at`: the less, the more tells its field."""
    known, readings = spoken.fields[offer.field], spoken.found.readings
    if spoken.waits_for(known.index):
        return w.BARE_ASKED
    if (known.kind is FieldKind.COMPANY or offer.option) and _is_named_by(spoken, offer, at):
        return -w.HEAD_OF_VALUE
    plain_sum = known.kind is FieldKind.MONEY and offer.fit < w.SUM_WITH_UNIT
    cost = w.BARE_PRINCIPAL if known.principal and not plain_sum else w.BARE_VALUE
    if offer.counted:
        cost = w.BARE_COUNTED
    elif offer.option:
        lone = spoken.is_lone_word(offer, at) and not (
            is_of_a_sort(spoken.words, at)
            or tells_kin(spoken, offer, at)
            or goes_on(spoken.found, spoken.fields[offer.field], offer, at)
            or is_currency(spoken.words, at, readings)
            or (
                told_by(spoken.words, at, spoken.vocabulary) and sum_behind(spoken.words, offer.end, readings)
            )
        )
        cost = w.BARE_OPTION + (w.BARE_LONE_SYLLABLE if lone else 0.0)
    elif known.kind in _WEAK_ALONE and not (
        _measured(spoken, known, offer, at)
        or _legal(spoken, known, offer)
        or _is_share(spoken, known, offer, at)
    ):
        cost += w.BARE_NUMBER
    cost -= given_to(spoken.words, known, at) + side_of_account(spoken.words, known, at)
    there = goes_to(spoken.words, known, at) or happens_at(spoken.words, known, at)
    cost -= w.GOES_THERE if there else 0.0
    cost -= w.DEED_BESIDE * deed_beside(spoken, known, at, offer.end)
    cost -= w.SPAN_SIDE * side(spoken.words, spoken.vocabulary.ranges, known.index, at)
    if is_title_of_a_company(spoken.found, at, offer.end):
        cost -= w.BEFORE_COMPANY
    if spoken.short_name(offer, at):
        cost += w.BARE_SHORT_NAME
    if known.kind is FieldKind.PERSON and introduces(spoken.words, at):
        cost -= _introduced(spoken, known)
    if known.kind is FieldKind.ADDRESS and not any(t.has_digit for t in spoken.words[at : offer.end]):
        cost += w.BARE_PLACE
    if known.kind in _SELDOM_BARE and not (
        known.kind is FieldKind.COMPANY and is_work_place(spoken.found, at)
    ):
        cost += (1 - offer.fit) * w.BARE_UNSURE
    cost += told_for_cost(spoken, offer, at)
    if _names_another(spoken, offer, at) or _is_over(spoken, known, offer):
        cost += w.NOT_A_VALUE
    if spoken.is_set_off(at, offer.end):
        cost -= w.BARE_SET_OFF
    field = spoken.form.fields[known.index]
    cost -= w.BARE_REQUIRED if field.required and not known.principal else 0.0
    cost += held_cost(spoken.form, known, offer)
    if not field.visible or not field.enabled:
        cost += w.HIDDEN_FIELD
    return cost


def is_kin_of_customer(spoken: Utterance, known: Known, at: int) -> bool:
    """As in "con gái | tên Hứa Mỹ Lệ", "mẹ | tên Lê Thị Lài": of a customer or a clerk, who is no child.

    A pupil is nobody's mother, and not "chị của bé | tên Mai" either.
    """
    people, words, young = spoken.people, spoken.words, not known.label_words.isdisjoint(_YOUNG)
    if not young and not known.label_words.isdisjoint(_GROWN_UP) and _is_of_customer(spoken, at):
        return True
    who, whose = at - 1, people.says(at - 1, "whose")
    parent = whose and words.says(who - 1, "mẹ", "má", "bố", "cha")  # "mẹ em | tên …"
    if words.says(who - 1, "của") or parent or (whose and people.says(who - 1, "kin") and _asks_kin(spoken)):
        who -= 1 + words.says(who - 1, "của")  # "mẹ em | tên …", "chị của bé | tên …"
    elder = words.says(who, "nội", "ngoại") and words.says(who - 1, "ông", "bà")
    elder = elder or (words.says(who + 1, "của") and words.says(who, "anh", "chị", "em"))
    elder = elder or words.says(who, "mẹ", "má", "ba", "bố", "cha") or people.says(at - 1, "wed")
    if not known.label_words.isdisjoint(_RELATED) or (known.label_words.isdisjoint(_GROWN_UP) and not young):
        return known.principal and people.says(at - 1, "wed")
    if elder or young:
        return elder
    if people.says(who, "born") and people.says(who - 1, "kin"):
        return True
    told = spoken.context.discourse.gender is not None
    # of one told of already; else "con" is who speaks
    return words.says(at - 1, "con") and (told or any(people.says(p, "mine") for p in range(at)))


def _asks_kin(spoken: Utterance) -> bool:
    return any(k.kind is FieldKind.PERSON and k.label_words & _RELATED for k in spoken.fields)


def names_of_kin(spoken: Utterance) -> frozenset[int]:
    """The tokens of "mẹ em | tên Lê Thị Hà" where the form asks for nobody of whom that can be told."""
    people = [known for known in spoken.fields if known.kind is FieldKind.PERSON]
    found: set[int] = set()
    for at in range(1, len(spoken.words) - 1):
        if spoken.words.says(at, "tên") and all(is_kin_of_customer(spoken, known, at) for known in people):
            ends = [r.end for r in spoken.found.readings[at + 1] if r.kind is Kind.PERSON]
            found.update(range(at, max(ends, default=at)))
    return frozenset(found)


def _is_of_customer(spoken: Utterance, at: int) -> bool:
    """As in "con khách | tên Lù A Tủa", "vợ của khách hàng | tên …": kin of the one whom the form calls so."""
    if spoken.words.says(at - 2, "chồng") and spoken.words.says(at - 3, "vợ"):
        return False  # "vợ chồng khách | tên Lê Hùng": he is one of the two
    who = at - 1 - (spoken.words.says(at - 1, "hàng") and spoken.words.says(at - 2, "khách"))
    if not spoken.words.says(who, "khách") or (at < len(spoken.words) and spoken.words.tokens[at].mark):
        return False
    who -= 1 + spoken.words.says(who - 1, "của")
    return spoken.words.says(who, "con") or spoken.people.says(who, "wed")


_GROWN_UP = frozenset({"khach", "vay", "vien", "ly", "employee", "customer", "borrower"})
_YOUNG = frozenset({"sinh", "be", "tre", "chau", "con", "child", "pupil"})
_RELATED = frozenset({"cha", "me", "bo", "huynh", "giam", "nguoi", "parent"})


def _legal(spoken: Utterance, known: Known, offer: Offer) -> bool:
    """Whether this field alone says that its values look like this one."""
    taking = (k for k in spoken.fields if k.kind is known.kind and not k.choices)
    legal = [k for k in taking if looks_legal(k.slot, offer.text)]
    by_example = [k for k in legal if k.slot.prefix]
    return (by_example or legal) == [known]


def _names_another(spoken: Utterance, offer: Offer, at: int) -> bool:
    """Whether words of another field's whole name are among the value's.

    "Mã khuyến mãi BAYTET" is nobody, and of "cấp | ngày 20/8/2021" nobody was born that day.
    """
    known, mentions = spoken.fields[offer.field], spoken.found.mentions
    kind = known.kind
    called = (p for p in (at - 1, at - 2) if kind is FieldKind.PERSON and spoken.words.says(p, "tên"))
    if any(is_kin_of_customer(spoken, known, place) for place in called):
        return True
    if kind is FieldKind.PERSON and (spoken.words.says(at - 1, "ở", "tại") or _is_from(spoken, known, at)):
        return True  # "làm công nhân ở | Samsung Bắc Ninh"
    if kind is FieldKind.ADDRESS:  # "mất tại | Bệnh viện tỉnh Phú Thọ"
        led = (m for p in range(max(0, at - 2), at) for m in mentions[p] if m.end == at)
        texts = (m for m in led if spoken.fields[m.field].kind is FieldKind.TEXT and m.field != offer.field)
        return any(m.strength > w.NAME_WHOLE and not spoken.fields[m.field].choices for m in texts)
    reach = {FieldKind.PERSON: at, FieldKind.DATE: at - 1}.get(kind, -1)
    if reach < 0:
        return False
    chosen = spoken.vocabulary.options.matches(spoken.words, at) if kind is FieldKind.DATE else ()
    if any(m.end >= offer.end > at + 1 and m.strength > w.CHOICE_EXACT for m in chosen):
        return True  # "học | sáng thứ bảy"
    least = reach + 1 if kind is FieldKind.PERSON else at
    return any(
        m.field != offer.field and m.end > least and m.strength > w.NAME_WHOLE for m in mentions[reach]
    )


def _is_from(spoken: Utterance, known: Known, at: int) -> bool:
    """As in "nhận tiền về 50 triệu từ | công ty Hòa Phát": who has sent it, where no field asks for that one."""
    words, begin = spoken.words, spoken.words.clause_begin(at)
    while at > begin and spoken.people.says(at - 1, "title"):
        at -= 1
    if not words.says(at - 1, "từ") or not known.label_words.isdisjoint({"gui", "chuyen", "nguon", "sender"}):
        return False
    got = any(words.says(place, "nhận", "về", "đến") for place in range(begin, at - 1))
    return got and any(r.kind is Kind.MONEY for p in range(begin, at - 1) for r in spoken.found.readings[p])


def _is_over(spoken: Utterance, known: Known, offer: Offer) -> bool:
    """As in "bị sốt từ | hôm qua": a day that is over is none of an appointment."""
    coming = known.kind is FieldKind.DATE and not known.label_words.isdisjoint(_AHEAD)
    return coming and offer.text[:1].isdigit() and offer.text < spoken.context.today.isoformat()


_AHEAD = frozenset({"hen", "appointment", "booking"})
"""Folded words of labels for a day that is agreed upon."""


def _is_named_by(spoken: Utterance, offer: Offer, at: int) -> bool:
    """As in "công ty may Hòa Thọ", "bác sĩ Thuận": what names the field is the first word of its value as well."""
    least = w.NAME_WHOLE if offer.option else 0.0
    heads = (m.end for m in spoken.found.mentions[at] if m.field == offer.field and m.strength > least)
    return offer.fit > w.VALUE_POOR and any(end < offer.end for end in heads)


def _introduced(spoken: Utterance, known: Known) -> float:
    """What it is worth that the speaker says who he is: the form's own person, or who serves that one."""
    if spoken.staff is not None:
        return w.OF_STAFF if known is spoken.staff else -w.INTRODUCED if known.principal else 0.0
    return w.INTRODUCED if known.principal else 0.0


def _is_share(spoken: Utterance, known: Known, offer: Offer, at: int) -> bool:
    """Whether "phần trăm" was said, and only this field asks for a share of a hundred."""
    if known.kind is not FieldKind.PERCENT:
        return False
    shares = [k for k in spoken.fields if k.kind is FieldKind.PERCENT]
    said = (r for r in spoken.found.readings[at] if r.kind is Kind.PERCENT and r.end == offer.end)
    return shares == [known] and any(r.sure > w.CHOICE_EXACT for r in said)


def _measured(spoken: Utterance, known: Known, offer: Offer, at: int) -> bool:
    """Whether the number was said in the field's own unit: "45 phút" for a length in minutes."""
    least = w.IN_UNIT if known.slot.unit is not Unit.YEAR or not works(spoken.words, at) else w.CHOICE_NAMED
    return known.slot.unit is not None and offer.fit > least
