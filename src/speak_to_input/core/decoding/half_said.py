"""Half sentences: a field is named and the speaker breaks off, "tên khách là ờ quên mất tiêu rồi".

Before the words by which somebody breaks off there is mostly a word of hesitation; from there on nothing is dictated
until a value is said that looks like nothing else.
"""

from typing import NamedTuple

from speak_to_input.core.commands import Fill
from speak_to_input.core.correcting.marks import Mark, Marks
from speak_to_input.core.decoding.hypothesis import Step
from speak_to_input.vi.text import Words

_WAITING = ("chờ", "đợi")
_A_WHILE = (
    "tí", "tý", "xíu", "chút", "lát", "tẹo", "đã", "nhé", "nha", "em", "anh", "chị", "tôi", "tui", "mình",
    "cái",
)  # fmt: skip
_LOOKING = ("lục", "tìm", "nhớ", "nghĩ", "xem", "coi", "hỏi", "tra", "kiếm", "đếm", "mở", "dò", "ngó", "kiểm")
_ONE = (
    "tôi", "tui", "em", "anh", "chị", "mình", "tau", "tao", "choa", "con", "cháu", "cô", "chú", "bác", "o",
    "mệ", "tớ",
)  # fmt: skip
_AT_LAST = ("đã", "nào", "xem", "coi", "lại", "cái")
_HESITATIONS = ("à", "ơ", "ủa", "ờ", "ừm", "ờm", "ừ", "thôi", "chà", "ấy", "hả", "ui", "ôi", "ơi", "ý")
_GOES_ON = ("là", "à", "rồi", "đây")
_FAR = 9
"""Words from the hesitation to what it comes to: "là | ơ điện thoại kêu | chờ tí"."""
_SOON = 5


class Break(NamedTuple):
    """From token `begin` on nothing is dictated; `end` is where the words end by which the speaker breaks off."""

    begin: int
    end: int


def break_of(words: Words, marks: Marks) -> Break | None:
    """Where the speaker breaks off, None where nobody does."""
    if not words.accented:
        return None
    for at in range(1, len(words)):
        end = _breaks(words, marks, at)
        if not end:
            continue
        hesitant = [p for p in range(max(0, at - _FAR), at + 1) if words.says(p, *_HESITATIONS)]
        return Break(hesitant[0] if hesitant else at, end)
    return None


def _breaks(words: Words, marks: Marks, at: int) -> int:
    """Where words end by which somebody breaks off at token `at`; 0 where nobody does."""
    if words.says(at, *_WAITING) and words.says(at + 1, *_A_WHILE):
        return at + 2
    if words.says(at, "để"):
        verb = at + 1 + words.says(at + 1, *_ONE)
        last = range(verb + 1, min(len(words), verb + _SOON))
        if words.says(verb, *_LOOKING) and any(words.says(p, *_AT_LAST) for p in last):
            return verb + 1
    return marks.behind(words, at, Mark.LOST)


def is_void(words: Words, step: Step, broken: Break) -> bool:
    """Whether the value is only what was said in place of one: "là à | đợi tí để tôi lục cái ví"."""
    fill = step.command
    if not isinstance(fill, Fill):
        return False
    if step.end <= broken.begin:
        return fill.doubt is not None
    if not (step.text or step.bare or fill.doubt is not None):
        return False
    goes_on = step.start >= broken.end and (
        bool(words[step.start].mark) or words.says(step.start - 1, *_GOES_ON)
    )
    return step.start >= broken.begin and not goes_on
