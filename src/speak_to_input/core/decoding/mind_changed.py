"""A value that is given up for another one, with a reason before it or behind: "… mà thôi con gái bảo lấy | ba năm"."""

from speak_to_input.core.changes_of_mind import planned, reach, turns
from speak_to_input.core.commands import Fill
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.hypothesis import Hypothesis
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.language import Cue
from speak_to_input.core.mentions import CueMark
from speak_to_input.core.offer import Offer
from speak_to_input.core.vocabulary import Known
from speak_to_input.vi.reading import Kind

_CLEAR = 0.8
_WHY = 3
"""Words that say what the plan was for: "vay năm năm cho nhẹ | mà thôi"."""


def after_right(scene: Scene, h: Hypothesis, at: int) -> tuple[int, Hypothesis] | None:
    """As in "mùng bốn mới đúng | mùng năm là thứ bảy mà": where the words end that only say why it is set right."""
    step = h.steps[-1]
    if not isinstance(step.command, Fill) or not step.command.correction:
        return None
    righted = step.end < at and any(m.cue is Cue.RIGHT and m.end == at for m in scene.found.cues[step.end])
    if at == step.end and scene.words.says(at, "mới") and not righted:
        return _what_then(scene, h, at)
    if not righted:
        return None
    behind = range(at, len(scene.words))
    told = (scene.places[place] for place in behind)
    if any(m.strength > w.NAME_FAIR and m.end - p > 1 for p in behind for m in scene.places[p].mentions):
        return None
    held = scene.form.fields[h.last].value if h.last >= 0 else ""
    why = any(o.text == held for place in told for o in place.offers_of.get(h.last, ()))
    return (len(scene.words), h.but(w.WAVER, pause=True)) if held and why else None


def _what_then(scene: Scene, h: Hypothesis, at: int) -> tuple[int, Hypothesis] | None:
    """As in "à nhầm, 15h30 | mới bắt đầu": what is only then, up to the end of a short clause."""
    words = scene.words
    end = words.clause_end(at)
    if not 1 < end - at <= _BRIEF:
        return None
    return end, h.but(-w.TAIL_WORD * (end - at), pause=True)


_BRIEF = 4
_AMOUNTS = (FieldKind.MONEY, FieldKind.NUMBER, FieldKind.PERCENT, FieldKind.DURATION)


def exclaimed(scene: Scene, h: Hypothesis) -> tuple[int, Hypothesis] | None:
    """As in "cao dữ vậy | hạ xuống 65 đi": where words end that only find fault with the value told before."""
    if h.last < 0 or not _is_wanting(scene, 0, 0):
        return None
    end = 2 + scene.words.says(2, "vậy", "thế", "rứa", "ta")
    known = scene.fields[h.last]
    if end >= len(scene.words) or not (known.kind in _AMOUNTS or known.spans):
        return None
    return end, h.but(-w.TAIL, open=h.last, open_gain=w.OF_LAST, open_start=0, open_end=end, repair=True)


def _is_wanting(scene: Scene, at: int, end: int) -> bool:
    """As in "hai năm | ngắn quá": the value just said is found fault with."""
    return at == end and scene.words.says_any(at, _WANTING) and scene.words.says(at + 1, "quá", "lắm", "dữ")


_WANTING = frozenset(
    {"ngắn", "dài", "ít", "nhiều", "cao", "thấp", "lâu", "gấp", "sớm", "trễ", "muộn", "lớn", "nhỏ"}
)


def after_turn(scene: Scene, h: Hypothesis, at: int) -> tuple[int, Hypothesis] | None:
    """Where the new value of the field just filled begins, if the words at token `at` give up what was planned."""
    step = h.steps[-1]
    wanting = _is_wanting(scene, at, step.end)
    if not (wanting or turns(scene.words, at)) or at - step.end > _WHY:
        return None
    known = scene.field_of(step)
    if known is None or step.text or h.negated:
        return None
    if not isinstance(step.command, Fill) or not (planned(scene.words, step.start) or wanting):
        return None
    for place in reach(scene.words, at):
        clear = [o for o in scene.places[place].offers_of.get(known.index, ()) if o.fit > _CLEAR]
        if any(o.text != step.command.text for o in clear):
            cost = w.TAIL + w.TAIL_WORD * (place - at)
            return place, h.but(
                -cost, open=known.index, open_gain=0.0, open_start=at, open_end=place, repair=True
            )
        if any(m.strength > w.NAME_WHOLE and m.end - place > 1 for m in scene.places[place].mentions):
            return None
    return None


