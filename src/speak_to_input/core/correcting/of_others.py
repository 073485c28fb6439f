"""What is told of somebody else puts nothing right: "thu nhập 20 triệu | ờ chồng em làm cả 30 triệu"."""

from speak_to_input.core.commands import Command, Fill, Unknown
from speak_to_input.core.correcting.ground import Ground
from speak_to_input.core.correcting.marks import Mark
from speak_to_input.core.correcting.referents import recent
from speak_to_input.core.language import Cue

_CLEARLY = 0.97
_WRITING = ("ghi", "lấy", "để", "điền", "sửa", "đổi", "chọn", "nhập", "cho")
"""By these it is asked for nevertheless: "vợ em bảo năm năm thôi, ghi năm năm"."""


def not_of_others(ground: Ground, commands: tuple[Command, ...]) -> tuple[Command, ...]:
    """The commands without a value for what was told last, where somebody else is who has it."""
    if not any(isinstance(c, Fill) and not c.doubt for c in commands) or not _tells_of_another(ground):
        return commands
    told = {known.name for known in recent(ground) if known.index not in ground.named}
    kept = tuple(c for c in commands if not (isinstance(c, Fill) and c.field in told))
    return kept or (Unknown(ground.words.text),)


def _tells_of_another(ground: Ground) -> bool:
    """Whether behind words of taking back somebody else is spoken of, who says or asks nothing."""
    words, marks, at = ground.words, ground.marks, 0
    while behind := marks.behind(words, at, Mark.START, Mark.MOVED):
        at = behind
    at += words.says(at, "quên")
    if not 0 < at < len(words):
        return False
    ends = [m.end for m in ground.found.cues[at] if m.cue is Cue.OTHER_PERSON and m.strength >= _CLEARLY]
    said = max(ends, default=0)
    if not said:
        return False
    reports = any(marks.at(words, place, Mark.REPORT) for place in range(said, min(said + 3, len(words))))
    return not reports and not any(words.says(place, *_WRITING) for place in range(said, len(words)))
