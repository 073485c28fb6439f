"""What happens when free text is said behind its field's name."""

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from speak_to_input.core.commands import Fill
from speak_to_input.core.correcting.marks import Mark
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.bidden import is_no_text
from speak_to_input.core.decoding.filled import filled
from speak_to_input.core.decoding.hypothesis import Hypothesis, Step, Unmade
from speak_to_input.core.decoding.mid_text import end_in_story, heads
from speak_to_input.core.decoding.modifiers import now_told
from speak_to_input.core.decoding.objections import SHORT, objections
from speak_to_input.core.decoding.open_ways import told_before
from speak_to_input.core.decoding.reopened import is_anothers
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.decoding.text_costs import TextCosts
from speak_to_input.core.decoding.text_spelling import FreeText
from speak_to_input.core.decoding.unlisted import is_unlisted
from speak_to_input.core.decoding.within import is_of_emptied
from speak_to_input.core.decoding.word_parts import within_choice
from speak_to_input.core.decoding.works_and_things import title_end
from speak_to_input.core.doubt import Doubt
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.language import Cue
from speak_to_input.core.vocabulary import Known
from speak_to_input.vi.reading import Kind

_OPTION_NEAR = 4
"""Words are not called unlisted when a choice of the list is named this soon after them."""
_LONGEST_NAME = 4
"""So many words in small letters may be a name that no list knows."""
_LEAST_NAME = 2
"""A field named by fewer words than this is not asked about for words that its list does not know."""
_ASKED_BEHIND = ("ghi", "điền", "viết", "nhập")
_DEMONSTRATIVES = ("này", "đó", "kia", "ấy", "nọ")


def after_texts(
    scene: Scene, h: Hypothesis, at: int, known: Known
) -> Iterator[tuple[int, Hypothesis | Unmade]]:
    """The stretches of free text from token `at` on that the open field may take; the hopeless ones are left out."""
    key = (_Texts, at, h.open, h.open_start, h.open_end, h.open_gain, h.open_sure, h.linked, h.act_at >= 0)
    found: _Texts | None = scene.notes.get(key)
    if found is None:
        found = scene.notes[key] = _texts(scene, h, known, at)
    here, floors = h.score + found.worth, scene.floors
    for text in found.texts:
        end = text.end
        hope, least = here + text.gain, floors[end]
        if hope < least:
            continue
        cost = found.costs.get(end)
        if cost is None:
            costs = objections(scene, known.index, at).to_text(scene, end)
            cost = found.costs[end] = _cost(scene, h, known, text, costs, mentioned=found.mentioned)
        if (hope := hope - cost) >= least:
            taken = partial(_taken, scene, h, known, at, text, hope - h.score)
            # what a second value of the field promises only its text tells
            yield end, taken() if h.filled >> known.index & 1 else Unmade(hope, taken)


class _Texts(NamedTuple):
    """The texts that may begin at a token behind a name; hypotheses in which the same name is open share them."""

    texts: list[FreeText]
    worth: float
    """What all of them are worth there, besides their own gain."""
    mentioned: bool
    """The field is hardly named to be filled."""
    costs: dict[int, float]
    """By a text's end what speaks against it, as far as anybody asked."""


def _texts(scene: Scene, h: Hypothesis, known: Known, at: int) -> _Texts:
    emptied = is_of_emptied(scene.found, h.open_start)
    mentioned = not h.linked and (emptied or _only_mentioned(scene, h, known, at))
    hardly = not h.linked and h.open_sure < w.NAME_HEARD and known.kind is FieldKind.PROSE
    if known.open_list and not scene.waits_for(known.index):
        # whom a list does not show it takes by a name that is read as one
        return _Texts([], 0.0, mentioned, {})
    if known.kind is FieldKind.COMPANY and scene.words.says(h.open_end, "được"):
        return _Texts([], 0.0, mentioned, {})  # "làm ở công ty | được bảy năm": no name comes
    lone = h.open_end - h.open_start == 1 and not scene.waits_for(known.index)  # "mở thêm | ao"
    if hardly and (lone or any(choice.end - at > 1 for choice in scene.places[at].choices)):
        return _Texts([], 0.0, mentioned, {})  # "báo cáo | phòng chống rửa tiền quý 3"
    if h.open_end == 0 and scene.asks_choices:
        return _Texts([], 0.0, mentioned, {})  # "kỳ báo cáo có những lựa chọn nào" answers nothing
    if scene.untold and not scene.untold.isdisjoint(range(h.open_end, _own_end(scene, known, at) + 1)):
        return _Texts([], 0.0, mentioned, {})  # "kiến nghị | khoan nhập nghe"
    texts = scene.texts.from_(at, known)
    sure = title_end(scene, known, at) or end_in_story(scene, known, at)
    if any(text.end == sure for text in texts):
        texts = [text for text in texts if text.end <= sure]
    if written := min(
        (place.end for place in scene.named_behind if place.written and place.end > at), default=0
    ):
        # "chi tiết là giải ngân sớm | ghi vô chi tiết luôn"
        texts = [text for text in texts if text.end <= written]
    if known.choices:
        reach = _OPTION_NEAR
        texts = [text for text in texts if not scene.offered_within(known.index, at, text.end + reach)]
    return _Texts(texts, _worth_here(scene, h, known, at, mentioned=mentioned), mentioned, {})


