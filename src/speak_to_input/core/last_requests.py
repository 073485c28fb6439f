"""What is asked for at the end, after talk that only says why: "nghĩ lại thấy kỳ lắm, | xóa cái ghi chú nớ đi".

Only acts that a word undoes, and only where nothing at all was understood of the whole.
"""

from collections.abc import Callable, Iterator

from speak_to_input.core.commands import Clear, Command, Do, Move, Read, ReadWhat, Simple, Understanding
from speak_to_input.core.decoding.asides import asides
from speak_to_input.vi.text import Words

_THEREFORE = ("nên", "thôi")
"""Without a pause a request may begin behind these."""
_CALLS = ("ơi", "ê", "này", "bảo", "kêu", "biểu", "hỏi", "dặn")
"""Whoever calls somebody or tells what others say asks the form for nothing."""
_FEWEST, _MOST = 2, 14
"""Words of such a request."""
_UNDONE = (Simple.UNDO, Simple.REDO, Simple.SAVE)


def last_request(words: Words, understand: Callable[[str], Understanding]) -> Understanding | None:
    """The request that the last words are by themselves; None where they are none, or are said to somebody else.

    Takes: `understand`: hears some words alone, in the same dialogue.
    """
    if not words.accented or words.text.rstrip().endswith("?") or asides(words):
        return None
    for begin in _begins(words):
        if any(words.says(at, *_CALLS) for at in range(begin)) or words.says(begin, "để"):
            continue  # "ê Tuấn, …", "thôi, để chị xem lại"
        heard = understand(words.spelling(begin, len(words)))
        request = heard.commands[0]
        read_out = not isinstance(request, Read) or any(
            words.says(at, "đọc") for at in range(begin, len(words))
        )
        if len(heard.commands) == 1 and not heard.unexplained and _is_undone(request) and read_out:
            return heard
    return None


def _begins(words: Words) -> Iterator[int]:
    """Where the last clause may begin, the last place first."""
    for at in range(len(words) - _FEWEST, max(0, len(words) - _MOST), -1):
        if words.tokens[at].mark:
            yield at
            return
        if words.says(at - 1, *_THEREFORE):
            yield at


def _is_undone(command: Command) -> bool:
    """Whether a word undoes it: a field is emptied, something is read, another step is shown."""
    match command:
        case Clear(field=field):
            return field is not None
        case Read(what=what):
            return what not in (ReadWhat.ALL, ReadWhat.CHECK)
        case Move():
            return True
        case Do(what=what):
            return what in _UNDONE
        case _:
            return False
