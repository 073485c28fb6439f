"""What happens when a value is said: typed, or an option."""

from speak_to_input.core.commands import Command, Fill
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.box_days import is_of_box
from speak_to_input.core.decoding.by_the_way import is_pointed_at, is_still
from speak_to_input.core.decoding.days_apart import day_alone, day_put_right, same_day, with_month
from speak_to_input.core.decoding.deed_times import deed_named
from speak_to_input.core.decoding.denied_values import is_right_behind
from speak_to_input.core.decoding.doers import done_by
from speak_to_input.core.decoding.filled import filled
from speak_to_input.core.decoding.hypothesis import Hypothesis
from speak_to_input.core.decoding.mid_text import cost_mid_text, goes_on_told, splits_longer
from speak_to_input.core.decoding.neighbours import (
    ends_in_courtesy,
    names_another,
    of_another,
    said_once,
    splits_choice,
    told_off,
)
from speak_to_input.core.decoding.open_ways import bank_of_account, beside_name, place_of_list
from speak_to_input.core.decoding.priors import behind_its_bank, is_none_of_set, prior
from speak_to_input.core.decoding.pronouns import unowned_by
from speak_to_input.core.decoding.refused_boxes import TAKING, is_of_next, names_value
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.decoding.speakers import NOES, does
from speak_to_input.core.decoding.told_deeds import with_deed
from speak_to_input.core.decoding.told_for import is_of_deed
from speak_to_input.core.decoding.told_within import sort_told, told_within
from speak_to_input.core.decoding.untold import comes_later
from speak_to_input.core.decoding.value_steps import value_step
from speak_to_input.core.decoding.withholding import denied, goes_on_held, withheld
from speak_to_input.core.decoding.word_parts import part_cost
from speak_to_input.core.decoding.works_and_things import is_thing
from speak_to_input.core.decoding.worth import worth
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.offer import Offer
from speak_to_input.core.partial import TAILED, end_of_named
from speak_to_input.core.persons import asks_relation
from speak_to_input.core.vocabulary import Known
from speak_to_input.vi.calendar_words import is_called_a_day
from speak_to_input.vi.number_ends import is_first
from speak_to_input.vi.reading import Unit

_REFUSED_NEAR = 3
_NAMES = frozenset({FieldKind.PERSON, FieldKind.COMPANY})


def after_offers(scene: Scene, h: Hypothesis, at: int) -> list[tuple[int, Hypothesis]]:
    """The values at token `at` that the open field may take, or any field when none is open."""
    if h.negated or goes_on_held(scene, h, at):
        return [*withheld(scene, h, at), *(denied(scene, h, at) if h.negated else ())]
    if h.open >= 0:
        ways = [
            (o.end, _named(scene, h, at, with_month(scene, h, o)))
            for o in (
                *scene.places[at].offers_of.get(h.open, ()),
                *day_alone(scene, h, at),
                *same_day(scene, h, at),
            )
            if not is_thing(scene, h.open) and not (o.part and of_another(scene, h, at))
            if not (comes_later(scene.words, scene.untold, o.end) and _ends_name(scene, o, at))
            and not (_within_name(scene, h, o) or _denies_next(scene, h, at, o))
            if o.option or not scene.fields[h.open].open_list or h.open_sure > w.NAME_FAIR
            if o.option or not (is_pointed_at(scene.words, at, o.end) or is_still(scene.words, o.end))
            if o.option
            or not (_is_praise(scene, at) or _is_called_day(scene, h, at) or _is_in_word(scene, o, at))
        ]
        if (day := day_put_right(scene, h, at)) is not None:
            ways.append((day.end, _named(scene, h, at, day)))
        ways += place_of_list(scene, h, at)
        ways += bank_of_account(scene, h, at)
        ways += _end_of_number(scene, h, at)
        if shared := said_once(scene, h, at):
            once = h.but(-w.VALUE_WORD)  # its first word is of the name as well
            ways += [(o.end, _named(scene, once, at - 1, o)) for o in shared]
        return ways + beside_name(scene, h, at) if h.linked else ways
    if h.linked or scene.introductions.firm_begins(at):
        return []
    if told_off(scene, h, at) or at in scene.untold:
        return []  # "tóm tắt để | mai chị viết"
    in_text = bool(h.steps) and h.steps[-1].text
    in_text = in_text and (not scene.may_begin(h, at) or goes_on_told(scene, h, at))
    ways = []
    for offer, cost, by_itself, as_part in scene.bare_offers(at):
        elsewhere = _denies_next(scene, h, at, offer)
        if elsewhere or is_of_box(scene, h, offer) or (not offer.option and _is_praise(scene, at)):
            continue
        if comes_later(scene.words, scene.untold, offer.end) and _ends_name(scene, offer, at):
            continue
        # "… cảnh báo nhiều lần | tạm khóa tài khoản"
        if in_text and splits_longer(scene, h.steps[-1], at, offer):
            continue
        within = cost_mid_text(scene, h.steps[-1], at, offer) if in_text else 0.0
        gain = by_itself - (
            cost + (within + as_part) - prior(scene, h, at, offer) - _set_right(scene, h, offer)
        )
        # a choice may tell more than itself
        if offer.option or h.score + gain >= scene.floors[offer.end]:
            ways.append((offer.end, _bare(scene, h, at, offer, gain)))
    return ways


