"""A tick that is taken away: "bản này công khai, bỏ dấu mật đi".

The box is told by words of its label; else it is the one told last, or the only one ticked.
"""

from speak_to_input.core.commands import AskWhich, Clear, Command, Fill, Held, Unknown
from speak_to_input.core.correcting.ground import Ground
from speak_to_input.core.correcting.marks import Mark
from speak_to_input.core.correcting.referents import one_of
from speak_to_input.core.kinds import FieldKind

_OFF = "false"


def unticked(ground: Ground, commands: tuple[Command, ...]) -> Fill | AskWhich | None:
    """The box without its tick; None where no tick is taken away, or none clearly."""
    words, marks = ground.words, ground.marks
    ends = {end for at in range(len(words)) for end in marks.ends(words, at, Mark.UNTICK)}
    if not ends or not all(isinstance(c, Unknown | Clear | Held) for c in commands):
        return None
    ticked = [k for k in ground.filled() if k.kind is FieldKind.YES_NO and ground.held(k) not in ("", _OFF)]
    said = {known.index: ground.called(known, 0, len(words)) for known in ticked}
    most = max(said.values(), default=0)
    return one_of(ground, {known.index: _OFF for known in ticked if said[known.index] == most})
