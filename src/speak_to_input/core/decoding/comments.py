"""Talk around a value whose field was named: "mã NV042 | số xấu ghê", "đếm mãi cơ | loại giao dịch là rút tiền".

A word that ends sentences ("nhé", "nha", "đấy", "chứ") behind a value ends its clause. What follows and names nothing
of the form is a comment; so is what comes before a field that is clearly named.
"""

from speak_to_input.core.commands import Fill
from speak_to_input.core.correcting.marks import Mark
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.by_the_way import EASE
from speak_to_input.core.decoding.hypothesis import Hypothesis, Step
from speak_to_input.core.decoding.objections import SHORT
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.decoding.speakers import NOES, SPEAKERS
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.language import Cue
from speak_to_input.vi.reading import Kind

ENDINGS = frozenset({
    "nhé", "nha", "nhá", "nghen", "nghe", "nhen", "nhe", "nè", "đó", "đấy", "thôi", "rồi", "chứ", "chớ", "cơ",
    "lận", "hà", "luôn", "mà", "à", "hen", "ạ",
})  # fmt: skip
_JOINING = ("thì", "để", "có")
_UNITS = (
    "năm", "tháng", "ngày", "tuần", "giờ", "phút", "triệu", "nghìn", "ngàn", "đồng", "tỷ", "rưỡi", "phẩy",
    "chấm",
)  # fmt: skip
_ASKING = ("gì", "ai", "nào", "sao", "mấy", "nhiêu", "chi", "nhỉ", "hả", "răng", "mô")
"""Before "cũng" they ask nothing: "gửi gì cũng chẳng thấy trả lời"."""
_FEWEST = 2
_CLEAR_WORDS = 2
_SURELY = 0.83
_ONLY_TALK = frozenset(
    {Cue.LINK, Cue.NEGATE, Cue.WONDER, Cue.CONNECT, Cue.WAVER, Cue.AMONG, Cue.OTHER_PERSON, Cue.READ, Cue.FILL,
     Cue.GOTO}
)  # fmt: skip
_BEFORE_ALL = _ONLY_TALK | {Cue.REPAIR}
_TAKES_BACK = frozenset({"nhầm", "lộn", "sai", "trật", "nhưng", "khoan"})
_PLAIN = frozenset(
    {FieldKind.PERSON, FieldKind.COMPANY, FieldKind.ADDRESS, FieldKind.TEXT, FieldKind.PROSE, FieldKind.NUMBER,
     FieldKind.CODE, FieldKind.DATE, FieldKind.DATETIME, FieldKind.TIME, FieldKind.YES_NO, FieldKind.PERCENT}
)  # fmt: skip
"""Kinds whose values stand in any talk."""


def comment_of(scene: Scene, h: Hypothesis, at: int) -> tuple[int, Hypothesis] | None:
    """Where a comment ends that begins behind the last value, and what the hypothesis is then."""
    last, words = h.steps[-1], scene.words
    if at in scene.praises and h.open < 0 and not h.negated:
        chosen = any(offer.option and offer.fit > w.CHOICE_FAIR for offer in scene.places[at].offers)
        return None if chosen else (scene.praises[at], h.but(-w.COMMENT, pause=True))  # "…, nặng lắm"
    if h.open < 0 and not h.negated and at == last.end and _tells_the_good_of(scene, last, at):
        end = _end(scene, h, at, 1)
        return (end, h.but(-w.COMMENT - w.TAIL_WORD * (end - at), pause=True)) if end > at + 1 else None
    if h.open >= 0 or h.negated or at != last.end:
        return None
    spared = words.says_any(at, ENDINGS) and words.says_any(at + 1, NOES) and _is_whole_choice(scene, last)
    if not (_is_clear(scene, last) or spared):
        return None
    if not words.accented or words.tokens[at].mark or any(m.cue is Cue.BECAUSE for m in scene.found.cues[at]):
        return None
    ended = words.says_any(at, ENDINGS)
    end = _end(scene, h, at, _CLEAR_WORDS if ended else 1)
    if end - at < _FEWEST:
        return None
    if not ended and (end < len(words) or not _is_joined(scene, last) or _goes_on(scene, at, end)):
        return None
    if not ended and _is_of_moment(scene, last, at):
        return None
    cost = w.COMMENT if ended else 2 * w.TAIL
    return end, h.but(-cost - w.TAIL_WORD * (end - at), pause=True)


def denied_of(scene: Scene, h: Hypothesis, at: int) -> tuple[int, Hypothesis] | None:
    """As in "còn bản nháp thôi | chứ đã nộp đâu": what is denied tells nothing, unless it goes on a text."""
    if at not in scene.found.denied or h.open >= 0 or h.steps[-1].text:
        return None
    return scene.found.denied[at], h.but(-w.COMMENT, pause=True)


def _tells_the_good_of(scene: Scene, step: Step, at: int) -> bool:
    """As in "trả góp đều đều | cho o dễ nhớ": what the choice before is good for."""
    words = scene.words
    known = scene.field_of(step) if words.says(at, "cho") else None
    if known is None or not known.choices:
        return False
    whom = at + 1 + words.says_any(at + 1, SPEAKERS)
    return words.says_any(whom, EASE)


def _goes_on(scene: Scene, at: int, end: int) -> bool:
    """Whether the words ask about the value or are more of it: "tháng ba | năm 2024"."""
    words = scene.words
    if words.says(at, *_UNITS) or any(words.tokens[p].has_digit for p in range(at, end)):
        return True
    return any(words.says(p, *_ASKING) and not words.says(p + 1, "cũng", "mà") for p in range(at, end))