def _within_name(scene: Scene, h: Hypothesis, offer: Offer) -> bool:
    """As in "nhóm | vấn đề" of a list called so: a part of a choice that is no more than the rest of the name."""
    if not offer.option or offer.fit > w.CHOICE_EXACT:
        return False
    names = scene.found.mentions[h.open_start]
    return any(m.field == offer.field and m.end == offer.end and m.strength > w.NAME_WHOLE for m in names)


def _denies_next(scene: Scene, h: Hypothesis, at: int, offer: Offer) -> bool:
    """As in "tui cam kết đúng sự thật | hổng tham gia bảo hiểm", "tài liệu mật | không gửi ra ngoài"."""
    end, words = offer.end, scene.words
    box = scene.fields[offer.field].affirms and words.says_any(at, NOES)
    if h.linked or not box or end >= len(words) or words.tokens[end].mark:
        return False
    # "tài liệu mật | chưa nộp"
    unsaid = words.says(at, "chưa") and words.says(end, "nộp", "gửi", "ký", "duyệt")
    if unsaid or end > at + 1:
        return unsaid or (words.says(end - 1, "được") and not scene.clause_may_end(end))
    if words.says(end, "được", "cho", "nên") and not scene.clause_may_end(end + 1):
        return True  # "tài liệu mật | không được gửi ra ngoài": what is forbidden
    named = [m for m in scene.found.mentions[end] if m.strength > w.NAME_FAIR and m.end < len(words)]
    longest = max((m.end for m in named), default=0)
    if longest and not (scene.found.offers[longest] or words.says(longest, "thì", "có", *NOES)):
        # "tham gia bảo hiểm | không vay thêm": something else is not done; behind "ghi chú" stands a text
        return all(scene.fields[m.field].kind not in _WORDS for m in named)
    if names_value(scene, end) or (longest and not any(scene.fields[m.field].affirms for m in named)):
        return False  # "còn bảo hành không | báo giá 500 nghìn"
    taken = next(p for p in range(end, len(words) + 1) if not words.says(p, *TAKING))
    while taken < words.clause_end(at) and (scene.texts.is_particle(taken) or scene.texts.is_polite(taken)):
        taken += 1
    over = taken >= words.clause_end(at) or scene.texts.begins(taken)
    if not over:
        return True
    return any(
        m.field != offer.field
        and m.strength > w.NAME_FAIR
        and m.end - end > 1
        and scene.fields[m.field].affirms
        and not words.says(m.end, "thì", "có", *NOES)  # "bảo hiểm không cam kết | thì có"
        for m in scene.found.mentions[end]
    )


