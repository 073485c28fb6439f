"""A part of an address that is held is told anew: "nhầm, phường Bến Thành" changes the ward and leaves the rest."""

import re
from dataclasses import replace

from speak_to_input.core.commands import Command, Fill
from speak_to_input.core.correcting.ground import Ground
from speak_to_input.core.correcting.marks import Mark
from speak_to_input.core.correcting.referents import recent
from speak_to_input.core.kinds import FieldKind
from speak_to_input.vi.address_changes import with_part
from speak_to_input.vi.numbers import read_number


def with_the_rest(ground: Ground, commands: tuple[Command, ...]) -> tuple[Command, ...]:
    """The commands; an address that is no more than one part of the one held is the whole with that part."""
    return tuple(_whole(ground, command) if isinstance(command, Fill) else command for command in commands)


def _whole(ground: Ground, fill: Fill) -> Fill:
    known = ground.vocabulary.by_name(fill.field)
    if known is None or known.kind is not FieldKind.ADDRESS or not ground.held(known):
        return fill
    text = with_part(ground.form.fields[known.index].value, fill.text, ground.lexicon)
    return replace(fill, text=text, correction=True, to_check=True) if text else fill


def house_told(ground: Ground) -> Fill | None:
    """As in "số 220 nha": the address told last with another number of the house; None where more is said."""
    words, marks = ground.words, ground.marks
    at = 0
    while marks.behind(words, at, Mark.START) and not words.says(at, "số"):
        at += 1
    at += words.says(at, "số") + words.says(at + 1, "nhà")
    if at >= len(words) or at == 0:
        return None
    numbers = {r.end: f"{r.value:f}" for r in read_number(words, at) if r.value % 1 == 0}
    end = at + 1 if words.tokens[at].has_digit else max(numbers, default=at)
    said = words.tokens[at].text if words.tokens[at].has_digit else numbers.get(end, "")
    behind = (
        marks.at(words, place, Mark.END, Mark.WHOM, Mark.RIGHT) or words.says(place, "đúng", "phải")
        for place in range(end, len(words))
    )
    if not said or not all(behind):
        return None
    for known in recent(ground)[:1]:
        held = ground.form.fields[known.index].value
        house = _HOUSE.match(held) if known.kind is FieldKind.ADDRESS else None
        if house is not None and said != house[2]:
            return ground.put_right(known, f"{house[1]}{said}{held[house.end() :]}")
    return None


_HOUSE = re.compile(r"((?:Số |số )?)(\d[\w/-]*)")