def _own_end(scene: Scene, known: Known, at: int) -> int:
    """The token behind the rest of the field's name: "chi tiết xử | lý | mai em viết tiếp"."""
    while at < len(scene.words) and scene.words.tokens[at].folded in known.label_words:
        at += 1
    return at


def _taken(scene: Scene, h: Hypothesis, known: Known, at: int, text: FreeText, gain: float) -> Hypothesis:
    return filled(scene, h, known, _text_step(scene, h, known, at, text), gain)


def _worth_here(scene: Scene, h: Hypothesis, known: Known, at: int, *, mentioned: bool) -> float:
    """What a text of the open field is worth because of where it begins, whatever its words are."""
    gain = h.open_gain + w.NAMED_VALUE - w.COMMAND
    gain -= (1 - h.open_sure) * w.TEXT_AFTER_WEAK_NAME * (0.5 if h.linked else 1.0)
    if scene.name_goes_on(h.open_start, at):
        gain -= w.NOT_A_VALUE  # "mô tả vấn | đề"
    none = _within_name(scene, h, at) or told_before(scene, h, known, at)
    if none or (at == h.open_end and now_told(scene.words, at)):
        gain -= w.NOT_A_VALUE
    reopened = h.open_end <= h.open_start and at in heads(scene)  # "à | màu đỏ": the field is named once more
    if is_anothers(scene, h, known, at) or reopened:
        gain -= w.NOT_A_VALUE
    if known.kind is FieldKind.CHOICE:
        # "là bắt buộc hay tự nguyện?" chooses nothing, and "cần theo dõi thêm, | hẹn mùng 10" said yes by its name
        none = scene.asks or _is_a_choice(scene, h) or (known.affirms and _is_apart(scene, h, at))
        gain -= w.UNLISTED + (w.NOT_A_VALUE if none else 0.0)
    if known.kind is FieldKind.PROSE and _chooses(scene, h, at):
        gain -= w.TEXT_IS_A_CHOICE
    if h.linked:
        return gain + w.LINKED_VALUE
    if _carries_as_it_is(scene, at):
        gain -= w.NOT_A_VALUE  # "ghi chú | lấy y phần lý do": words of a copy
    if h.repair and h.open_end <= h.open_start and is_no_text(scene, h, at):
        # "thôi | con rút lại cái vừa ghi đi", "khoan, | mở đơn nghỉ phép": no text of a field that nobody names
        gain -= w.NOT_A_VALUE
    if scene.words.says(at - 1, "thì") and scene.words.says(at, *_ASKED_BEHIND):
        gain -= w.NOT_A_VALUE  # "chi tiết thì | ghi khách đòi tiền"
    if is_of_emptied(scene.found, h.open_start):
        gain -= w.NOT_A_VALUE  # "xóa lý do | đi viết kỳ quá", "xóa ghi chú đó | đi khách mang tới rồi"
    return gain - (w.NOT_A_VALUE if mentioned else _unlinked(scene, h, known, at))


def _is_apart(scene: Scene, h: Hypothesis, at: int) -> bool:
    """Whether a pause or courtesy stands between the open field's name and token `at`, or begins there."""
    here = bool(scene.words.tokens[at].mark) or scene.texts.is_polite(at)
    return here or (at > h.open_end and scene.texts.is_polite(at - 1))


