"""What an utterance that begins with a repair says is put right, however it goes on: "à nhầm, | rút 26 triệu"."""

from dataclasses import replace

from speak_to_input.core.commands import Command, Fill
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.language import Cue

_APOLOGY = "xin"


def repair_end(scene: Scene) -> int:
    """The token behind the repair or the apology with which the utterance begins; 0 where it begins otherwise."""
    begun = scene.found.cues[0] if len(scene.words) else ()
    return max((m.end for m in begun if m.cue is Cue.REPAIR), default=0)


def put_right(scene: Scene, commands: tuple[Command, ...]) -> tuple[Command, ...]:
    """The commands; values behind such a beginning are corrections of what was told before, but for an apology."""
    if not repair_end(scene) or scene.words.says(0, _APOLOGY):
        return commands
    return tuple(replace(c, correction=True) if isinstance(c, Fill) and not c.doubt else c for c in commands)
