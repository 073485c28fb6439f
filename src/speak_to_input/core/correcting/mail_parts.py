"""A part of an e-mail address that is told by its place: "khúc trước a còng thành hungmx", "đuôi là gmail.com"."""

import re

from speak_to_input.core.commands import AskWhich, Fill
from speak_to_input.core.correcting.ground import Ground
from speak_to_input.core.correcting.marks import Mark
from speak_to_input.core.correcting.referents import one_of
from speak_to_input.core.kinds import FieldKind

_LOCAL = re.compile(r"[a-z0-9][a-z0-9._-]*")
_LONGEST = 6
"""Words of a part."""


def mail_part(ground: Ground) -> Fill | AskWhich | None:
    """The address with its other name before the "@"; None where no such part is told or no address is held."""
    begin = _begin(ground)
    user = _written(ground, begin) if begin else ""
    if not user:
        return None
    held = {
        known.index: ground.form.fields[known.index].value
        for known in ground.filled()
        if known.kind is FieldKind.EMAIL
    }
    found = {index: f"{user}@{text.partition('@')[2]}" for index, text in held.items() if "@" in text}
    return one_of(ground, {index: text for index, text in found.items() if text != held[index]})


def _begin(ground: Ground) -> int:
    """The token at which the new name begins; 0 where none is told."""
    words, marks = ground.words, ground.marks
    for at in range(len(words)):
        behind = marks.behind(words, at + 1, Mark.AT_SIGN) if words.says(at, "trước") else 0
        if behind:
            led = max(marks.ends(words, behind, Mark.CHANGE, Mark.MOVE, Mark.TOTAL), default=0)
            return led if led < len(words) else 0
    return 0


def _written(ground: Ground, begin: int) -> str:
    """The words up to the end of their clause as they are written in an address; "" where they are none."""
    words, end = ground.words, ground.clause_end(begin)
    if end - begin > _LONGEST:
        return ""
    said = ("." if token.toned == "chấm" else token.folded for token in words.tokens[begin:end])
    user = "".join(said)
    return user if _LOCAL.fullmatch(user) else ""
