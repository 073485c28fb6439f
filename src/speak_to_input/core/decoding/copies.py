"""Values that are told by another field's: "địa chỉ nơi làm việc giống địa chỉ nhà", "chép y câu đó xuống ghi chú".

A word of sameness or of carrying, what is meant by it (a field's name, "câu đó", "số ấy", "ổng"), and the field that
gets it: named before, asked for, or named behind "qua", "xuống", "cho". Where what is meant holds nothing, or it is
not clear which is meant, the field is only gone to: nothing is copied on a guess, and the words are nobody's value.
"""

from speak_to_input.core.commands import Fill, Focus
from speak_to_input.core.correcting.marks import Mark
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.copied_from import (
    CLEARLY,
    clause_ends,
    last_told,
    meant,
    places,
    same_sort,
    that_ends,
    value_of,
)
from speak_to_input.core.decoding.filled import filled
from speak_to_input.core.decoding.hypothesis import Hypothesis, Step
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.language import Cue
from speak_to_input.core.mentions import CueMark
from speak_to_input.core.vocabulary import Known

Way = tuple[int, Hypothesis]

_FILLING = (Cue.FILL, Cue.CORRECT)
_LONGEST_NO = 3
_LONG = 4
"""Words of a mark and what is meant; every further one tells more clearly that it is no text."""


def after_same(scene: Scene, h: Hypothesis, at: int, mark: CueMark) -> list[Way]:
    """The ways in which a mark of sameness or carrying at token `at` may be taken, each with where it ends."""
    if scene.marks.at(scene.words, at - 1, Mark.TAIL):
        return []  # "…, đuôi | giống vậy": only the end of it
    if mark.strength < CLEARLY or _begins_name(scene, at, mark) or _is_refused(scene, at):
        return []  # "từ chối đơn này" only sounds like "giống"
    also = scene.marks.at(scene.words, at, Mark.ALSO)
    if mark.cue is Cue.CARRY and not also and (carried := _carried(scene, h, at, mark)):
        return carried
    target = _target(scene, h)
    if target is None:
        return _shared(scene, h, mark) or _said_again(scene, h, mark)
    if target.choices or (mark.cue is not Cue.SAME and not _is_told(scene, h, at)):
        return []  # a choice is said by its name
    either_way = mark.cue is Cue.SAME or also
    if target.index == h.open and (other := _called_alike(scene, h, mark.end, target)) is not None:
        target, h = other, h.but(open=other.index)
    return [
        (end, _copied(scene, h, at, end, target, source, either_way=either_way))
        for end, source in meant(scene, h, mark.end, target)
        if mark.cue is Cue.SAME or clause_ends(scene, end)
    ]


def _called_alike(scene: Scene, h: Hypothesis, at: int, target: Known) -> Known | None:
    """As in "nơi làm việc lấy y chang | địa chỉ đó": of two fields called so the one that takes what is meant."""
    if any(source is not None for _, source in meant(scene, h, at, target)):
        return None
    named = scene.found.mentions[h.open_start] if h.open_end > h.open_start else ()
    alike = [scene.fields[m.field] for m in named if m.end == h.open_end and m.strength > w.NAME_SOON]
    fitting = (
        known
        for known in alike
        if known is not target and not value_of(scene, h, known)
        if any(source is not None for _, source in meant(scene, h, at, known))
    )
    return next(fitting, None)


def _is_refused(scene: Scene, at: int) -> bool:
    """As in "câu đó đừng | chép qua ghi chú": right behind a no nothing is copied."""
    before = range(max(0, at - _LONGEST_NO), at)
    return any(
        m.cue is Cue.NEGATE and m.end == at and m.strength >= CLEARLY
        for begin in before
        for m in scene.found.cues[begin]
    )


def _begins_name(scene: Scene, at: int, mark: CueMark) -> bool:
    """As in "xóa kiến nghị và | ghi chú thêm": the word is the first one of a field's name."""
    named = scene.found.mentions[at]
    return mark.cue is not Cue.SAME and any(m.end > mark.end and m.strength > w.NAME_FAIR for m in named)


