"""Two values of one sort are told and a field holds one of them: the other is what it shall be.

As in "hôm qua chủ nhật mà, là hôm nay chứ", "mười lăm vướng họp, mười sáu đi": what is held is told only to say why.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from speak_to_input.core.commands import AskWhich, Command, Fill
from speak_to_input.core.correcting import moments
from speak_to_input.core.correcting.ground import Ground
from speak_to_input.core.correcting.marks import Mark
from speak_to_input.core.correcting.parts import TEXTS
from speak_to_input.core.correcting.referents import one_of
from speak_to_input.core.days import iso_day
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.vocabulary import Known
from speak_to_input.vi.dates import weekday_at
from speak_to_input.vi.reading import Duration, Kind, Unit

_NOT_SO = TEXTS | {FieldKind.CHOICES, FieldKind.YES_NO, FieldKind.FILE}
"""Of these more than one value may be told, or any words are one."""
_DAY = 10
"""Characters of a day."""
_SIGNS = (Mark.START, Mark.MOVED, Mark.RIGHT, Mark.MOVE, Mark.INDEED, Mark.END)


class _Told(NamedTuple):
    start: int
    end: int
    text: str


def other_value(ground: Ground, commands: tuple[Command, ...]) -> Fill | AskWhich | None:
    """The other value, for the field that holds the one; None where no two are told or nothing is put right."""
    if not ground.marks.anywhere(ground.words, *_SIGNS):
        return None
    found: dict[int, str] = {}
    for known in ground.filled():
        if known.kind in _NOT_SO or _is_named_otherwise(ground, known, commands):
            continue
        held = ground.held(known)
        told = list(_told(ground, known, held))
        wrong = [each for each in told if each.text == held]
        right = [each for each in told if each.text != held]
        if len(wrong) == len(right) == 1 and _is_put_right(ground, wrong[0], right[0]):
            found[known.index] = right[0].text
    return one_of(ground, found)


def _is_named_otherwise(ground: Ground, known: Known, commands: tuple[Command, ...]) -> bool:
    """Whether another field is told its value by name: then two fields are spoken of."""
    fills = [command for command in commands if isinstance(command, Fill)]
    return any(fill.field != known.name and not fill.bare and not fill.correction for fill in fills)


def _is_put_right(ground: Ground, wrong: _Told, right: _Told) -> bool:
    """Whether the words say that the one stands for the other, and do not go from one to the other."""
    words, marks = ground.words, ground.marks
    if words.says(right.start - 1, "đến", "tới", "hoặc", "hay", "và", "với") or words.says(
        wrong.start - 1, "đến"
    ):
        return False
    if any(marks.denies(words, at) == right.start for at in range(max(0, right.start - 3), right.start)):
        return False  # "không phải | 60 triệu, 70 triệu" where 70 stand: it is said twice
    ends = right.end == len(words) or words.tokens[right.end].mark or marks.at(words, right.end, Mark.END)
    righted = marks.at(words, right.end, Mark.RIGHT, Mark.INDEED)
    moved = any(
        marks.behind(words, at, Mark.MOVE) == right.start
        for at in range(max(0, right.start - 3), right.start)
    )
    late = right.start > wrong.start and bool(ends)
    begins = marks.at(words, 0, Mark.START)
    urged = marks.at(words, right.end, Mark.END)
    return righted or moved or (begins and bool(ends)) or (urged and (late or words.says(right.end, "đi")))


def _told(ground: Ground, known: Known, held: str) -> Iterator[_Told]:
    """The values of the field in the order told, the longest where several begin."""
    at, behind = 0, -1
    while at < len(ground.words):
        offer = ground.longest(known, at)
        told = [_Told(at, offer.end, offer.text)] if offer is not None else []
        best = max(_parts(ground, known, held, at) + told, key=lambda each: each.end, default=None)
        if best is not None and (at != behind or not weekday_at(ground.words, at)):
            yield best
            behind = best.end  # "hôm qua | chủ nhật" is one day
        at = best.end if best is not None else at + 1


def _parts(ground: Ground, known: Known, held: str, at: int) -> list[_Told]:
    """What a moment becomes by a number that may be its day, or by so many minutes."""
    if known.kind not in (FieldKind.DATE, FieldKind.DATETIME, FieldKind.TIME):
        return []
    if weekday := weekday_at(ground.words, at):
        day = iso_day(held[:_DAY])
        text = moments.in_its_week(day, ground.words.spelling(at, weekday[1])) if day else ""
        return [_Told(at, weekday[1], text + held[_DAY:])] if text else []
    readings = ground.found.readings[at]
    longest = max((r.end for r in readings), default=0)
    found = []
    for reading in readings:
        match reading.kind, reading.value:
            case Kind.NUMBER, Decimal() as number if reading.end == longest:
                text = moments.on_day(held, number)
            case Kind.DURATION, Duration(unit=Unit.MINUTE, amount=number):
                text = moments.at_minute(held, number)
            case _:
                continue
        if text:
            found.append(_Told(at, reading.end, text))
    return found
