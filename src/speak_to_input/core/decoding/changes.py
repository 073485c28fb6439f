"""A change by some amount, "tăng thêm 100 triệu", "giảm kỳ hạn 6 tháng": the new value is worked out and proposed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation

from speak_to_input.core.commands import Fill
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.hypothesis import Hypothesis, Step
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.doubt import Doubt
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.language import Cue
from speak_to_input.core.mentions import CueMark
from speak_to_input.core.options import months_or_days
from speak_to_input.core.verify import canonical
from speak_to_input.core.vocabulary import Known
from speak_to_input.vi.date_steps import add_duration
from speak_to_input.vi.reading import Duration, Kind, Reading

RELATIVE = {Cue.RELATIVE: 1, Cue.LESS: -1}
_COUNTED = frozenset({FieldKind.MONEY, FieldKind.NUMBER, FieldKind.PERCENT, FieldKind.DURATION})
_ALSO_OTHERS = ("thêm", "cộng", "trừ", "rút", "hạ", "lùi", "nâng", "dời")
"""Words that mean other things too: they change by an amount only what holds one already."""
_UP_TO = ("còn", "xuống", "thành", "tới", "đến", "về")
"""Words right before an amount that it shall become."""
_BY = ("bớt",)
_NEAREST = 2


def after_change(scene: Scene, h: Hypothesis, at: int, mark: CueMark, gain: float) -> list[Hypothesis]:
    """The ways in which a word of more or less at token `at` may be taken: of the field named, touched last, or any."""
    sign = RELATIVE[mark.cue]
    if h.open >= 0:
        return [h.but(w.RELATIVE * gain, relative=sign)] if _holds_amount(scene, h.open) else []
    started = h.closed().but(w.RELATIVE * gain, relative=sign)
    ways = [started] if _means_change(scene, at, mark) else []
    if h.last >= 0 and not h.steps and _holds_amount(scene, h.last):
        ways.append(started.but(open=h.last, open_gain=w.OF_LAST, open_start=at))
    return ways


def left_at(scene: Scene, index: int, at: int) -> int:
    """Where the amount stands that the field shall hold in the end: "bớt ba người còn | chín"; 0 for nowhere."""
    if scene.fields[index].kind not in _COUNTED:
        return 0
    for place in range(at + 1, min(at + _NEAR, len(scene.words) - 1)):
        if scene.words.says(place, "còn", "thành") and scene.places[place + 1].offers_of.get(index):
            return place + 1
    return 0


_NEAR = 7


def is_left(scene: Scene, index: int, at: int, end: int) -> bool:
    """As in "một vụ trùng, còn | 4 thôi": the amount behind "còn" is what the field touched last shall hold."""
    if index < 0 or end >= len(scene.words) or not scene.words.says(at, "còn", "chỉ"):
        return False
    if index != scene.last >= 0:
        return False  # "có hai vụ trùng" told nothing of another field
    known = scene.fields[index]
    if known.kind not in _COUNTED or known.choices:
        return False
    ends = (offer.end for offer in scene.places[end].offers_of.get(index, ()))
    return any(scene.words.says(place, *_NO_MORE) for e in ends for place in (e, e + 1))


_NO_MORE = ("thôi", "thui", "hà")


def _means_change(scene: Scene, at: int, mark: CueMark) -> bool:
    """Whether the word speaks of an amount by itself, or a field that holds one is named behind it."""
    if mark.end - at > 1 or not scene.words.says(at, *_ALSO_OTHERS):
        return True
    named = scene.found.mentions[mark.end] if mark.end < len(scene.words) else ()
    return any(_holds_amount(scene, mention.field) for mention in named)


def _holds_amount(scene: Scene, index: int) -> bool:
    known = scene.fields[index]
    counts = known.kind in _COUNTED or known.kind is FieldKind.DATE or bool(known.spans)
    return counts and _held(scene, known) != ""


def change_of(scene: Scene, h: Hypothesis, known: Known, step: Step) -> int:
    """Whether the amount is by how much the field changes: 1 for more, -1 for less, 0 for what it shall hold.

    "vay thêm 20 triệu nữa" adds to a sum that is there; "giảm kỳ hạn xuống còn hai năm" tells the term itself.
    """
    words, at = scene.words, step.start - 1
    if h.relative:
        reached = words.says(at, *_UP_TO) and not words.says(at - 1, *_BY)
        return 0 if reached and at > h.open_start else h.relative
    held = known.kind in _COUNTED and not known.choices and not step.bare and _held(scene, known) != ""
    return 1 if held and not h.repair and words.says(at, "thêm") else 0


def changed(scene: Scene, h: Hypothesis, known: Known, step: Step) -> Step:
    """The step that proposes what the field holds now, more or less the amount that was said."""
    command = step.command
    if not isinstance(command, Fill) or not (known.kind in _COUNTED or known.spans):
        return step
    held = _held(scene, known)
    sign = change_of(scene, h, known, step)
    if known.spans:
        return step._replace(command=_other_span(scene, known, held, command, step, sign))
    text = _sum(held, command.text, sign) if command.doubt is None else ""
    doubt = Doubt.CHANGED if text else (command.doubt or Doubt.UNSURE)
    return step._replace(command=replace(command, text=text or command.text, doubt=doubt))


def days_moved(scene: Scene, h: Hypothesis, at: int) -> Iterator[Step]:
    """As in "lùi ngày kết thúc | hai ngày": the day that is held, and so many days on or back."""
    known = scene.fields[h.open]
    held = _held(scene, known)
    if not h.relative or known.kind is not FieldKind.DATE or not held:
        return
    for reading in scene.found.readings[at]:
        if reading.kind is not Kind.DURATION or not isinstance(reading.value, Duration):
            continue
        day = add_duration(date.fromisoformat(held), reading.value, h.relative)
        if day is not None:
            fill = Fill(known.name, day.isoformat(), scene.said(at, reading.end), 1.0, True, Doubt.CHANGED)
            yield Step(fill, at, reading.end)


def _held(scene: Scene, known: Known) -> str:
    return canonical(known.kind, scene.form.fields[known.index].value)


def _sum(held: str, amount: str, sign: int) -> str:
    try:
        total = Decimal(held) + sign * Decimal(amount)
    except InvalidOperation:
        return ""
    return f"{total.normalize():f}" if total >= 0 else ""


def _other_span(scene: Scene, known: Known, held: str, command: Fill, step: Step, sign: int) -> Fill:
    """The choice that is so much longer or shorter than the one held; the nearest ones where none is."""
    before = next((span for span, option in known.spans if option.value == held), None)
    by = next(_spans_said(scene.found.readings[step.start], step.end), None)
    if before is None or by is None:
        return replace(command, doubt=command.doubt or Doubt.UNSURE)
    wanted = before + sign * by
    apart = sorted(known.spans, key=lambda pair: abs(pair[0] - wanted))
    if apart[0][0] == wanted:
        return replace(command, text=apart[0][1].value, doubt=Doubt.CHANGED, nearest=())
    nearest = tuple(option for _, option in apart[:_NEAREST])
    return replace(command, text="", doubt=Doubt.NOT_AN_OPTION, nearest=nearest)


def _spans_said(readings: tuple[Reading[object], ...], end: int) -> Iterator[Decimal]:
    for reading in readings:
        if reading.end == end and isinstance(reading.value, Duration):
            span = months_or_days(reading.value)
            if span is not None:
                yield span
