"""What an utterance may be the beginning of: a new matter, or words for the field that is spoken of."""

from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.hypothesis import Hypothesis
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.decoding.span_sides import leads_day, side
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.known_fields import Known
from speak_to_input.vi.reading import Kind


def starts(scene: Scene) -> list[Hypothesis]:
    """The hypotheses before the first token."""
    last = _told_last(scene)
    start = Hypothesis(last=last, scope=scene.first_scope)
    if scene.righted and scene.last >= 0 and not _is_of_another(scene):
        return [start, start.but(open=last, repair=True)]
    for index in (scene.asked, scene.focused):
        known = scene.fields[index] if index >= 0 else None
        if known is not None and known.whole and not known.choices and not _is_no_answer(scene, known):
            return [start, start.but(-w.ANSWER_IN_FREE_TEXT, open=index)]
    return [start]


def _is_no_answer(scene: Scene, known: Known) -> bool:
    """Whether a number or an address of mail is told where a place is asked for."""
    whole = (r for r in scene.found.readings[0] if r.kind in _NUMBERS and r.end == len(scene.words))
    return known.kind is FieldKind.ADDRESS and any(whole)


_NUMBERS = (Kind.DIGITS, Kind.EMAIL)


def _is_of_another(scene: Scene) -> bool:
    """As in "đếm kỹ lại rồi, số ngày 8 mới đúng": what is right is of a field named there, and no text."""
    free = scene.fields[scene.last].kind in (FieldKind.TEXT, FieldKind.PROSE)
    return free and scene.name_behind(-1, scene.last) < len(scene.words)


def _told_last(scene: Scene) -> int:
    """The field told last; of a span the day that the word before a day calls: "à không | từ thứ tư cơ"."""
    words, ranges = scene.words, scene.vocabulary.ranges
    led = next((at + 1 for at in range(len(words)) if leads_day(words, scene.found.readings, at)), 0)
    if side(words, ranges, scene.last, led) >= 0:
        return scene.last
    return next(first + last - scene.last for first, last in ranges if scene.last in (first, last))