def after_that(scene: Scene, h: Hypothesis, at: int, mark: CueMark) -> list[Way]:
    """As in "câu đó | chép qua ghi chú": what is carried stands first."""
    if h.open >= 0 or h.negated or h.act not in _FILLING or mark.strength < CLEARLY:
        return []
    light = mark.end < len(scene.words) and _leads_on(scene, mark.end)
    for begin in range(mark.end, min(mark.end + 1 + light, len(scene.words))):
        for carry in scene.found.cues[begin]:
            carries = carry.cue is Cue.CARRY and carry.strength >= CLEARLY
            if carries and (carried := _towards(scene, h, at, carry.end, None)):
                return carried
    return []


def _target(scene: Scene, h: Hypothesis) -> Known | None:
    """The field that the value is for."""
    if h.open >= 0:
        return scene.fields[h.open]
    return scene.fields[scene.asked] if scene.asked >= 0 and not h.steps else None


def _is_told(scene: Scene, h: Hypothesis, at: int) -> bool:
    """Whether the field is told something: it is named clearly right before token `at`, or was asked for."""
    if h.act not in _FILLING or h.negated or (h.open >= 0 and h.open_sure < w.NAME_FAIR):
        return False
    if h.open >= 0 and h.open_end <= h.open_start:
        return False  # "ủa, hắn vẫn xài số nớ": it was told last, and nobody names it
    before = range(h.open_end if h.open >= 0 else 0, at)
    return all(scene.texts.is_particle(p) or scene.texts.is_polite(p) for p in before)


def _carried(scene: Scene, h: Hypothesis, at: int, mark: CueMark) -> list[Way]:
    """As in "chép câu đó | xuống ghi chú", "địa chỉ nhà lấy | làm địa chỉ cơ quan": what gets it is named behind."""
    if h.open >= 0:
        known = scene.fields[h.open]
        return _towards(scene, h, h.open_start, mark.end, known) if _is_told(scene, h, at) else []
    if h.act not in _FILLING or h.negated:
        return []
    for begin in places(scene, mark.end):
        if end := that_ends(scene, begin):
            return _towards(scene, h, at, end, None)
        named = [m for m in scene.found.mentions[begin] if m.strength > w.NAME_SOON]
        for mention in sorted(
            named if _carries_named(scene, at, mark) else (), key=lambda m: (-m.end, -m.strength)
        ):
            if ways := _towards(scene, h, at, mention.end, scene.fields[mention.field]):
                return ways
    return _towards(scene, h, at, mark.end, None) if _takes_what_was_told(scene, at, mark) else []


def _takes_what_was_told(scene: Scene, at: int, mark: CueMark) -> bool:
    """As in "copy xuống ghi chú", "dùng luôn cho …": of what was told last, though nothing says so."""
    return _as_it_is(scene, mark.end) or scene.marks.at(scene.words, at, Mark.COPYING)


def _carries_named(scene: Scene, at: int, mark: CueMark) -> bool:
    """Whether the verb carries what a field's name calls; "nhập số điện thoại cho …" asks for a number to come."""
    return _as_it_is(scene, mark.end) or scene.marks.at(scene.words, at, Mark.COPYING, Mark.TAKING)


def _as_it_is(scene: Scene, end: int) -> bool:
    return end < len(scene.words) and any(m.cue is Cue.AS_IS for m in scene.found.cues[end])


def _leads_on(scene: Scene, at: int) -> bool:
    """Whether the token only stands on the way to the field that gets the value: "chép | giúp | bác | xuống …"."""
    if scene.marks.at(scene.words, at, Mark.ON_THE_WAY):
        return True
    return scene.texts.is_polite(at) and not scene.marks.at(scene.words, at, Mark.TOWARDS)