def _is_of_moment(scene: Scene, last: Step, at: int) -> bool:
    """As in "mất lúc ba giờ sáng | hôm qua": the day of the hour that was told right before."""
    known = scene.field_of(last)
    timed = known is not None and known.kind is FieldKind.TIME
    return timed and any(r.kind is Kind.DATE and r.sure > w.CLEAR_VALUE for r in scene.found.readings[at])


def preface_of(scene: Scene, h: Hypothesis) -> tuple[int, Hypothesis] | None:
    """Where talk ends that comes before the first field named, if one clearly is and joined to its value."""
    if h.open >= 0 or h.last >= 0 or not scene.words.accented:
        return None
    if scene.asks or scene.wonders or scene.referents.last:
        return None
    end = _end(scene, h, 0, 1)
    if not _FEWEST <= end < len(scene.words) or not _is_named(scene, end):
        return None
    return end, h.but(-2 * w.TAIL - w.TAIL_WORD * end, pause=True)


def ready_of(scene: Scene, h: Hypothesis) -> tuple[int, Hypothesis] | None:
    """As in "mọi thứ ổn rồi, | hoàn tất kiểm tra": where talk ends that says that all is done, before a request."""
    words = scene.words
    end = next((at for at in range(1, len(words)) if words.tokens[at].mark), 0)
    if h.steps or end < _FEWEST or not all(scene.marks.at(words, at, Mark.READY) for at in range(end)):
        return None
    asked = any(mark.cue in _REQUESTS for mark in scene.found.cues[end]) or bool(scene.found.buttons[end])
    gain = w.AFFIRMED if words.says(0, *_ALL) else 0.0  # "tất cả xong xuôi, …" resolves nobody's case
    return (end, h.but(gain - w.TAIL_WORD * end, pause=True)) if asked else None


_ALL = ("tất", "mọi", "hết", "đủ", "đầy", "thông")


_REQUESTS = frozenset({Cue.SUBMIT, Cue.SAVE_DRAFT, Cue.NEXT, Cue.PRINT, Cue.CHECK, Cue.READ_ALL})


def _is_named(scene: Scene, at: int) -> bool:
    """Whether a field is clearly named at token `at` and joined to what is said of it."""
    return any(
        m.strength > w.NAME_WHOLE and (m.end in scene.links or _is_person(scene, m.end, m.field))
        for m in scene.places[at].mentions
    )


def _is_person(scene: Scene, at: int, index: int) -> bool:
    """Whether a person's name clearly begins at token `at`, behind the field for it: "chị tên | Bích Hằng"."""
    if at >= len(scene.words) or scene.fields[index].kind is not FieldKind.PERSON:
        return False
    return any(o.field == index and o.fit > w.CLEAR_VALUE for o in scene.found.offers[at])


def _is_joined(scene: Scene, step: Step) -> bool:
    """Whether "là" joins the value to its field, or it is no choice, which any talk may hold."""
    known = scene.field_of(step)
    joined = step.start - 1 in scene.links or scene.words.says(step.start - 1, *_JOINING)
    return not step.text and known is not None and (joined or not known.choices)


def _is_clear(scene: Scene, step: Step) -> bool:
    """Whether the field was named and its value looks like one."""
    fill, known = step.command, scene.field_of(step)
    if known is None or not isinstance(fill, Fill) or fill.doubt is not None:
        return False
    if known.affirms and not scene.words.says(step.end - 1, "có", "không", "hông"):
        return False
    if step.text:
        return known.kind in SHORT
    return not step.bare and fill.score >= _SURELY and fill.clause not in ("", fill.heard)


def _is_whole_choice(scene: Scene, step: Step) -> bool:
    """As in "làm từ xa | nghen khỏi lên văn phòng": a choice in several of its own words."""
    fill, known = step.command, scene.field_of(step)
    if (
        known is None
        or not known.choices
        or known.several
        or not isinstance(fill, Fill)
        or fill.doubt is not None
    ):
        return False
    return fill.score > w.CHOICE_NAMED and step.end - step.start >= _WHOLE


_WHOLE = 3


def _end(scene: Scene, h: Hypothesis, at: int, least: int) -> int:
    """Where talk that begins at token `at` ends: at punctuation, at what is of the form, or with the utterance."""
    for place in range(at, len(scene.words)):
        if place > at and (scene.words.tokens[place].mark or _is_of_the_form(scene, h, place, least)):
            return place
        if scene.words.says_any(place, _TAKES_BACK) or (not h.steps and _may_be_told(scene, place)):
            return at
    return len(scene.words)


def _may_be_told(scene: Scene, at: int) -> bool:
    """Whether something of the form may be told before any field was named: a name half heard, a choice."""
    place = scene.places[at]
    named = any(m.strength > w.NAME_HEARD and m.end - at >= _CLEAR_WORDS for m in place.mentions)
    chosen = any(o.option and o.fit > w.CHOICE_FAIR_ALONE for o in place.offers)
    somebody = bool(place.scopes or place.sections)
    return (named or chosen or somebody) and not _is_named(scene, at)


def _is_of_the_form(scene: Scene, h: Hypothesis, at: int, least: int) -> bool:
    """Whether a field, a value or an act is clearly told here that was not told yet; `least` words of a value."""
    place = scene.places[at]
    if not h.steps and _is_named(scene, at):
        return True
    if any(
        m.strength > w.NAME_FAIR and m.end - at >= _CLEAR_WORDS and not h.filled >> m.field & 1
        for m in place.mentions
    ):
        return True
    talk = _ONLY_TALK if h.steps else _BEFORE_ALL
    if any(m.cue not in talk and m.end - at >= _CLEAR_WORDS for m in place.cues):
        return True
    return any(
        o.fit > w.CHOICE_NAMED
        and o.end - at >= least
        and (o.option or scene.fields[o.field].kind not in _PLAIN)
        and not h.filled >> o.field & 1
        for o in place.offers
    )
