"""A day or an hour that is so much later or earlier than the one held: "trễ hơn một tuần", "sớm hơn 15 phút".

Only words that say clearly which way: "lùi một tuần" may go either way and is proposed (`decoding.changes`).
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from speak_to_input.core.commands import AskWhich, Fill
from speak_to_input.core.correcting.ground import Ground
from speak_to_input.core.correcting.marks import Mark
from speak_to_input.core.correcting.referents import all_of, one_of
from speak_to_input.core.days import iso_day
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.vocabulary import Known
from speak_to_input.vi.date_steps import add_duration
from speak_to_input.vi.reading import Duration, Kind, Unit

_DAY = 10
"""Characters of a day."""
_ANY_DAY = date(2000, 1, 1)
_SECONDS = {Unit.HOUR: 3600, Unit.MINUTE: 60}
_AROUND = (
    Mark.START,
    Mark.MOVED,
    Mark.COURTESY,
    Mark.WHOM,
    Mark.END,
    Mark.IT,
    Mark.SHIFT,
    Mark.BUT,
    Mark.TWO,
)
"""What may stand around it in its clause; any other word tells of something else that is late."""
_NEARLY = 2
"""Words between "hơn" and the span: "trễ hơn | đúng | một tuần"."""


def moved_by(ground: Ground) -> Fill | AskWhich | None:
    """The moment that is held, so much later or earlier; None where nothing is moved by a span."""
    if not ground.marks.anywhere(ground.words, Mark.LATER, Mark.EARLIER):
        return None
    for span, sign in _spans(ground):
        if (right := one_of(ground, _all_moved(ground, span, sign))) is not None:
            return right
    return None


def both_moved(ground: Ground) -> tuple[Fill, ...]:
    """As in "cả hai ngày đều muộn thêm một tuần": the two that are meant; none where they are not two."""
    marks, words = ground.marks, ground.words
    if not marks.anywhere(words, Mark.LATER, Mark.EARLIER):
        return ()
    if not any(
        marks.at(words, at, Mark.TWO) and marks.at(words, at + 1, Mark.TWO, Mark.THING, Mark.PART)
        for at in range(len(words))
    ):
        return ()
    for span, sign in _spans(ground):
        if len(both := all_of(ground, _all_moved(ground, span, sign))) == _TWO:
            return both
    return ()


_TWO = 2


def _all_moved(ground: Ground, span: Duration, sign: int) -> dict[int, str]:
    """What every field that holds a moment would hold then, by its index."""
    texts = ((known.index, _moved(known, ground.held(known), span, sign)) for known in ground.filled())
    return {index: text for index, text in texts if text}


def _spans(ground: Ground) -> Iterator[tuple[Duration, int]]:
    """How much later (1) or earlier (-1), where the clause says nothing else but whose it is."""
    marks, words = ground.marks, ground.words
    for at in range(len(words)):
        for mark, sign in ((Mark.LATER, 1), (Mark.EARLIER, -1)):
            behind = marks.behind(words, at, mark)
            for begin in range(behind, min(behind + _NEARLY, len(words)) if behind else behind):
                spans = [r for r in ground.found.readings[begin] if r.kind is Kind.DURATION]
                longest = max(spans, key=lambda r: r.end, default=None)
                if longest is not None and isinstance(longest.value, Duration):
                    if _is_all(ground, at, longest.end):
                        yield longest.value, sign
                    break


def _is_all(ground: Ground, start: int, end: int) -> bool:
    """Whether nothing but courtesy and a field's name stands around the tokens in their clause."""
    marks, words = ground.marks, ground.words
    begin = ground.words.clause_begin(start)
    begin = max((at + 1 for at in range(begin, start) if marks.at(words, at, Mark.SO)), default=begin)
    stop = words.clause_end(end - 1)
    labels = frozenset[str]().union(*(known.label_words for known in ground.filled()))
    return all(
        marks.at(words, at, *_AROUND) or words.tokens[at].folded in labels
        for at in (*range(begin, start), *range(end, stop))
    )


def _moved(known: Known, held: str, span: Duration, sign: int) -> str:
    """The moment so much later or earlier; "" where the span is none for its sort, or there is no such moment."""
    try:
        return _moved_by(known, held, span, sign)
    except OverflowError:
        return ""


def _moved_by(known: Known, held: str, span: Duration, sign: int) -> str:
    seconds = _SECONDS.get(span.unit)
    if seconds is None:
        day = iso_day(held[:_DAY]) if known.kind in (FieldKind.DATE, FieldKind.DATETIME) else None
        other = add_duration(day, span, sign) if day is not None else None
        return other.isoformat() + held[_DAY:] if other is not None else ""
    by = sign * timedelta(seconds=float(span.amount) * seconds)
    if known.kind is FieldKind.DATETIME and held[_DAY:]:
        return f"{datetime.fromisoformat(held) + by:%Y-%m-%dT%H:%M}"
    if known.kind is not FieldKind.TIME or not held:
        return ""
    clock = datetime.combine(_ANY_DAY, time.fromisoformat(held))
    return f"{clock + by:%H:%M}" if (clock + by).date() == clock.date() else ""
