"""Free text that is said before the field that takes it: "điền kế toán trưởng vào ô chức vụ", "… là mô tả"."""

from speak_to_input.core.commands import Fill
from speak_to_input.core.correcting.marks import Mark
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.filled import filled
from speak_to_input.core.decoding.hypothesis import Hypothesis, Step
from speak_to_input.core.decoding.named_behind import NamedBehind
from speak_to_input.core.decoding.objections import objections
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.decoding.text_ends import cost_over
from speak_to_input.core.decoding.text_spelling import FreeText
from speak_to_input.core.decoding.told_besides import with_told
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.language import Cue
from speak_to_input.core.mentions import Mention
from speak_to_input.core.offer import Offer
from speak_to_input.core.vocabulary import Known


def after_into(scene: Scene, h: Hypothesis, at: int) -> list[tuple[int, Hypothesis]]:
    """As in "điền kế toán trưởng vào ô chức vụ": words, then the free-text field that takes them."""
    ways: list[tuple[int, Hypothesis]] = []
    going = any(m.cue is Cue.GOTO for m in scene.found.cues[h.act_at])
    if h.negated or going:  # "cho con trỏ vào ô ghi chú"
        return ways
    while scene.words.says(at, "lại", "là", "rằng"):
        at += 1  # "ghi lại là | tạm dừng giao dịch vào ô …"
    for start, end in scene.intos:
        if start <= at or end >= len(scene.words):
            continue
        if start in scene.marks.ends(scene.words, h.act_at, Mark.MORE_WRITTEN):
            continue  # "ghi tiếp | vào mô tả là …": nothing is told yet
        if any(at < place.end < start < place.stop for place in scene.named_behind):
            continue  # "đã gọi cho | khách, cái đó để vào ghi chú": that verb is the one
        for mention in scene.found.mentions[end]:
            known = scene.fields[mention.field]
            if not known.whole or known.kind is FieldKind.CHOICE or mention.strength < w.INTO_NAME:
                continue
            if known.kind is FieldKind.PERSON and all(
                scene.people.says(p, "nobody by name") for p in range(at, start)
            ):
                continue  # "ghi thằng em ruột tui vô chỗ người tham chiếu"
            texts = scene.texts
            text = texts.exactly(at, start, known)
            named = mention.strength * (w.MENTION_BASE + w.MENTION_WORD * (mention.end - end))
            gain = text.gain + named + w.NAMED_VALUE + w.LINKED_VALUE - w.COMMAND
            fill = Fill(known.name, texts.spelled(text, known), texts.said(text), 1.0, h.repair)
            ways.append((mention.end, filled(scene, h.closed(), known, Step(fill, at, mention.end), gain)))
    return ways


def after_before_name(scene: Scene, h: Hypothesis, at: int) -> list[tuple[int, Hypothesis]]:
    """As in "khách mất tiền trong thẻ là mô tả": words, and behind them the field that takes them."""
    ways: list[tuple[int, Hypothesis]] = []
    if h.negated or h.open >= 0 or not (scene.may_begin(h, at) or scene.texts.sets_off(at - 1)):
        return ways
    for place in scene.named_behind:
        end, start, mention, stop, written = place
        known = scene.fields[mention.field]
        begin = _begin(scene, at, place)
        if end - begin < _LEAST_BEFORE or h.filled >> known.index & 1:
            continue
        if _tells_nothing(scene, begin, end):
            continue
        if end in scene.marks.ends(scene.words, begin, Mark.WRITING, Mark.THIS_TEXT):
            continue  # "câu đó | chép qua ghi chú luôn": what is held is meant
        if _tells_another(scene, begin, place):
            continue
        texts = scene.texts
        text = texts.exactly(begin, end, known)
        named = mention.strength * (w.MENTION_BASE + w.MENTION_WORD * (mention.end - start))
        marks = (scene.words.tokens[p].mark for p in range(begin + 1, end))
        gain = (
            text.gain
            + named
            + w.NAMED_VALUE
            + (w.WRITTEN_THERE if written else 0.0)
            - w.COMMAND
            - sum(cost_over(mark, known) for mark in marks)
            - (0.0 if written else objections(scene, known.index, begin).to_text(scene, end).always)
        )
        fill = Fill(known.name, _as_taken(scene, text, known), texts.said(text), 1.0, h.repair)
        after = filled(scene, with_told(scene, h, at, end), known, Step(fill, begin, stop), gain)
        ways.append((stop, after))
    return ways


