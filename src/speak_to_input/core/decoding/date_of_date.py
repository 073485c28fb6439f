"""A day that is told by another field's: "ngày theo dõi lấy | ngày nộp cộng mười ngày", "… | sau ngày nộp một tuần"."""

from collections.abc import Iterator
from typing import NamedTuple

from speak_to_input.core.commands import Fill, Focus
from speak_to_input.core.correcting.marks import Mark
from speak_to_input.core.days import day_of
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.copied_from import that_ends, told_before, value_of
from speak_to_input.core.decoding.filled import filled
from speak_to_input.core.decoding.hypothesis import Hypothesis, Step
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.vocabulary import Known
from speak_to_input.vi.date_steps import add_duration
from speak_to_input.vi.reading import Duration, Kind

_DAYS = (FieldKind.DATE, FieldKind.DATETIME)
_NEAR = 3
"""Words between the day and the span."""


class _Span(NamedTuple):
    """So much later (1) or earlier (-1) than a day; up to token `end`."""

    end: int
    span: Duration
    sign: int


def date_of_date(scene: Scene, h: Hypothesis, at: int) -> list[tuple[int, Hypothesis]]:
    """The ways in which the words from token `at` on tell the open field's day by another one."""
    target = scene.fields[h.open]
    if target.kind is not FieldKind.DATE or h.negated or h.open_sure < w.NAME_FAIR:
        return []
    for source, span in _told(scene, h, at, target):
        day = day_of(value_of(scene, h, source)) if source is not None else None
        other = add_duration(day, span.span, span.sign) if day is not None else None
        gain = h.open_gain + w.COPIED + w.COPIED_WORD * (span.end - at)
        said = scene.said(h.open_start, span.end)
        if other is None:
            gone = Step(Focus(target.name, said), h.open_start, span.end)
            return [(span.end, h.did(gone, gain, open=-1, open_gain=0.0, linked=False))]
        fill = Fill(target.name, other.isoformat(), scene.said(at, span.end), clause=said, to_check=True)
        return [(span.end, filled(scene, h, target, Step(fill, h.open_start, span.end), gain))]
    return []


def _told(scene: Scene, h: Hypothesis, at: int, target: Known) -> Iterator[tuple[Known | None, _Span]]:
    """The field whose day is meant (None: it is not clear which), and how far from it."""
    before = scene.marks.behind(scene.words, at, Mark.AFTER, Mark.BEFORE)
    for end, source in _sources(scene, h, before or at, target):
        sign = -1 if scene.marks.at(scene.words, at, Mark.BEFORE) else 1
        if span := _span_behind(scene, end, sign if before else 0):
            yield source, span
    for span in _spans(scene, at):
        led = span.end
        sign = -1 if scene.marks.at(scene.words, led, Mark.BEFORE) else 1
        led = scene.marks.behind(scene.words, led, Mark.AFTER, Mark.BEFORE)
        for end, source in _sources(scene, h, led, target) if led else ():
            yield source, _Span(end, span.span, sign)


def _sources(scene: Scene, h: Hypothesis, at: int, target: Known) -> Iterator[tuple[int, Known | None]]:
    """Where the words at token `at` that mean another day end, and whose day it is."""
    if at >= len(scene.words):
        return
    led = scene.marks.at(scene.words, at - 1, Mark.AFTER, Mark.BEFORE)  # "trước | hạn | hai ngày"
    led = led or scene.words.says(at - 1, "hơn")
    named = [
        (m, known)
        for m in scene.found.mentions[at]
        if (known := scene.fields[m.field]).kind in _DAYS and known is not target
        if m.strength > w.NAME_FAIR or (led and m.strength > w.NAME_SOON and value_of(scene, h, known))
    ]
    if named:
        mention, source = max(named, key=lambda each: (each[0].strength, each[0].end))
        yield mention.end, source
    elif end := that_ends(scene, at) or _points_back(scene, at):
        last = next((known for known in told_before(scene, h) if known is not target), None)
        yield end, last if last is not None and last.kind in _DAYS else None


def _points_back(scene: Scene, at: int) -> int:
    """As in "sau | đó | hai tuần": where the word ends that alone stands for the day told last; 0 for none."""
    led = scene.marks.at(scene.words, at - 1, Mark.AFTER, Mark.BEFORE)
    return at + 1 if led and scene.marks.at(scene.words, at, Mark.THERE) else 0


def _span_behind(scene: Scene, end: int, sign: int) -> _Span | None:
    """The span behind a day; `sign`: where a word before the day told whether it is later or earlier, else 0."""
    words = scene.words
    at, told = end, sign
    while at < min(end + _NEAR, len(words)) and not words.tokens[at].mark:
        for mark, way in ((Mark.LESS, -1), (Mark.BEFORE, -1), (Mark.ADD, 1), (Mark.AFTER, 1)):
            told = way if not sign and scene.marks.at(words, at, mark) else told
        for span in _spans(scene, at):
            behind = 0 if told else scene.marks.behind(words, span.end, Mark.AFTER, Mark.BEFORE)
            if behind:
                return _Span(behind, span.span, -1 if scene.marks.at(words, span.end, Mark.BEFORE) else 1)
            return _Span(span.end, span.span, told) if told else None
        at += 1
    return None


def _spans(scene: Scene, at: int) -> Iterator[_Span]:
    """The longest span of time that begins at token `at`."""
    readings = scene.found.readings[at] if at < len(scene.words) else ()
    spans = [(r.end, r.value) for r in readings if r.kind is Kind.DURATION and isinstance(r.value, Duration)]
    if spans:
        end, span = max(spans, key=lambda each: each[0])
        yield _Span(end, span, 1)