_WORDS = (FieldKind.PROSE, FieldKind.TEXT, FieldKind.ADDRESS, FieldKind.PERSON, FieldKind.COMPANY)


def _ends_name(scene: Scene, offer: Offer, at: int) -> bool:
    """As in "mức độ | hài lòng | chưa biết": the field's own name, for which nothing is told."""
    return any(
        mention.field == offer.field and mention.end == offer.end and mention.strength > w.NAME_FAIR
        for begin in range(max(0, at - _LONGEST_LEAD), at + 1)
        for mention in scene.found.mentions[begin]
    )


_LONGEST_LEAD = 4


def _is_called_day(scene: Scene, h: Hypothesis, at: int) -> bool:
    """As in "nghỉ ngày | 26": a unit stands behind its number, so this is the day of a month and no span."""
    within_name = h.open_start < at - 1 and h.open_end == at  # "số ngày | 26"
    return scene.fields[h.open].slot.unit is Unit.DAY and not within_name and is_called_a_day(scene.words, at)


def _is_in_word(scene: Scene, offer: Offer, at: int) -> bool:
    """As in "khen nhân viên dễ | thương", "gặp khách | trực tiếp": the syllable is of a word, and nobody's name."""
    if at == 0 or scene.fields[offer.field].kind is not FieldKind.PERSON or offer.end - at > 1:
        return False
    words = scene.words
    small = words.tokens[at].text.islower() and not words.tokens[at].mark
    ends = any(found.end == offer.end for found in scene.whole_words.at(words, at - 1))
    begins = any(found.end == offer.end + 1 for found in scene.whole_words.at(words, at))
    return small and (ends or begins)


def _is_praise(scene: Scene, at: int) -> bool:
    """As in "FPT Software, | công ty lớn lắm": it only says how somebody finds what was told."""
    return any(begin <= at < end for begin, end in scene.praises.items())


def _end_of_number(scene: Scene, h: Hypothesis, at: int) -> list[tuple[int, Hypothesis]]:
    """As in "sửa bốn số cuối của số điện thoại thành | 8449": the number that is held, with another end."""
    known, called = scene.fields[h.open], scene.number_ends.get(h.open_start)
    held = scene.form.fields[h.open].value
    if called is None or known.kind not in TAILED or not held:
        return []
    first = is_first(scene.words, called.start, called.stop)
    ways = []
    for part in end_of_named(scene.words, at, held, first=first):
        offer = Offer(h.open, part.end, part.whole, 1.0)
        ways.append((part.end, _named(scene, h.but(repair=True), at, offer)))
    return ways


def _ends_name_of_count(scene: Scene, h: Hypothesis, begin: int, offer: Offer) -> bool:
    """As in "có năm cái | rủi ro cao": behind a count these are the rest of its own name."""
    last = h.steps[-1] if h.steps else None
    known = scene.field_of(last)
    if last is None or known is None or known.kind is not FieldKind.NUMBER or last.end != begin or h.linked:
        return False
    rest = {token.folded for token in scene.words.tokens[last.end : offer.end]}
    counted = (each.label_words for each in scene.fields if each.kind is FieldKind.NUMBER)
    return not scene.words.tokens[last.end].mark and any(rest <= label for label in counted)


def _is_none(scene: Scene, h: Hypothesis, offer: Offer, at: int) -> bool:
    """As in "không có dấu hiệu | thiết bị mới": what there is not, though its field is named; "bỏ …" says more."""
    return not (h.refusing or h.denied or h.negated) and is_none_of_set(scene, scene.fields[offer.field], at)


