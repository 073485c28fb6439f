"""A part of an address that is held is told anew: "nhầm, phường Bến Thành" changes the ward and leaves the rest."""

from dataclasses import replace

from speak_to_input.core.commands import Command, Fill
from speak_to_input.core.correcting.ground import Ground
from speak_to_input.core.kinds import FieldKind
from speak_to_input.vi.address_changes import with_part


def with_the_rest(ground: Ground, commands: tuple[Command, ...]) -> tuple[Command, ...]:
    """The commands; an address that is no more than one part of the one held is the whole with that part."""
    return tuple(_whole(ground, command) if isinstance(command, Fill) else command for command in commands)


def _whole(ground: Ground, fill: Fill) -> Fill:
    known = ground.vocabulary.by_name(fill.field)
    if known is None or known.kind is not FieldKind.ADDRESS or not ground.held(known):
        return fill
    text = with_part(ground.form.fields[known.index].value, fill.text, ground.lexicon)
    return replace(fill, text=text, correction=True, to_check=True) if text else fill
