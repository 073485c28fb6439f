"""A field's name that stands behind its value: "0912… là số điện thoại"."""

from dataclasses import replace

from speak_to_input.core.commands import Fill
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.hypothesis import Hypothesis, Step
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.decoding.speakers import says_no
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.mentions import Mention
from speak_to_input.core.vocabulary import Known


def postponed(
    scene: Scene, h: Hypothesis, known: Known, at: int, mention: Mention, gain: float
) -> Hypothesis | None:
    """As in "0912… | là số điện thoại": the value that was just said is of the field; None where it is not."""
    more = _is_half if h.linked else _is_of_more
    counted = known.kind is FieldKind.NUMBER and h.steps
    if counted and says_no(scene.words, h.steps[-1].end, at):
        return None  # "45 vụ không có vụ nào | rủi ro cao"
    if scene.words.says(mention.end - 1, "còn"):
        return None  # "rút 5 triệu | rồi còn gọi lại": what is left would be told behind it
    if _names_what_was_said(h, known) and not more(scene, known, at, mention):
        confirmed = (*h.steps[:-1], _named(h.steps[-1]))
        return h.but(gain + w.POSTPONED_NAME, steps=confirmed, linked=False, pause=True)
    repeats = _was_named(h, known) and mention.end - at > 1 and mention.strength > w.NAME_WHOLE
    if repeats and scene.clause_may_end(mention.end) and not value_follows(scene, mention):
        return h.but(w.NAME_REPEATED, pause=True)
    return None


def is_behind_value(scene: Scene, known: Known, at: int) -> bool:
    """As in "tám là | số vụ rủi ro cao, hai là số vi phạm": "là" joins the name to the value before."""
    if at < _LINKED or not scene.words.says(at - 1, "là"):
        return False
    begins = range(max(0, at - _LONGEST_VALUE), at - 1)
    return any(
        o.end == at - 1 and o.fit > w.VALUE_POOR
        for begin in begins
        for o in scene.places[begin].offers_of.get(known.index, ())
    )


_LINKED, _LONGEST_VALUE = 2, 13


def _was_named(h: Hypothesis, known: Known) -> bool:
    """As in "sếp tui tên Nguyễn Hữu Thọ, | tên quản lý đó": the field was named before the value as well."""
    last = h.steps[-1] if h.steps and h.open < 0 and not h.repair and not known.several else None
    if last is None or last.bare or last.text:
        return False
    return isinstance(last.command, Fill) and last.command.field == known.name


def _named(step: Step) -> Step:
    command = replace(step.command, bare=False) if isinstance(step.command, Fill) else step.command
    return Step(command, step.start, step.end, bare=False, gain=step.gain)


def _goes_on(scene: Scene, at: int, mention: Mention) -> bool:
    """Whether the name begins something else: its own value, or a longer choice ("36 tháng, trả góp đều")."""
    longer = any(
        o.option
        and o.fit > w.CHOICE_LONGER
        and (o.end > mention.end or (o.end == mention.end and o.field != mention.field))
        for o in scene.found.offers[at]
    )  # "thứ sáu này | gọi lại cho khách": how, and not only when
    return longer or value_follows(scene, mention)


def _is_half(scene: Scene, known: Known, at: int, mention: Mention) -> bool:
    """As in "Lương Thế Vinh là | tên | nhân viên, trưởng phòng là chức danh": a longer name begins here."""
    return any(
        m.field == known.index and m.end > mention.end and m.strength >= mention.strength
        for m in scene.found.mentions[at]
    )


def _is_of_more(scene: Scene, known: Known, at: int, mention: Mention) -> bool:
    return _goes_on(scene, at, mention) or _within_choice(scene, known, at, mention)


def _within_choice(scene: Scene, known: Known, at: int, mention: Mention) -> bool:
    """As in "em lấy chồng nên xin nghỉ | phép": the word is of a choice of another list."""
    before = range(max(0, at - _LONGEST_CHOICE), at)
    offers = (offer for begin in before for offer in scene.found.offers[begin])
    return any(
        o.option and o.end >= mention.end and o.fit > w.CHOICE_NAMED and o.field != known.index
        for o in offers
    )


_LONGEST_CHOICE = 3


def _names_what_was_said(h: Hypothesis, known: Known) -> bool:
    """As in "0912… là số điện thoại": the name follows its value."""
    if not h.steps or h.open >= 0:
        return False
    last = h.steps[-1]
    if not h.linked and h.skipped and h.skipped[-1] >= last.end:
        return False
    return last.bare and isinstance(last.command, Fill) and last.command.field == known.name


def value_follows(scene: Scene, mention: Mention) -> bool:
    """Whether a value for the field stands right behind its name: "đi thứ hai | về thứ sáu"."""
    end = mention.end
    while scene.words.says(end, "tên", "là"):
        end += 1
    offers = scene.places[end].offers_of.get(mention.field, ()) if end < len(scene.words) else ()
    person = scene.fields[mention.field].kind is FieldKind.PERSON  # "lo cho bác | từ đầu" names nobody
    return any(offer.fit > w.VALUE_POOR or not person for offer in offers)
