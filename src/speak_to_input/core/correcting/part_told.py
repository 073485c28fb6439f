"""A value is put right by a part of it that is called: "sai năm rồi, 2026 chứ", "tên đệm là Đức".

What the part is tells which values may be meant; the rest of them stays. The digits at an end of a number are
`core.partial`'s, the name before the "@" is `mail_parts`'.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from speak_to_input.core.commands import AskWhich, Fill
from speak_to_input.core.correcting import moments
from speak_to_input.core.correcting.ground import Ground
from speak_to_input.core.correcting.marks import Mark
from speak_to_input.core.correcting.referents import one_of, recent
from speak_to_input.core.days import iso_day
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.slots import Lean
from speak_to_input.core.vocabulary import Known
from speak_to_input.vi.numbers import read_number
from speak_to_input.vi.reading import Kind
from speak_to_input.vi.text import fold, read_words

_DAYS = (FieldKind.DATE, FieldKind.DATETIME)
_DAY = 10
"""Characters of a day."""
_FAR = 4
"""Words of courtesy between the part that is wrong and what it shall be: "sai năm | rồi em ơi, | 2026"."""
_TEN, _CENTURY = 10, 100
_FIRST, _LAST = 1900, 2100
"""Years that somebody lives to see."""
_MIDDLE = 3
"""Syllables of a middle name."""
_ONLY_WRONG = (Mark.DAY, Mark.HOUR)
"""These are said of so much that only what is said to be wrong is a part of something."""
_PARTS = (Mark.YEAR, Mark.MONTH, Mark.QUARTER, *_ONLY_WRONG, Mark.MIDDLE_NAME, Mark.FAMILY_NAME, Mark.TAIL)
_HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)*")


def part_told(ground: Ground) -> Fill | AskWhich | None:
    """The value with its part as it is told; None where no part is called, or none that a field holds."""
    if not ground.marks.anywhere(ground.words, *_PARTS):
        return None
    for part, begin in _parts(ground):
        found = {}
        for known in ground.filled():
            text = _with(ground, known, part, begin)
            if text and text != ground.held(known):
                found[known.index] = text
        if (right := _one_of(ground, found)) is not None:
            return right
    return None


def _one_of(ground: Ground, found: dict[int, str]) -> Fill | AskWhich | None:
    """As `one_of`; where all are called by as many words, as "ngày" calls each day, those told last are meant."""
    called = {ground.called(ground.vocabulary.fields[index], 0, len(ground.words)) for index in found}
    told = [known for known in recent(ground) if known.index in found]
    if len(called) == 1 and len(told) > 1:
        return AskWhich(tuple(ground.put_right(k, found[k.index]) for k in told), ground.words.text)
    return one_of(ground, found)


def _parts(ground: Ground) -> Iterator[tuple[Mark, int]]:
    """The parts that are called, each with the token at which its new value begins."""
    words, marks = ground.words, ground.marks
    for at in range(len(words)):
        for part in _PARTS if marks.at(words, at, *_PARTS) else ():
            behind = marks.behind(words, at, part)
            if not behind or behind >= len(words) or _is_counted(ground, at):
                continue
            wrong = any(marks.at(words, place, Mark.WRONG) for place in (at - 2, at - 1, behind))
            if part in _ONLY_WRONG and not wrong:
                continue
            begin = _value_begins(ground, behind, wrong=wrong) or _insisted(ground, part, behind)
            if begin := marks.behind(words, begin, part) or begin if wrong else begin:
                yield part, begin  # "sai tháng rồi | tháng | sáu"


def _insisted(ground: Ground, part: Mark, at: int) -> int:
    """As in "họ | Phạm | lận", "năm | 86 | cơ": where a part begins that is insisted on; 0 for none."""
    words, marks = ground.words, ground.marks
    if part in (Mark.FAMILY_NAME, Mark.MIDDLE_NAME):
        return at if marks.at(words, _end(ground, at), Mark.INDEED, Mark.RIGHT) else 0
    if part not in (Mark.YEAR, Mark.MONTH) or any(
        r.kind is Kind.DURATION for r in ground.found.readings[at - 1]
    ):
        return 0  # "năm năm cơ" is a span
    ends = (r.end for r in read_number(words, at) if part is Mark.MONTH or r.value > _MONTHS)
    end = max(ends, default=len(words))
    blamed = any(marks.at(words, place, Mark.BLAME) for place in range(end, len(words)))
    return at if blamed or marks.at(words, end, Mark.INDEED, Mark.RIGHT) else 0


_MONTHS = 12


def _is_counted(ground: Ground, at: int) -> bool:
    """As in "36 | tháng", "mỗi | tháng": a span of time, and no part of a value."""
    before = (r for begin in range(max(0, at - 4), at) for r in ground.found.readings[begin])
    return ground.words.says(at - 1, "mỗi", "hàng", "từng", "mấy", "vài") or any(
        r.kind is Kind.NUMBER and r.end == at for r in before
    )


def _value_begins(ground: Ground, at: int, *, wrong: bool) -> int:
    """The token behind "là", or behind what only says that the part is wrong; 0 where no value follows."""
    words, marks = ground.words, ground.marks
    if words.says(at, "của"):  # "tên đệm | của ông Tí | là Bá"
        at = next(
            (p for p in range(at + 1, min(at + 1 + _FAR, len(words))) if words.says(p, "là", "phải")), at
        )
    begin = at
    while begin < min(at + _FAR, len(words)) and (
        marks.at(words, begin, Mark.IS)
        or (wrong and marks.at(words, begin, Mark.END, Mark.WHOM, Mark.OVER, Mark.WRONG))
    ):
        begin += 1
    denied = any(
        marks.denies(words, place) for place in range(begin, len(words))
    )  # "năm 89 | chứ không phải 88"
    led = denied or begin > at or words.tokens[min(begin, len(words) - 1)].mark
    return begin if begin < len(words) and (led or wrong) else 0


def _with(ground: Ground, known: Known, part: Mark, begin: int) -> str:
    held = ground.held(known)
    match part, known.kind:
        case ((Mark.MIDDLE_NAME | Mark.FAMILY_NAME), FieldKind.PERSON):
            return _renamed(ground, held, part, begin)
        case Mark.TAIL, FieldKind.EMAIL:
            return _with_host(ground, held, begin)
        case ((Mark.YEAR | Mark.MONTH | Mark.DAY), kind) if kind in _DAYS:
            return _on_other(ground, known, part, begin)
        case Mark.HOUR, (FieldKind.DATETIME | FieldKind.TIME):
            said = ground.words.spelling(begin, ground.clause_end(begin))
            return moments.completed(known, held, said, ground.marks)
        case ((Mark.YEAR | Mark.MONTH | Mark.QUARTER), _) if known.choices and not known.several:
            return _relabelled(ground, known, part, begin)
        case _:
            return ""


def _end(ground: Ground, begin: int) -> int:
    """The token behind the new value: before a pause or the words that end one."""
    words, end = ground.words, begin + 1
    while end < len(words) and not words.tokens[end].mark and not ground.marks.at(words, end, Mark.END):
        end += 1
    return end


def _number(ground: Ground, begin: int) -> int:
    """The number that begins there and ends its clause; 0 for none."""
    ends = {r.end: int(r.value) for r in read_number(ground.words, begin) if r.value % 1 == 0}
    end = max(ends, default=0)
    words = ground.words
    over = end == len(words) or words.tokens[min(end, len(words) - 1)].mark
    return ends[end] if end and (over or ground.marks.at(words, end, Mark.END, Mark.RIGHT, Mark.WHOM)) else 0


def _on_other(ground: Ground, known: Known, part: Mark, begin: int) -> str:
    held = ground.held(known)
    day, number = iso_day(held[:_DAY]), _number(ground, begin)
    if day is None or not number:
        return ""
    if part is Mark.DAY:
        return moments.on_day(held, Decimal(number))
    if part is Mark.YEAR and not _is_year(number):
        return ""
    year = _whole_year(number, day.year)
    if part is Mark.MONTH:
        since = ground.context.today if known.slot.lean is Lean.COMING else None
        moved = moments.in_month(day, number, since)
    else:
        moved = moments.in_year(day, year)
    return moved.isoformat() + held[_DAY:] if moved is not None else ""


def _is_year(number: int) -> bool:
    """Whether a year is told so: "89", "2026", and no count like "6"."""
    return _TEN <= number < _CENTURY or _FIRST <= number < _LAST


def _whole_year(number: int, held: int) -> int:
    """The year of two figures in the century of the one held: "89" of 1988 is 1989."""
    return held - held % _CENTURY + number if number < _CENTURY else number


def _relabelled(ground: Ground, known: Known, part: Mark, begin: int) -> str:
    """The choice that is called like the one held, but for the number that is told: "Quý 4/2025" of 2026."""
    number, held = _number(ground, begin), ground.held(known)
    label = next((choice.label for choice in known.choices if choice.value == held), "")
    figures = list(re.finditer(r"\d+", label))
    if not number or not figures:
        return ""
    if part is Mark.YEAR:
        place = next((f for f in figures if len(f[0]) == len("2026")), None)
    else:
        place = next((f for f in figures if ground.marks.at(read_words(label[: f.start()]), 0, part)), None)
    if place is None:
        return ""
    if part is Mark.YEAR:
        number = _whole_year(number, int(place[0]))
    wanted = fold(f"{label[: place.start()]}{number}{label[place.end() :]}")
    return next((choice.value for choice in known.choices if fold(choice.label) == wanted), "")


def _renamed(ground: Ground, held: str, part: Mark, begin: int) -> str:
    names, words = held.split(), ground.words
    end = _end(ground, begin)
    said = [token.text.title() for token in words.tokens[begin:end]]
    if len(names) <= 1 or not all(name.isalpha() for name in said):
        return ""
    if part is Mark.FAMILY_NAME:
        listed = ground.lexicon.family_names.longest(words, begin)
        return " ".join([*said, *names[1:]]) if listed is not None and listed.end == end else ""
    return " ".join([names[0], *said, names[-1]]) if len(said) < _MIDDLE else ""


def _with_host(ground: Ground, held: str, begin: int) -> str:
    user, at, host = held.partition("@")
    said = ground.words.tokens[begin : _end(ground, begin)]
    written = "".join("." if token.toned in ("chấm", ".") else token.folded for token in said)
    name = written.removeprefix(".")
    if not at or not _HOST.fullmatch(name) or name.isdigit() or (len(said) > 1 and "." not in written):
        return ""  # no host is told in two words: "ở đuôi là | phố Huế"
    if written.startswith("."):
        return f"{user}@{host.partition('.')[0]}.{name}"
    return f"{user}@{name}" if "." in name else f"{user}@{name}.{host.partition('.')[2]}"
