"""A set that holds something and is changed by what is said of it: "VIP bỏ đi, để thân thiết thôi".

A choice that is held already is not added again: it is taken out, or it alone is left.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from speak_to_input.core.commands import Clear, Command, Fill, Held, Unknown
from speak_to_input.core.correcting.ground import Ground
from speak_to_input.core.correcting.marks import Mark
from speak_to_input.core.correcting.referents import recent
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.vocabulary import Known
from speak_to_input.vi.text import Words, read_words

_CLEAR = 0.75
"""How well a choice must be told."""


@dataclass(frozen=True, slots=True)
class Said:
    """A choice of one set, told by tokens `start` to `end`."""

    start: int
    end: int
    value: str


def with_sets(ground: Ground, commands: tuple[Command, ...]) -> tuple[Command, ...]:
    """The commands; those that fill a set out of which something is taken are one, with what is left in it."""
    if ground.marks.anywhere(ground.words, Mark.ADD) and (more := _one_more(ground, commands)) is not None:
        return (more,)
    if not ground.marks.anywhere(ground.words, Mark.OUT, Mark.NO, Mark.ALONE, Mark.MOVE):
        return commands
    commands = tuple(_left_out(ground, command) for command in commands)
    sets = {known.name for known in ground.vocabulary.fields if known.kind is FieldKind.CHOICES}
    whole = sets & {c.field for c in commands if isinstance(c, Fill) and c.correction and c.text}
    commands = tuple(c for c in commands if not isinstance(c, Clear) or c.field not in whole)
    told = {c.field for c in commands if isinstance(c, Fill) and c.doubt is None}
    nothing = all(
        isinstance(c, Unknown | Held)
        or (isinstance(c, Fill) and c.doubt is not None)
        or _is_hardly_named(ground, c)
        for c in commands
    )
    for known in ground.vocabulary.fields:
        field = ground.form.fields[known.index]
        if known.kind is not FieldKind.CHOICES or not (known.name in told or (nothing and not field.empty)):
            continue
        left = _left(ground, known, field.value.split("\n"))
        if left and known.name in told:
            commands = _with_set(commands, known.name, "\n".join(left))
        elif left:
            return (ground.put_right(known, "\n".join(left)),)
    return commands


def _is_hardly_named(ground: Ground, command: Command) -> bool:
    """As in "bỏ cái nghị định ra": what would be emptied is only called by a word that sounds like its name."""
    known = ground.vocabulary.by_name(command.field) if isinstance(command, Clear) else None
    return known is not None and known.index not in ground.named


def _left_out(ground: Ground, command: Command) -> Command:
    """The command, or that nothing is done: "bỏ nhãn VIP" puts nothing into a set that holds nothing."""
    known = ground.vocabulary.by_name(command.field) if isinstance(command, Fill) else None
    if known is None or known.kind is not FieldKind.CHOICES or not ground.form.fields[known.index].empty:
        return command
    said = list(choices_said(ground, known)) if ground.words.accented else []  # "cau lac bo robot": no "bỏ"
    out = said and all(_is_taken(ground, each.start) for each in said)
    return Held(ground.words.text) if out else command


def _is_taken(ground: Ground, start: int) -> bool:
    """Whether "bỏ" stands right before token `start`, or with nothing but what leads to the choice between."""
    marks, words = ground.marks, ground.words
    while marks.at(words, start - 1, Mark.LEAD) and not words.tokens[start].mark:
        start -= 1
    return marks.at(words, start - 1, Mark.OUT) and not words.tokens[start].mark


def _one_more(ground: Ground, commands: tuple[Command, ...]) -> Fill | None:
    """As in "thêm lương nữa": a choice of the set told last, whatever else of the form is called so."""
    if any(isinstance(c, Fill) and c.doubt is None for c in commands):
        return None
    for known in recent(ground):
        if known.kind is not FieldKind.CHOICES:
            continue
        held = ground.form.fields[known.index].value.split("\n")
        new = [each.value for each in choices_said(ground, known) if _is_added(ground, each.start)]
        if new and not set(new) <= set(held):
            whole = "\n".join(dict.fromkeys([*held, *new]))
            return ground.put_right(known, whole)
    return None


def _is_added(ground: Ground, start: int) -> bool:
    """Whether "thêm" stands right before token `start`."""
    return ground.marks.at(ground.words, start - 1, Mark.ADD)


def _with_set(commands: tuple[Command, ...], name: str, text: str) -> tuple[Command, ...]:
    """One command for the set, where the first of its own stood."""
    of_it = [command for command in commands if isinstance(command, Fill) and command.field == name]
    whole = replace(of_it[0], text=text, correction=True)
    return tuple(whole if c is of_it[0] else c for c in commands if c is of_it[0] or c not in of_it)


def _left(ground: Ground, known: Known, held: list[str]) -> list[str] | None:
    """What the set holds afterwards; None where nothing is taken out of it."""
    words, marks, said = (
        ground.words,
        ground.marks,
        list(choices_said(ground, known)) or _in_part(ground, known, held),
    )
    out: set[str] = set()
    for at, each in enumerate(said):
        joined = at > 0 and said[at - 1].value in out and _is_joined(ground, said[at - 1].end, each.start)
        if joined or _is_out(ground, said, at, held):
            out.add(each.value)
    new = [each.value for each in said if each.value not in out]
    alone = any(each.value in new and marks.at(words, each.end, Mark.ALONE) for each in said)
    adds = any(marks.at(words, at, Mark.ADD) for at in range(len(words)))
    if alone and not adds and (out or set(new) <= set(held)):
        return list(dict.fromkeys(new))
    kept = [value for value in held if value and value not in out]
    return list(dict.fromkeys([*kept, *new])) if out else None


def choices_said(ground: Ground, known: Known) -> Iterator[Said]:
    """The choices of the set as they are told, the longest first where several begin."""
    at = 0
    while at < len(ground.words):
        told = [o for o in ground.found.offers[at] if o.field == known.index and o.option and o.fit >= _CLEAR]
        best = max(told, key=lambda offer: (offer.end, offer.fit), default=None)
        if best is not None:
            yield Said(at, best.end, best.text)
        at = best.end if best is not None else at + 1


def _in_part(ground: Ground, known: Known, held: list[str]) -> list[Said]:
    """A choice that is held, told by some words in a row of its label: "nghị định đó …, gỡ ra"."""
    words, labels = ground.words, {o.value: read_words(o.label) for o in known.choices if o.value in held}
    for at in range(len(words) - 1):
        pair = [token.folded for token in words.tokens[at : at + 2]]
        of = [v for v, label in labels.items() if pair in _pairs(label) and words.tokens[at].toned.isalpha()]
        if len(of) == 1:
            return [Said(at, at + 2, of[0])]
    return []


def _pairs(label: Words) -> list[list[str]]:
    folded = [token.folded for token in label.tokens]
    return [folded[at : at + 2] for at in range(len(folded) - 1)]


def _is_joined(ground: Ground, end: int, start: int) -> bool:
    """As in "bỏ bảo hiểm | với | tiết kiệm": what is done to the one is done to the other."""
    return (
        start - end == 1
        and ground.marks.at(ground.words, end, Mark.WITH)
        and not ground.words.tokens[end].mark
    )


def _is_out(ground: Ground, said: list[Said], place: int, held: list[str]) -> bool:
    """Whether a choice is denied or taken out: "không phải VIP", "bỏ VIP", "VIP thì bỏ đi".

    What stands behind choices is of the nearest one before.
    """
    words, marks = ground.words, ground.marks
    begin, end = said[place].start, said[place].end
    taken = _is_taken(ground, begin)
    while marks.at(words, begin - 1, Mark.LEAD) and not words.tokens[begin].mark:
        begin -= 1
    if marks.denies(words, begin - 2) and not marks.at(words, begin - 3, Mark.ASKING):
        return True
    if said[place].value not in held:
        return False
    lacking = marks.at(words, begin - 2, Mark.NO) and words.says(begin - 1, "có")
    if taken or lacking or _is_given_up(ground, said, place):
        return True
    until = said[place + 1].start if place + 1 < len(said) else len(words)
    for at in range(end, until):
        if marks.at(words, at, Mark.OUT) and (
            at + 1 == len(words) or (at + 1 < until and _goes(ground, at + 1))
        ):
            return True
    return False


def _is_given_up(ground: Ground, said: list[Said], place: int) -> bool:
    """As in "tiềm năng | thì không", "bảo hiểm | đổi thành | đầu tư"."""
    words, marks, end = ground.words, ground.marks, said[place].end
    following = said[place + 1].start if place + 1 < len(said) else len(words)
    if marks.behind(words, end, Mark.MOVE) == following < len(words):
        return True
    no = end + words.says(end, "thì")
    ends = no + 1 in (len(words), following) or (no + 1 < len(words) and bool(words.tokens[no + 1].mark))
    return no > end and marks.at(words, no, Mark.NO) and ends


def _goes(ground: Ground, at: int) -> bool:
    """As in "gỡ | ra", "bỏ | nó ra"."""
    behind = ground.marks.behind(ground.words, at, Mark.IT) or at
    return ground.marks.at(ground.words, behind, Mark.AWAY) or (behind > at and behind == len(ground.words))