def _towards(scene: Scene, h: Hypothesis, start: int, at: int, source: Known | None) -> list[Way]:
    """The copies into the field that is named behind "qua" or "cho" at token `at`.

    They are of `source`, or of what was told last.
    """
    words = scene.words
    while at < len(words) and _leads_on(scene, at) and not words.tokens[at].mark:
        at += 1
    if at >= len(words) or not scene.marks.at(words, at, Mark.TOWARDS) or words.tokens[at].mark:
        return []
    for begin in places(scene, at + 1, particles=True):
        named = [
            m for m in scene.found.mentions[begin] if m.strength > w.NAME_SOON and clause_ends(scene, m.end)
        ]
        for mention in sorted(named, key=lambda m: (-m.strength, -m.end)):
            target = scene.fields[mention.field]
            if target.choices or target is source or (source is not None and not same_sort(source, target)):
                continue
            told = source or last_told(scene, h, target)
            named_first = source is not None and h.open == source.index
            opened = h if named_first else h.closed()
            opened = opened.but(open=target.index, open_start=start, open_end=mention.end)
            return [(mention.end, _copied(scene, opened, start, mention.end, target, told))]
    return []


def _shared(scene: Scene, h: Hypothesis, mark: CueMark) -> list[Way]:
    """As in "dùng | chung số em luôn cho tiện": what was told last gets what the other one of its sort holds."""
    words = scene.words
    target = scene.fields[h.last] if h.last >= 0 and not h.steps else None
    if target is None or h.negated or not words.says(mark.end, "chung"):
        return []
    noun = mark.end + 1
    if noun >= len(words) or words.tokens[noun].folded not in target.label_words:
        return []
    source = last_told(scene, h, target)
    text = value_of(scene, h, source) if source is not None else ""
    if not text or text == value_of(scene, h, target):
        return []
    end = words.clause_end(noun)
    said = scene.said(mark.end, end)
    fill = Fill(target.name, text, said, correction=True, clause=said, to_check=True)
    return [
        (end, filled(scene, h, target, Step(fill, mark.end, end), w.COPIED + w.COPIED_WORD * (end - noun)))
    ]


def _said_again(scene: Scene, h: Hypothesis, mark: CueMark) -> list[Way]:
    """As in "cũng là ổng luôn, | lấy y tên khách": the copy just made is told in other words."""
    step = h.steps[-1] if h.steps else None
    target = scene.field_of(step)
    if step is None or target is None or not isinstance(step.command, Fill) or step.command.doubt is not None:
        return []
    return [
        (end, h.but(0.0, pause=True))
        for end, source in meant(scene, h, mark.end, target)
        if source is not None and value_of(scene, h, source) == step.command.text and clause_ends(scene, end)
    ]


def _copied(
    scene: Scene,
    h: Hypothesis,
    at: int,
    end: int,
    target: Known,
    source: Known | None,
    *,
    either_way: bool = False,
) -> Hypothesis:
    """What the hypothesis is with the value of `source` in `target`; where there is none, `target` is only gone to.

    Takes: `either_way`: the words say that both are the same, not which of them gets the other's value.
    """
    start = h.open_start if h.open >= 0 else at
    text = value_of(scene, h, source) if source is not None else ""
    turned = either_way and not text and source is not None and clause_ends(scene, end)
    if turned and source is not None and (own := value_of(scene, h, target)):
        # "địa chỉ nhà cũng là | địa chỉ cơ quan": what is held is told first
        text, target = own, source
    gain = h.open_gain + w.COPIED + w.COPIED_WORD * max(0, end - at - _LONG)
    if not text:
        step = Step(Focus(target.name, scene.said(start, end)), start, end)
        return h.did(step, gain, open=-1, open_gain=0.0, linked=False)
    fill = Fill(target.name, text, scene.said(at, end), clause=scene.said(start, end), to_check=True)
    return filled(scene, h, target, Step(fill, start, end), gain)
