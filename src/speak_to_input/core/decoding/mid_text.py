"""Where free text ends without a pause: at the name of another field, or at a choice in its own long words."""

from speak_to_input.core.commands import Fill
from speak_to_input.core.correcting.marks import Mark
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.form_tails import ends_text, has_marks
from speak_to_input.core.decoding.hypothesis import Hypothesis, Step
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.language import Cue
from speak_to_input.core.mentions import Mention
from speak_to_input.core.noted import noted
from speak_to_input.core.offer import Offer
from speak_to_input.core.vocabulary import Known

_CLEAR_NAME_WORDS = 2
_IS_THE_LABEL = 0.99
_COMMON = frozenset({FieldKind.DATE, FieldKind.TIME, FieldKind.DATETIME, FieldKind.NUMBER, FieldKind.CHOICE})
"""What is said in any text, so that half a name before it proves nothing."""
_TYPED = frozenset({FieldKind.PHONE, FieldKind.CITIZEN_ID, FieldKind.ACCOUNT, FieldKind.CARD, FieldKind.TAX_CODE,
                    FieldKind.EMAIL, FieldKind.MONEY, FieldKind.DATE, FieldKind.DATETIME})  # fmt: skip
"""Behind its name such a value is one, also in a text that a colon announced."""
_CLOCKS = frozenset({FieldKind.TIME, FieldKind.DATETIME})
_WHEN = ("lúc", "vào", "hồi", "khoảng", "tầm")
"""These only lead to a time of day, and are no field's name."""
_UNFINISHED = ("muốn", "cần", "xin", "đã", "bị", "vì", "phải", "nên", "không", "chưa", "hông", "hổng", "chẳng", "đừng",
               "có", "đòi", "sẽ", "đang", "lúc", "khi", "hồi")  # fmt: skip
"""No text ends with these: a verb comes, or what there is."""
_BINDING = (*_UNFINISHED, "cầu", "nghị", "do", "để", "và", "là", "của", "cho", "được", "về", "bằng", "qua", "với",
            "hoặc")  # fmt: skip
"""Behind these a choice's words are still the text's own: "khách yêu cầu tạm khóa tài khoản"."""
_LONG, _SURE_END = 3, 0.85
"""A choice of more words than this hardly stands in a text by chance."""


def name_mid_text(scene: Scene, h: Hypothesis, known: Known, at: int, mention: Mention) -> float:
    """What it costs that free text ends without a pause where the field is named."""
    text = scene.field_of(h.steps[-1])
    if any(text and {text.index, known.index} <= name.pieces for name in scene.vocabulary.split):
        return 0.0  # "họ phạm | tên bảo": the next piece of one name
    if _is_over(scene, h.steps[-1], at):
        return w.FORM_MID_TEXT
    none = scene.words.says(at - 1, "có") and scene.words.says(at - 2, "không", "chưa")
    if none and h.steps[-1].start == at - 2 and mention.end - at > 1:
        return w.NAME_AND_VALUE_MID_TEXT  # "ghi chú | không có | mức rủi ro thấp" is a whole note
    if _goes_on(scene, text, at):
        return w.BOUND_MID_TEXT
    begin = mention.end + scene.words.says(mention.end, "là")
    offers = scene.places[begin].offers_of.get(known.index, ()) if begin < len(scene.words) else ()
    if known.kind in _CLOCKS and all(scene.words.says(p, *_WHEN) for p in range(at, mention.end)):
        return w.WHEN_MID_TEXT  # "đã báo trưởng phòng | lúc 10 giờ": when that was
    sure = mention.strength > w.NAME_WHOLE or known.kind not in _COMMON or _names_a_list(known, at, mention)
    follows = [offer for offer in offers if sure and offer.fit > w.CLEAR_VALUE and offer.doubt is None]
    if scene.is_set_off_by_colon(h.steps[-1].start) and not (follows and known.kind in _TYPED):
        return w.COLON_MID_TEXT
    if follows:
        return w.NAME_AND_VALUE_MID_TEXT
    whole = mention.strength > w.NAME_WHOLE and mention.end - at > _CLEAR_NAME_WORDS
    whole = whole or (text is not None and text.kind is FieldKind.TEXT and at in heads(scene))
    if (
        known.kind is FieldKind.PROSE
        and mention.strength > _IS_THE_LABEL
        and not scene.clause_may_end(mention.end)
    ):
        return w.PROSE_NAME_MID_TEXT  # "… giao dịch viên | kiến nghị nâng cấp hệ thống"
    return w.WHOLE_NAME_MID_TEXT if whole else w.MENTION_MID_TEXT