def _carries_as_it_is(scene: Scene, at: int) -> bool:
    carried = next((m.end for m in scene.found.cues[at] if m.cue is Cue.CARRY), 0)
    taken = carried and scene.marks.at(scene.words, at, Mark.COPYING, Mark.TAKING)
    return (
        bool(taken)
        and carried < len(scene.words)
        and scene.words.says(carried, "y", "nguyên", "đúng", "luôn")
    )


def _cost(
    scene: Scene, h: Hypothesis, known: Known, text: FreeText, costs: TextCosts, *, mentioned: bool
) -> float:
    """What speaks against the text because of its words."""
    cost = costs.always + (w.NOT_A_VALUE if costs.as_nobody else 0.0)
    if _names_again(scene, known, text):
        cost += w.NOT_A_VALUE
    if known.kind in _BRIEF and within_choice(scene.found, text.start, _meant_end(scene, text)):
        cost += w.NOT_A_VALUE
    if known.kind is FieldKind.PERSON and _is_word(scene, text):
        cost += w.NOT_A_VALUE
    if known.kind is FieldKind.COMPANY and _is_of_choice(scene, text):
        cost += w.NOT_A_VALUE
    if h.open_sure < w.NAME_FAIR or known.kind in SHORT:
        cost += costs.as_typed
    if known.kind in SHORT and any(text.start < at < text.end for at in heads(scene)):
        cost += w.TEXT_OVER_HEAD
    if known.kind in SHORT and any(at < text.end and text.start < end for at, end in scene.praises.items()):
        cost += w.NOT_A_VALUE
    if h.linked:
        return cost
    cost += costs.as_act
    if h.open_sure < w.NAME_WHOLE and known.kind is FieldKind.ADDRESS:
        cost += costs.as_address
    if not mentioned:
        cost += costs.holds
        asked = scene.waits_for(known.index)
        firm = any(r.kind is Kind.COMPANY and r.end == text.end for r in scene.found.readings[text.start])
        if known.kind is FieldKind.PERSON and not (asked or firm) and scene.texts.said(text).islower():
            short = text.end - text.start <= _LONGEST_NAME
            cost += w.NAME_IN_SMALL_LETTERS if short else w.NOT_A_VALUE
    return cost


def _is_word(scene: Scene, text: FreeText) -> bool:
    """As in "sản phẩm trao đổi là | chứng khoán": a word that means something is nobody's name, nor is a choice."""
    if not scene.words.accented or not scene.texts.said(text).islower():
        return False
    others = (m.end for m in scene.found.mentions[text.start] if m.strength > w.NAME_WHOLE)
    if any(text.start + 1 < end < text.end for end in others):
        return True  # "… là nam | dân tộc hoa"
    chosen = (o.end for o in scene.found.offers[text.start] if o.option and o.fit > w.CLEAR_VALUE)
    if text.end - text.start > 1 and _meant_end(scene, text) in chosen:
        return True
    words = scene.whole_words
    begun = text.start > 0 and any(f.end > text.start for f in words.at(scene.words, text.start - 1))
    return begun or any(text.end - found.end < _SHORT_REST for found in words.at(scene.words, text.start))


_SHORT_REST = 3
"""Fewer words behind such a word make no name of it: "dễ thương | lắm"."""


def _is_of_choice(scene: Scene, text: FreeText) -> bool:
    """As in "làm công ty | nhân viên hưởng | lương": words of a choice are no name."""
    return any(
        offer.option and offer.fit > w.CHOICE_EXACT and offer.end - begin >= _LONG_CHOICE
        for begin in range(max(0, text.start - _LONG_CHOICE), text.start + 1)
        for offer in scene.found.offers[begin]
        if offer.end > (text.end if begin == text.start else text.start)
    )


_LONG_CHOICE = 3
_BRIEF = (FieldKind.PERSON, FieldKind.CHOICE)


def _meant_end(scene: Scene, text: FreeText) -> int:
    """The end of the text without courtesy: "duyệt | đi"."""
    end = text.end
    while end - 1 > text.start and scene.texts.is_polite(end - 1):
        end -= 1
    return end


