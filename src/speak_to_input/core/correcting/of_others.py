"""What is told of somebody else puts nothing right: "thu nhập 20 triệu | ờ chồng em làm cả 30 triệu"."""

from dataclasses import replace

from speak_to_input.core.commands import Command, Fill, Unknown
from speak_to_input.core.correcting.ground import Ground
from speak_to_input.core.correcting.marks import Mark
from speak_to_input.core.correcting.referents import recent
from speak_to_input.core.doubt import Doubt
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.language import Cue
from speak_to_input.core.vocabulary import Known
from speak_to_input.vi.reading import Kind
from speak_to_input.vi.text import fold

_CLEARLY = 0.97
_WRITING = ("ghi", "lấy", "để", "điền", "sửa", "đổi", "chọn", "nhập", "cho")
"""By these it is asked for nevertheless: "vợ em bảo năm năm thôi, ghi năm năm"."""


def not_of_others(ground: Ground, commands: tuple[Command, ...]) -> tuple[Command, ...]:
    """The commands without a value for what was told last, where somebody else is who has it."""
    if not any(isinstance(c, Fill) and not c.doubt for c in commands) or not _tells_of_another(ground):
        return commands
    told = {known.name for known in recent(ground) if known.index not in ground.named}
    if any(ground.marks.at(ground.words, at, Mark.WANTED) for at in range(len(ground.words))):
        return tuple(_asked(c) if isinstance(c, Fill) and c.field in told else c for c in commands)
    kept = tuple(c for c in commands if not (isinstance(c, Fill) and c.field in told))
    return kept or (Unknown(ground.words.text),)


def _asked(fill: Fill) -> Fill:
    """As in "chồng em thì muốn 36 tháng": a wish that may be both's is asked about."""
    return replace(fill, doubt=fill.doubt or Doubt.UNSURE)


def not_denied(ground: Ground, commands: tuple[Command, ...]) -> tuple[Command, ...]:
    """The commands without what stands against something that no field holds.

    "50 chứ có phải 500 đâu" puts no nine million right, and "bài này phải nhân chứ không phải cộng" no reason.
    """
    words, marks = ground.words, ground.marks
    denied = [
        end
        for at in range(1, len(words))
        if (marks.at(words, at - 1, Mark.BUT) or marks.at(words, at, Mark.BUT))
        and (end := marks.denies(words, at))
    ]
    if not denied or not all(end < len(words) for end in denied):
        return commands
    told = {
        known.name
        for known in recent(ground)
        if not _is_named(ground, known, denied) and not known.choices and not _holds(ground, known, denied)
    }
    kept = tuple(c for c in commands if not (isinstance(c, Fill) and c.field in told))
    return kept or (Unknown(words.text),)


def _is_named(ground: Ground, known: Known, denied: list[int]) -> bool:
    """Whether the field is named in the clause that denies."""
    begin = min(ground.words.clause_begin(at) for at in denied)
    told = ground.found.mentions[begin:]
    return any(m.field == known.index and m.strength > _NAMED for place in told for m in place)


_NAMED = 0.6


_FIGURES = (Kind.NUMBER, Kind.DIGITS)


def _holds(ground: Ground, known: Known, denied: list[int]) -> bool:
    """Whether a word of what is denied is of what the field holds."""
    held = fold(ground.form.fields[known.index].value)
    words = ground.words
    said = [words.tokens[p].folded for at in denied for p in range(at, ground.clause_end(at))]
    said += [f"{r.value}" for at in denied for r in ground.found.readings[at] if r.kind in _FIGURES]
    if any(word in held.split() or (word.isdigit() and word in held) for word in said):
        return True
    whole = ground.held(known)
    return any(o.field == known.index and o.text == whole for at in denied for o in ground.found.offers[at])


def _tells_of_another(ground: Ground) -> bool:
    """Whether at the head, or behind words of taking back, somebody else is spoken of, who says or asks nothing."""
    words, marks, at = ground.words, ground.marks, 0
    while behind := marks.behind(words, at, Mark.START, Mark.MOVED):
        at = behind
    at += words.says(at, "quên")
    if at >= len(words) or not words.accented:
        return False  # "bo hop thu chung ra": no "bố"
    ends = [m.end for m in ground.found.cues[at] if m.cue is Cue.OTHER_PERSON and m.strength >= _CLEARLY]
    said = max(ends, default=at + 1 if words.says(at, "thằng") else 0)
    if not said or words.says(said, "ơi", "à", "ạ"):
        return False  # "má ơi, …" calls her
    reports = any(marks.at(words, place, Mark.REPORT) for place in range(said, min(said + 3, len(words))))
    written = (words.says(p - 1, *_WRITING) and ground.found.readings[p] for p in range(said, len(words)))
    asked = any(marks.at(words, place, Mark.SO, Mark.WISHED) for place in range(said, len(words)))
    return not reports and not asked and not any(written)


def not_of_now(ground: Ground, commands: tuple[Command, ...]) -> tuple[Command, ...]:
    """The commands without bare amounts of long ago, or that are told and shall not be counted.

    As in "hồi đầu năm em nghỉ hết 12 ngày rồi", "chồng em hai chục triệu nhưng cái đó không tính đâu".
    """
    gone = [clause for clause in _clauses(ground) if clause]
    if not gone:
        return commands
    kept = tuple(c for c in commands if not _is_within(ground, c, gone))
    return kept or (Unknown(ground.words.text),)


def _clauses(ground: Ground) -> list[str]:
    """The words of the clauses that tell of long ago, and of what stands before "không tính"."""
    words, marks = ground.words, ground.marks
    found = []
    for begin, end in words.clauses():
        past = any(marks.at(words, at, Mark.FAR_PAST) for at in (begin, begin + 1) if at < end)
        now = (at for at in range(begin + 1, end) if marks.at(words, at, Mark.BY_NOW))
        found.append(words.spelling(begin, next(now, end)) if past else "")
    left_out = (
        at
        for at in range(1, len(words))
        if marks.at(words, at, Mark.NOT_COUNTED) and marks.at(words, at - 2, Mark.IT)
    )
    found += [words.spelling(0, at) for at in left_out]
    return found


def _is_within(ground: Ground, command: Command, clauses: list[str]) -> bool:
    if not isinstance(command, Fill) or command.doubt is not None:
        return False
    known = ground.vocabulary.by_name(command.field)
    if known is None or known.kind not in _AMOUNTS:
        return False
    named = known.index in ground.named
    within = [clause.lower() for clause in clauses if command.heard.lower() in clause.lower()]
    return any(not named or " rồi" in clause for clause in within)


_AMOUNTS = (FieldKind.NUMBER, FieldKind.MONEY, FieldKind.DURATION)