def after_state_led(scene: Scene, h: Hypothesis, at: int) -> list[tuple[int, Hypothesis]]:
    """As in "…; | kết quả | chưa giải quyết": behind a value, or a text and a pause, a state is told."""
    last, words, marks = h.steps[-1], scene.words, scene.marks
    if h.open >= 0 or not isinstance(last.command, Fill) or last.end > at:
        return []
    led, so = marks.behind(words, at, Mark.STATE_LED), marks.behind(words, at, Mark.SO_IT_IS)
    begin = led or so
    if not begin or begin >= len(words) or not (led or marks.at(words, begin, Mark.STATE)):
        return []
    if not all(scene.texts.is_polite(place) for place in range(last.end, at)):
        return []
    if last.text and not words.tokens[at].mark:
        return []  # "từ tháng trước đến | hiện tại chưa giải quyết": of the text itself
    told = any(
        offer.option
        and offer.fit > w.CHOICE_EXACT
        and offer.end - begin > 1
        and not scene.fields[offer.field].several
        and (scene.clause_may_end(offer.end) or scene.texts.begins(offer.end))
        for offer in scene.found.offers[begin]
    )
    return [(begin, h.but(w.STATE_TOLD, pause=True))] if told else []


def _names_a_list(known: Known, at: int, mention: Mention) -> bool:
    """Whether most of a list's name was said, in two words or more: "… tuân thủ tốt | mức rủi ro trung bình"."""
    return bool(known.choices) and mention.end - at > 1 and mention.strength > w.LIST_NAMED


@noted
def heads(scene: Scene) -> frozenset[int]:
    """Tokens at which the head of a text's label leads to its words: "model iPhone 12 | màu đen"."""
    return frozenset(
        at
        for at, names in enumerate(scene.found.mentions)
        for m in names
        if m.strength >= w.NAME_FAIR
        and scene.fields[m.field].kind in (FieldKind.TEXT, FieldKind.PROSE)
        and not scene.clause_may_end(m.end)
        and not scene.texts.begins(m.end)
    )


def goes_on_told(scene: Scene, h: Hypothesis, at: int) -> bool:
    """As in "ghi chú: tiền vụ lúa tháng ba mới có, | xin trả gốc cuối kỳ": a note that a colon announces goes on."""
    text = h.steps[-1] if h.steps and h.steps[-1].text else None
    known = scene.field_of(text)
    if text is None or known is None or known.kind is not FieldKind.PROSE:
        return False
    tokens = scene.words.tokens
    stopped = any(stop in tokens[place].mark for place in range(text.end, at + 1) for stop in _STOPS)
    return ":" in tokens[text.start].mark and known.label_words >= _NOTE and not stopped


_NOTE = {"ghi", "chu"}
_STOPS = ".;!?\n"


def cost_mid_text(scene: Scene, text: Step, at: int, offer: Offer) -> float:
    """What it costs that a value begins at token `at`, right behind a free text and without a pause."""
    if _is_over(scene, text, at):
        return w.FORM_MID_TEXT
    if is_long_choice(scene, text, at, offer):
        return w.LONG_CHOICE_MID_TEXT
    known = scene.field_of(text)
    if _goes_on(scene, known, at):
        return w.BOUND_MID_TEXT
    if text.bare:
        return w.BARE_BEHIND_STORY
    titled = known is not None and any(known.label_words >= title for title in _TITLES)
    plain = w.COLON_MID_TEXT if scene.is_set_off_by_colon(text.start) else w.BARE_MID_TEXT
    return plain + (w.BARE_IN_TITLE if titled and offer.option else 0.0)