def _named(scene: Scene, h: Hypothesis, at: int, offer: Offer) -> Hypothesis:
    known = scene.fields[offer.field]
    bonus = h.open_gain + w.NAMED_VALUE + (w.LINKED_VALUE if h.linked else 0.0)
    if offer.option and _ends_name_of_count(scene, h, h.open_start, offer):
        bonus -= w.REST_OF_NAME
    if scene.short_name(offer, at) and not h.linked:
        bonus -= w.NAMED_SHORT_NAME
    if offer.fit < w.PERSON_FAIR and h.open_sure < w.NAME_WHOLE and known.kind is FieldKind.PERSON:
        bonus -= w.DOUBTFUL_PERSON
    code = known.slot.kind is FieldKind.CODE and not known.slot.prefix
    inside = offer.option and not h.linked and not scene.clause_may_end(offer.end, grave=True)
    if (code and scene.name_goes_on(h.open_start, at)) or (
        inside and scene.name_goes_on(h.open_start, offer.end - 1)
    ):
        bonus -= w.TEXT_IS_A_NAME  # "mã | zip chín hai sáu tám ba", "mức độ | hài lòng khách chấm sáu điểm"
    if offer.option and offer.fit < w.VALUE_POOR and not h.linked and at > h.open_end:
        bonus -= w.HEARD_ELSEWHERE  # "để tau | coi lại": what only sounds like a choice, apart from its name
    if offer.option and ((not h.refusing and _is_denied(scene, h, at)) or _is_none(scene, h, offer, at)):
        bonus -= w.NOT_A_VALUE
    if is_of_next(scene, h, at, offer.end, known) or is_of_deed(scene.words, at, offer.end):
        bonus -= w.NOT_A_VALUE
    if offer.option and offer.fit < w.VALUE_POOR and ends_in_courtesy(scene, offer):
        bonus -= w.HEARD_ELSEWHERE
    if known.kind in _NAMES and scene.is_choice(offer, at):
        bonus -= w.TEXT_IS_A_CHOICE
    if known.kind is FieldKind.PERSON and (
        names_another(scene, h, offer)
        or splits_choice(scene, at)
        or (offer.end == at + 1 and does(scene.words, at))
    ):
        bonus -= w.NOT_A_VALUE
    if offer.fit < w.VALUE_POOR and h.open_sure < w.NAME_FAIR and not (h.linked or h.act_at >= 0):
        bonus -= w.BOTH_POOR
    if h.open_sure < w.NAME_HEARD and any(t.mark for t in scene.words.tokens[h.open_end : at]):
        bonus -= (
            w.HEARD_ELSEWHERE
        )  # "người gọi là vợ khách, tên khách là | …": half a name, and a pause behind it
    if known.kind is FieldKind.PERSON:
        bonus -= w.NOT_A_VALUE if at in scene.referents.possessors else 0.0
        doing = done_by(scene.doers, known, at, offer.end)
        whole = h.open_sure > w.NAME_WHOLE
        bonus += max(doing, 0.0) if whole else doing  # "khách tên Lê Thị Hoa, đang xử lý"
    bonus -= scene.referents.cost(known, h.open_start)
    bonus += w.DEED_BESIDE * deed_named(scene, known, h.open_start, h.open_end, offer.end)
    bonus -= part_cost(scene.found, known, at, offer)
    bonus += w.OF_THE_BANK if behind_its_bank(scene, h, known) else 0.0
    step = value_step(scene, h, at, offer, bare=False)
    h = _with_its_sort(scene, h, at, offer, h.open_start)
    h = with_deed(scene, _with_relation(scene, h, at))
    return filled(scene, h, known, step, worth(offer, at) + bonus)


