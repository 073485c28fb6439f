"""A part of a text is told with what it shall be: "sửa mật khẩu thành mã PIN", of a text that says "mật khẩu"."""

from speak_to_input.core.commands import AskWhich, Fill
from speak_to_input.core.correcting import parts
from speak_to_input.core.correcting.ground import Ground
from speak_to_input.core.correcting.marks import Mark
from speak_to_input.core.correcting.referents import one_of
from speak_to_input.vi.text import place_of

_LONGEST = 6
"""Words of a part."""


def part_rewritten(ground: Ground) -> Fill | AskWhich | None:
    """The text with its part as it shall be; None where no text holds what is to be changed."""
    words, marks = ground.words, ground.marks
    if not marks.anywhere(words, Mark.ALTER):
        return None
    for at in range(len(words)):
        begin = marks.behind(words, at, Mark.ALTER)
        begin = marks.behind(words, begin, Mark.WORD) or begin if begin else 0
        for mid in range(begin + 1, min(begin + 1 + _LONGEST, len(words) - 1)) if begin else ():
            if _becomes(ground, mid) and (right := _in_its_place(ground, begin, mid)) is not None:
                return right
    return None


def _becomes(ground: Ground, at: int) -> bool:
    """Whether "thành" leads to what it shall be, and is no part of another word: "chuyển công tác | thành phố Huế"."""
    words = ground.words
    return words.says(at, "thành") and not ground.marks.at(words, at + 1, Mark.REST_OF_BECOMING)


def _in_its_place(ground: Ground, begin: int, mid: int) -> Fill | AskWhich | None:
    """What is put right where "thành" stands at token `mid` and the part that goes begins at token `begin`."""
    words, marks = ground.words, ground.marks
    named = any(m.end == mid and m.strength > _NAMED for m in ground.found.mentions[begin])
    if named:
        return None  # "sửa ghi chú thành …" tells the whole
    start = marks.behind(words, mid + 1, Mark.WORD) or mid + 1
    end = ground.clause_end(start)
    wrong, right = words.spelling(begin, mid), words.spelling(start, end)
    found = {}
    for known in ground.filled():
        held = ground.form.fields[known.index].value
        place = place_of(wrong, held) if known.kind in parts.TEXTS else None
        if place is not None:
            cased = right[:1].upper() + right[1:] if held[place[0]].isupper() else right
            found[known.index] = held[: place[0]] + cased + held[place[1] :]
    return one_of(ground, found)


_NAMED = 0.9