_TITLES = ({"tieu", "de"}, {"chu", "de"}, {"de", "tai"}, {"title"}, {"subject"}, {"trich", "yeu"})
"""A title tells what something is about in words of its lists: "Rà soát phòng chống rửa tiền quý 3"."""


def _goes_on(scene: Scene, known: Known | None, at: int) -> bool:
    """Whether the long text of the field goes on at `at`: "ghi chú khách không | mua bảo hiểm"."""
    prose = known is not None and known.kind is FieldKind.PROSE
    refused = scene.words.says(at - 1, "chối") and not scene.words.says(at, "cần")
    return prose and not scene.words.tokens[at].mark and (refused or scene.words.says(at - 1, *_UNFINISHED))


def splits_longer(scene: Scene, text: Step, at: int, offer: Offer) -> bool:
    """Whether the text would hold the first words of that choice: "… phòng | chống rửa tiền"."""
    return offer.option and any(
        longer.option and (longer.field, longer.text) == (offer.field, offer.text) and longer.end >= offer.end
        for begin in range(max(text.start, at - _LEADING), at)
        for longer in scene.found.offers[begin]
    )


_LEADING = 2


def is_long_choice(scene: Scene, text: Step, at: int, offer: Offer) -> bool:
    """Whether a choice's whole label, of four words or more, ends a text's clause or is followed by something else.

    A title may be called like a choice: "tiêu đề là Đánh giá nhận biết khách hàng".
    """
    known = scene.field_of(text)
    if known is None or known.kind is not FieldKind.PROSE:
        return False
    if has_marks(scene) or scene.fields[offer.field].periods:
        return False  # who writes with marks sets it off
    whole = offer.option and offer.fit > w.CHOICE_EXACT and offer.end - at > _LONG
    bound = scene.words.says(at - 1, *_BINDING)
    return whole and not bound and (scene.clause_may_end(offer.end) or scene.texts.begins(offer.end))


def _is_over(scene: Scene, text: Step, at: int) -> bool:
    """Whether nothing but things of the form is told behind a text that is said without pauses."""
    known = scene.field_of(text)
    least = {FieldKind.PROSE: 2, FieldKind.TEXT: 4}.get(known.kind, 0) if known else 0
    if not least or at - text.start < least or has_marks(scene):
        return False
    return not scene.words.says(at - 1, *_BINDING) and ends_text(scene, at)


def end_in_story(scene: Scene, known: Known, at: int) -> int:
    """Where a text of the field surely ends that token `at` is of, and something else begins: "nhà có giỗ | nên …"."""
    ends = (
        span.end
        for span in scene.spans
        if span.start <= at < span.end < len(scene.words)
        and span.sure > _SURE_END
        and scene.story_fields[span.role] == known.index
    )
    return next((end for end in ends if _leads_on(scene, end)), 0)


def _leads_on(scene: Scene, at: int) -> bool:
    """Whether token `at` is of no text before it: what follows from it, courtesy, a box, a choice in many words."""
    found, texts = scene.found, scene.texts
    long = any(o.option and o.fit > w.CHOICE_NAMED and o.end - at >= _LONG for o in found.offers[at])
    told = any(
        (m.strength > w.NAME_FAIR and scene.fields[m.field].kind is FieldKind.PROSE)
        or any(o.field == m.field for o in found.offers[m.end])
        for m in found.mentions[at]
        if m.end < len(scene.words)
    )
    ticks = any(cue.cue is Cue.TICK for cue in found.cues[at])
    empty = texts.is_polite(at) or (texts.is_particle(at) and texts.clause_may_end(at + 1, grave=True))
    return long or told or ticks or empty or scene.words.says(at, "nên")
