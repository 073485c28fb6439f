"""A correction that says no more than what is other now: "à 9 rưỡi cơ", "thôi xuống 750", "dời qua thứ sáu".

Whose value it is: what was told last that holds a value of that sort. Reasons before and behind are no values.
"""

from collections.abc import Callable
from dataclasses import replace

from speak_to_input.core.commands import AskWhich, Command, Fill, Understanding
from speak_to_input.core.context import Context
from speak_to_input.core.correcting import moments
from speak_to_input.core.correcting.ground import Ground
from speak_to_input.core.correcting.marks import Mark
from speak_to_input.core.correcting.names_again import name_again, of_name_again
from speak_to_input.core.correcting.referents import recent
from speak_to_input.core.correcting.said import fault_ends, found_out, new_values, puts_right
from speak_to_input.core.days import iso_day
from speak_to_input.core.decoding.span_sides import leads_day, side
from speak_to_input.core.doubt import Doubt
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.vocabulary import Known
from speak_to_input.vi.durations import read_duration
from speak_to_input.vi.text import Words, fold, read_words

Understand = Callable[[str, Context], Understanding]

_FREE = frozenset({FieldKind.TEXT, FieldKind.PROSE, FieldKind.FILE, FieldKind.CHOICES, FieldKind.YES_NO})
"""Any words are a value of these."""
_NAMES = frozenset({FieldKind.PERSON, FieldKind.COMPANY, FieldKind.ADDRESS})
"""Nearly any words are a value of these."""
_CALLS = ("ê", "ơ", "hê", "alo")
_FAIR, _CLEAR = 0.5, 0.6
"""How well a value must be told for what was told last, and for another field."""
_DAY = 10
"""Characters of a day."""
_DAYS = frozenset({FieldKind.DATE, FieldKind.DATETIME})


def another_value(ground: Ground, understand: Understand) -> Fill | None:
    """The one value that the words put right; None where they put none right."""
    form, words = ground.form, ground.words
    referents = [known for known in recent(ground) if known.kind not in _FREE]
    asked = ground.vocabulary.by_name(ground.context.asked)
    if asked is not None and asked.kind not in _FREE:
        referents.insert(0, asked)
    referents += _only_sum(ground, referents)
    if not any(not field.empty for field in form.fields) and not referents:
        return None
    faulty = fault_ends(words, ground.marks) > 0
    for begin, end in new_values(words, ground.marks):
        if ground.people.anybody(begin) or ground.people.says(begin, "wed"):
            continue  # "còn | vợ tên Hoa" tells of somebody else
        said = words.spelling(begin, end)
        goes = any(ground.marks.at(words, at, Mark.OUT) for at in range(begin, end))
        for known in referents:
            held = ground.held(known)
            stray = goes or _calls(words, begin) or (faulty and not _is_alike(said, held))
            if known.kind in _NAMES and stray:
                continue  # "còn | email thì xóa đi" is nobody's name; "ê Tuấn, …" calls somebody
            text = _completed(ground, known, said)
            text = text or _understood(known, said, ground.context, understand)
            heads = all(ground.marks.at(words, at, Mark.START, Mark.MOVED) for at in range(begin))
            if not text and heads and known is referents[0] and known.kind is FieldKind.DATE:
                text = moments.day_alone(held, said)
            if text and text != held:
                return ground.put_right(known, text, said)
        if named := _named(said, ground, understand):
            return named
    return _found_out(ground, referents) or name_again(ground)


def _completed(ground: Ground, known: Known, said: str) -> str:
    """As `moments.completed`; "9 rưỡi" is rather the hour than the sum that was told beside it."""
    hours = any(other.kind in (FieldKind.TIME, FieldKind.DATETIME) for other in recent(ground))
    words = read_words(said)
    if known.kind is FieldKind.MONEY and hours and words.tokens[-1].toned == "rưỡi":
        return ""
    if known.kind is FieldKind.MONEY and any(r.end == len(words) for r in read_duration(words, 0)):
        return ""  # "giảm xuống còn | bảy năm" is no sum
    return moments.completed(known, ground.held(known), said, ground.marks)


def _only_sum(ground: Ground, told: list[Known]) -> list[Known]:
    """As in "trừ chi phí đi còn 21": the only sum of the form is meant, however long ago it was told."""
    sums = [known for known in ground.filled() if known.kind is FieldKind.MONEY]
    less = ground.marks.at(ground.words, 0, Mark.LESS)
    return sums if less and len(sums) == 1 and sums[0] not in told else []


def _is_alike(said: str, held: str) -> bool:
    """As in "thiếu chữ Linh, Hồ Thị Mỹ Linh": a word of what is held is said again."""
    return not set(fold(said).split()).isdisjoint(fold(held).split())


def _calls(words: Words, begin: int) -> bool:
    """As in "ê Tuấn, …": somebody is called who is beside."""
    return words.says(begin, *_CALLS) or (words.says(begin - 1, *_CALLS) and not words.tokens[begin].mark)