def _is_denied(scene: Scene, h: Hypothesis, at: int) -> bool:
    """As in "tài sản bảo đảm không có | sổ đỏ", "loại phép không phải | thai sản", "rủi ro không | cao": not that."""
    words = scene.words
    if h.open_end == at - 1 and words.says_any(at - 1, NOES) and not words.tokens[at].mark:
        return True
    if words.says(at - 1, "có"):
        return words.says_any(at - 2, NOES)
    no = at - words.says(at - 1, "là") - 2
    return words.says(no + 1, "phải") and words.says(no, *NOES, "đâu") and is_right_behind(scene, h, no)


def _bare(scene: Scene, h: Hypothesis, at: int, offer: Offer, gain: float) -> Hypothesis:
    known = scene.fields[offer.field]
    if h.refusing and h.open < 0 and at - h.negated_at > _REFUSED_NEAR:
        h = h.but(refusing=False)  # "không phải nghỉ gì hết, | yêu cầu khác"
    if h.act_end == at and known.choices and not known.several and h.filled >> known.index & 1:
        h = h.but(repair=True)  # "chưa xong nên chọn đang xử lý": what is asked for outdoes what was told
    h = unowned_by(scene, h, known)
    gain -= w.REST_OF_NAME if offer.option and _ends_name_of_count(scene, h, at, offer) else 0.0
    step = value_step(scene, h, at, offer, bare=True)
    for place, other in () if h.refusing else told_within(scene, at, offer):
        told = scene.fields[other.field]
        if not h.filled >> told.index & 1:
            h = filled(scene, h, told, value_step(scene, h, place, other, bare=True), w.TOLD_WITHIN)
    return filled(scene, _with_its_sort(scene, h, at, offer, at), known, step, gain)


def _set_right(scene: Scene, h: Hypothesis, offer: Offer) -> float:
    """As in "à không, sáu trăm triệu": of several fields the one that holds another value is set right.

    Or that was told another one: "hôm kia chừng tám phút à quên | hôm qua chứ".
    """
    held = scene.form.fields[offer.field].value
    repaired = h.repair and h.open < 0 and not scene.fields[offer.field].choices
    if repaired and h.steps:
        return w.SET_RIGHT if h.filled >> offer.field & 1 else 0.0
    return w.SET_RIGHT if repaired and held and held != offer.text else 0.0


def _with_its_sort(scene: Scene, h: Hypothesis, at: int, offer: Offer, named_at: int) -> Hypothesis:
    """As in "xin nghỉ ốm": besides the sort of leave, that it is leave that is asked for."""
    known = scene.fields[offer.field]
    if known.index not in scene.vocabulary.sorts:
        return h
    told = any(_says(s.command, known, offer.text) for s in h.steps)
    another = h.refusing or h.repair or (h.filled >> offer.field & 1 and not told)
    sort = None if another else sort_told(scene, at, offer, named_at)
    if sort is None or h.filled >> sort.field & 1:
        return h
    step = value_step(scene, h, at, sort, bare=True)
    return h.but(w.TOLD_WITHIN, steps=(*h.steps, step), filled=h.filled | (1 << sort.field))


def _with_relation(scene: Scene, h: Hypothesis, at: int) -> Hypothesis:
    """As in "người tham chiếu | vợ anh tên | Khổng Thị Nga": besides the name, what that one is, or of what sex."""
    person = scene.fields[h.open]
    if person.kind is not FieldKind.PERSON or h.repair:
        return h
    for place in range(h.open_start, at):
        for offer in scene.found.offers[place]:
            told = scene.fields[offer.field]
            leads = offer.option and offer.fit > w.CHOICE_NAMED and told.section == person.section
            asks = (asks_relation(told) and not person.principal) or told.label_words >= {"gioi", "tinh"}
            if leads and asks and offer.end <= at and not h.filled >> told.index & 1:
                step = value_step(scene, h, place, offer, bare=True)
                return h.but(w.TOLD_WITHIN, steps=(*h.steps, step), filled=h.filled | (1 << told.index))
    return h


def _says(command: Command, known: Known, text: str) -> bool:
    return isinstance(command, Fill) and (command.field, command.text) == (known.name, text)
