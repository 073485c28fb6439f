"""The year or the month alone of a day that is held: "hạn nộp là năm 2026", "ngày cấp là tháng bảy"."""

from datetime import date

from speak_to_input.core.commands import AskWhich, Fill
from speak_to_input.core.correcting.ground import Ground
from speak_to_input.core.correcting.moments import in_month, in_year
from speak_to_input.core.correcting.referents import one_of
from speak_to_input.core.days import iso_day
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.vocabulary import Known
from speak_to_input.vi.reading import DateValue, Kind

_DAYS = frozenset({FieldKind.DATE, FieldKind.DATETIME})
_DAY = 10
"""Characters of a day."""
_CALLED = 0.9
"""How clearly the field must be named."""
_LINKS = ("là", "phải", "thành", "thì", "của", "mới", "chỉ")


def of_another_year(ground: Ground) -> Fill | AskWhich | None:
    """The day that the named field holds, in the year or month that is all that is told of it; None for none."""
    found = {}
    for known in ground.filled():
        day = iso_day(ground.held(known)[:_DAY]) if known.kind in _DAYS else None
        text = _moved(ground, known, day) if day is not None else ""
        if text:
            found[known.index] = text
    return one_of(ground, found)


def _moved(ground: Ground, known: Known, day: date) -> str:
    words = ground.words
    for told in ground.found.mentions:
        for mention in told:
            if mention.field != known.index or mention.strength < _CALLED:
                continue
            begin = mention.end
            while words.says(begin, *_LINKS):
                begin += 1
            said = _part(ground, begin) if begin < len(words) else None
            moved = _other(day, said) if said is not None else None
            if moved is not None and moved != day:
                return moved.isoformat() + ground.held(known)[_DAY:]
    return ""


def _part(ground: Ground, begin: int) -> DateValue | None:
    """The month or year that the words from token `begin` on are, to the end of their clause."""
    end = ground.clause_end(begin)
    values = (
        reading.value
        for reading in ground.found.readings[begin]
        if reading.kind is Kind.DATE and reading.end == end and isinstance(reading.value, DateValue)
    )
    return next((v for v in values if v.day is None and v.relative is None and not v.lunar), None)


def _other(day: date, said: DateValue) -> date | None:
    moved = in_month(day, said.month) if said.month else day
    return in_year(moved, said.year) if moved is not None and said.year else moved