def _found_out(ground: Ground, referents: list[Known]) -> Fill | None:
    """As in "nhìn lại chứng từ thì | 10 giờ 40": a whole clear value at the end, for what was told last."""
    words = ground.words
    for begin, end in found_out(words, ground.marks):
        said = words.spelling(begin, end)
        for known in referents:
            fair = _FAIR if known is referents[0] else _CLEAR
            held, offer = (
                ground.held(known),
                ground.longest(known, _name_begins(ground, known, begin), least=fair),
            )
            text = offer.text if offer is not None and offer.end == end else ""
            text = _completed(ground, known, said) or text
            if held and text and text != held:
                return ground.put_right(known, text, said)
    return None


def _name_begins(ground: Ground, known: Known, at: int) -> int:
    """The token behind the title that leads somebody's name: "giờ là | bà | Trịnh Thu Hiền"."""
    if known.kind is not FieldKind.PERSON:
        return at
    return max((title.end for title in ground.lexicon.titles.at(ground.words, at)), default=at)


def as_meant(ground: Ground, commands: tuple[Command, ...]) -> tuple[Command, ...]:
    """The commands; where something is put right, a value is that of what was told last and is of its sort."""
    insisted = _insisted(ground, commands)
    if insisted is not None:
        return (insisted,)
    commands = tuple(of_name_again(ground, c) if isinstance(c, Fill) else c for c in commands)
    if not puts_right(ground.words, ground.marks):
        return commands
    told = [known for known in recent(ground) if known.kind not in _FREE]
    return tuple(_meant(ground, c, told) if isinstance(c, Fill) else c for c in commands)


def _insisted(ground: Ground, commands: tuple[Command, ...]) -> Fill | None:
    """As in "mùng 3 tháng 12 cơ": of all fields for such a value the one told last; None where none is insisted on."""
    words = ground.words
    if len(commands) != 1:
        return None
    command = commands[0]
    first = command.choices[0] if isinstance(command, AskWhich) and command.choices else command
    if not isinstance(first, Fill) or not (first.bare or isinstance(command, AskWhich)):
        return None
    last = len(words) - 1
    if not ground.marks.at(words, last, Mark.INSIST):
        return None
    for known in recent(ground)[:1]:
        for at in range(min(_SHORT, last)):
            offer = ground.longest(known, at, last)
            taken_back = all(ground.marks.at(words, place, Mark.START, Mark.MOVED) for place in range(at))
            said, held = words.spelling(at, last), ground.held(known)
            text = offer.text if offer is not None and offer.end == last else ""
            text = text or _completed(ground, known, said)
            if taken_back and text not in ("", held) and not _of_other_side(ground, known):
                return ground.put_right(known, text, said)
    return None


def _of_other_side(ground: Ground, known: Known) -> bool:
    """As in "à không, từ thứ tư cơ" where the last day was told last: the word before the day calls the first one."""
    words, ranges = ground.words, ground.vocabulary.ranges
    led = (at + 1 for at in range(len(words)) if leads_day(words, ground.found.readings, at))
    return any(side(words, ranges, known.index, at) < 0 for at in led)


_SHORT = 3
"""Words of taking back before a value."""


def _meant(ground: Ground, command: Fill, told: list[Known]) -> Fill:
    known = ground.vocabulary.by_name(command.field)
    if known is None:
        return command
    alike = [other for other in told if other.kind is known.kind]
    unsure = command.doubt in (None, Doubt.UNSURE)
    alone = len(alike) == 1 and alike[0] is not known and known.kind not in _FREE and not known.choices
    by_sort = known.kind in _DAYS and known.index not in ground.named  # "ghi ngày hôm qua" calls no field
    if (command.bare or by_sort) and unsure and alone and not _of_other_side(ground, alike[0]):
        # "dời lại một tuần, 17 tháng 12": the day that was told last
        return replace(command, field=alike[0].name, correction=True, doubt=None, to_check=True)
    clock = ground.held(known)[_DAY:] if known.kind is FieldKind.DATETIME else ""
    held = iso_day(ground.held(known)[:_DAY])
    if known.kind not in _DAYS or held is None:
        return command
    if command.doubt is Doubt.NEEDS_DAY and command.text.isdigit():
        right = moments.in_year(held, int(command.text))
        return replace(command, text=right.isoformat(), correction=True, doubt=None) if right else command
    if command.doubt is None and (day := moments.in_its_week(held, command.heard)):
        return replace(command, text=day + clock)
    return command


def _named(said: str, ground: Ground, understand: Understand) -> Fill | None:
    """As in "khoan, | ngân hàng BIDV": another value for a field that is named and holds one."""
    commands = understand(said, replace(ground.context, asked=None, recent=())).commands
    fill = commands[0] if len(commands) == 1 else None
    if not isinstance(fill, Fill) or fill.doubt is not None or fill.bare:
        return None
    known = ground.vocabulary.by_name(fill.field)
    if known is None or known.kind in _FREE or ground.held(known) in ("", fill.text):
        return None
    return replace(fill, correction=True, to_check=True)


def _understood(known: Known, said: str, context: Context, understand: Understand) -> str:
    """The words as an answer to a question for the field; "" where they are none."""
    asked = replace(context, asked=known.name, focused=None, last=known.name, recent=())
    commands = understand(said, asked).commands
    fill = commands[0] if len(commands) == 1 else None
    if not isinstance(fill, Fill) or fill.field != known.name or fill.doubt is not None:
        return ""
    return fill.text