def _names_again(scene: Scene, known: Known, text: FreeText) -> bool:
    """As in "bàn giao cho bạn Khoa, đã bàn giao | xong hệ thống core": behind its last pause it only says the name."""
    words, at = scene.words, text.end - 1
    while at > text.start and not words.tokens[at].mark and words.tokens[at].folded in known.label_words:
        at -= 1
    return (
        text.start < at < text.end - 1 and bool(words.tokens[at].mark) and words.says(at, "đã", "vừa", "mới")
    )


def _is_a_choice(scene: Scene, h: Hypothesis) -> bool:
    """As in "rất hài lòng | luôn": what would be the list's name is one of its choices."""
    begins = range(max(0, h.open_start - 2), h.open_start + 1)
    offers = (offer for at in begins for offer in scene.found.offers[at])
    return any(
        o.option and (o.field, o.end) == (h.open, h.open_end) and o.fit > w.CHOICE_NAMED for o in offers
    )


def _chooses(scene: Scene, h: Hypothesis, at: int) -> bool:
    """As in "vấn đề là tài khoản, …": the name is as well that of a list, one choice of which begins here."""
    lists = {
        m.field
        for m in scene.found.mentions[h.open_start]
        if m.end == h.open_end and m.field != h.open and scene.fields[m.field].choices
    }
    begin = at + scene.words.says(at, "cái", "cuốn", "chiếc", "căn", "chính")
    offers = scene.found.offers[begin] if begin < len(scene.words) else ()
    return any(o.option and o.field in lists and o.fit > w.CHOICE_NAMED for o in offers)


def _within_name(scene: Scene, h: Hypothesis, at: int) -> bool:
    """Whether the text would begin in the middle of a field's name: "lý do là hệ | thống xử lý treo"."""
    passed = range(h.open_end, at)
    return any(m.end > at and m.strength > w.NAME_FAIR for p in passed for m in scene.found.mentions[p])


def _text_step(scene: Scene, h: Hypothesis, known: Known, at: int, text: FreeText) -> Step:
    """The step that takes the text; many hypotheses take the same."""
    told = h.linked and h.open_start == h.open_end  # by a story, and not behind its field's name
    key = ("text", at, text.end, known.index, h.linked, h.repair, h.open_sure if told else -1.0)
    step = scene.steps.get(key)
    if step is None:
        sure, spelled = _sure(h, told=told), scene.texts.spelled(text, known)
        if known.kind is FieldKind.CHOICE:
            fill = Fill(known.name, "", spelled, sure, h.repair, Doubt.NOT_AN_OPTION)
            step = Step(fill, at, text.end)
        else:
            fill = Fill(known.name, spelled, spelled, sure, h.repair)
            step = Step(fill, at, text.end, bare=told, text=True)
        scene.steps[key] = step
    return step


def _sure(h: Hypothesis, *, told: bool) -> float:
    """How sure it is that the words are meant for the field."""
    if told:
        return h.open_sure
    return 1.0 if h.linked else w.UNLINKED_TEXT_SURE


def _only_mentioned(scene: Scene, h: Hypothesis, known: Known, at: int) -> bool:
    """Whether the field, where no "là" joins a text to it, is hardly named to be filled: "shop này bán rẻ"."""
    pointed = at > h.open_end and scene.words.writes(h.open_end, *_DEMONSTRATIVES)
    meant = h.open_sure >= w.NAME_FAIR or h.act_at >= 0 or scene.waits_for(known.index)
    return pointed or scene.words.writes(at, *_DEMONSTRATIVES) or not meant


def _unlinked(scene: Scene, h: Hypothesis, known: Known, at: int) -> float:
    """What it costs that no "là" stands between the field's name and a text."""
    cost = w.TEXT_IS_A_NAME if scene.is_choice_of_another(h.open_start, h.open_end, known.index) else 0.0
    if scene.waits_for(known.index) or known.kind is FieldKind.PERSON:
        return cost
    if known.kind is FieldKind.CHOICE:
        named = any(mention.field != known.index for mention in scene.found.mentions[at])
        unclear = h.open_end - h.open_start < _LEAST_NAME or h.open_sure < w.NAME_WHOLE
        brief = w.NOT_A_VALUE if unclear and not is_unlisted(scene, known, at) else 0.0
        return cost + brief + w.UNLISTED_UNLINKED + (w.UNLISTED_IS_A_NAME if named else 0.0)
    return cost + (w.TEXT_UNLINKED if known.kind is FieldKind.TEXT else 0.0)