_LEAST_BEFORE = 2


def _as_taken(scene: Scene, text: FreeText, known: Known) -> str:
    """The text as the field takes it: a job that is known with its capital, "Kế toán trưởng"."""
    offers = scene.places[text.start].offers_of.get(known.index, ())
    known_words = (offer.text for offer in offers if offer.end == text.end)
    return next(known_words, scene.texts.spelled(text, known))


def _tells_nothing(scene: Scene, begin: int, end: int) -> bool:
    """As in "em ơi | ghi vào ghi chú", "xin lỗi chị, | …", "kiến nghị | lưu vào ghi chú": courtesy, or a name alone."""
    sorry = next((p for p in (begin, begin - 1) if p >= 0 and scene.words.says(p, "xin")), -1)
    courtesy = sorry + 2 if sorry >= 0 and scene.words.says(sorry + 1, "lỗi") else begin
    if all(scene.texts.is_polite(p) or scene.texts.is_particle(p) for p in range(courtesy, end)):
        return True
    named = any(m.end == end and m.strength > w.NAME_WHOLE for m in scene.found.mentions[begin])
    return named and not scene.words.tokens[end].mark


def _begin(scene: Scene, at: int, place: NamedBehind) -> int:
    """The first token of the text itself: what its field is called, or what it is for, only leads to it."""
    words, last = scene.words, place.end - _LEAST_BEFORE
    label = scene.fields[place.mention.field].label_words
    at += at in scene.links and at + 1 < len(words)  # "ghi chú là | ưu tiên …, ghi vào ghi chú"
    links = (p for p in range(at + 1, min(at + _LEAD, last)) if p in scene.links)
    if words.tokens[at].folded in label and (link := next(links, 0)):
        return link + 1  # "vi phạm cụ thể là | …, ghi vào chi tiết vi phạm"
    named = [token.toned for token in words.tokens[place.start : place.mention.end]]
    for length in range(min(len(named), last - at), 1, -1):
        leads = [token.toned for token in words.tokens[at : at + length]]
        if any(named[n : n + length] == leads for n in range(len(named))):
            return at + length  # "đã thực hiện | thu hồi thẻ, đó là biện pháp đã thực hiện"
    if scene.fields[place.mention.field].kind is FieldKind.TEXT:
        end = place.end
        while end - 1 > at and scene.texts.is_polite(end - 1):
            end -= 1
        told = (p for p in range(at, end) if scene.is_title(p, end) or words.says(p - 1, "nghề"))
        return next(told, at)  # "ổng làm nghề | thợ mộc"
    for begin in (at, at - 1):
        if begin >= 0 and words.says(begin, "để", "muốn"):
            behind = (p for p in range(at + 2, min(at + _PURPOSE, last)) if words.says(p, "thì"))
            return next(behind, at - 1) + 1  # "để ngừa tái diễn thì | cài cảnh báo"
    return at


_LEAD = 5
_PURPOSE = 9
"""Words of what something is for."""


def _tells_another(scene: Scene, at: int, place: NamedBehind) -> bool:
    """Whether another field is named among the words; where it is written which one takes them, with its value."""
    index, end = place.mention.field, place.end
    if not place.written:
        return scene.name_behind(at, index) < end
    return any(
        offer.fit > w.CLEAR_VALUE and offer.end <= end
        for begin in range(at, end)
        for mention in scene.found.mentions[begin]
        if mention.field != index and mention.strength > w.NAME_FAIR and mention.end + 1 < end
        for offer in _offers_behind(scene, mention).get(mention.field, ())
    )


def _offers_behind(scene: Scene, mention: Mention) -> dict[int, list[Offer]]:
    return scene.places[mention.end + scene.words.says(mention.end, "là")].offers_of


def after_repeated(scene: Scene, h: Hypothesis, at: int) -> list[tuple[int, Hypothesis]]:
    """As in "chi tiết là giải ngân sớm | ghi vô chi tiết luôn": where the text goes is told once more."""
    known = scene.field_of(h.steps[-1]) if h.steps and h.steps[-1].text else None
    return [
        (place.stop, h.but(w.WRITTEN_THERE, pause=True))
        for place in scene.named_behind
        if known is not None and place.end == at and place.mention.field == known.index
    ]