def after_why(scene: Scene, h: Hypothesis, at: int, mark: CueMark) -> list[tuple[int, Hypothesis]]:
    """As in "mười hai vụ í quên trùng một vụ | mười một thôi": the reason stands between the repair and the new value.

    That it is the new one is told by a word before it ("thành ra", "nên còn") or behind ("mới đúng", "thôi").
    """
    words, (known, held) = scene.words, _before(scene, h, at)
    if known is None or not held or h.negated or h.open >= 0 or words.says(at, *_DENYING):
        return []
    if words.says(mark.end - 1, "mà"):
        return []  # "chín mươi vụ mà có hai vụ rủi ro cao thôi" goes on
    for place in range(mark.end + 1, min(mark.end + 1 + _REASON, len(words))):
        if any(m.strength > w.NAME_WHOLE and m.end - place > 1 for m in scene.places[place].mentions):
            return []
        if _goes_on_value(scene, mark.end, place):
            continue
        for offer in scene.places[place].offers_of.get(known.index, ()):
            if offer.fit > _FAIR and offer.text != held and _is_outcome(scene, place, offer):
                gain = w.OUTCOME - w.TAIL_WORD * (place - mark.end)
                opened = h.but(gain, open=known.index, open_gain=w.OF_LAST, open_start=at, open_end=place)
                return [(place, opened.but(repair=True, linked=True, pause=True))]
    return []


def _goes_on_value(scene: Scene, start: int, at: int) -> bool:
    """Whether a value that began before goes on at token `at`: "mười | sáu tháng ba", "ngô thị | quế chi"."""
    before = (r for begin in range(start, at) for r in scene.found.readings[begin])
    return any(r.kind in _VALUES and r.end > at for r in before)


_VALUES = frozenset(
    {Kind.NUMBER, Kind.MONEY, Kind.DATE, Kind.TIME, Kind.DATETIME, Kind.DURATION, Kind.DIGITS, Kind.PERCENT,
     Kind.PERSON}
)  # fmt: skip


def _before(scene: Scene, h: Hypothesis, at: int) -> tuple[Known | None, str]:
    """The field told right before the repair at token `at`, here or in the turn before, and its value."""
    step = h.steps[-1] if h.steps else None
    if not all(scene.texts.is_particle(p) for p in range(step.end if step else 0, at)):
        return None, ""
    if step is None:
        return (scene.fields[h.last], scene.form.fields[h.last].value) if h.last >= 0 else (None, "")
    told = isinstance(step.command, Fill) and not step.text
    return (
        (scene.field_of(step), step.command.text) if told and isinstance(step.command, Fill) else (None, "")
    )


def _is_outcome(scene: Scene, at: int, offer: Offer) -> bool:
    """Whether the value that begins at token `at` is what comes out in the end."""
    words, end = scene.words, offer.end
    rights = (m.end for m in scene.found.cues[end] if m.cue is Cue.RIGHT) if end < len(words) else ()
    behind = max(rights, default=end + 1 if words.says(end, *_INSIST) else end)
    led = words.says(at - 1, *_SO) or (
        words.says(at - 1, *_LED) and words.says(at - 2, *_SO, "luôn", "lại", "cả")
    )
    led = led or (words.says(at - 1, "lên", "làm", "là") and words.says(at - 2, "giờ", "chừ", "nay"))
    if behind == end and not led:
        return False
    return scene.clause_may_end(behind, grave=True)


_FAIR = 0.3
"""A sum is told without its unit where it is told again: "… thôi ghi ba trăm rưỡi"."""
_REASON = 14
"""Words of the reason at most."""
_DENYING = ("không", "hông", "hổng", "hong", "chứ", "chớ", "đâu")
_INSIST = ("thôi", "cơ", "chứ", "chớ", "lận", "mới")
_LED = ("là", "còn", "lấy", "ghi", "có")
_SO = ("thành", "ra", "nên", "còn", "thì", "vậy")
