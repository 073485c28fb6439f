"""What is asked for at the end, after talk that only says why: "nghĩ lại thấy kỳ lắm, | xóa cái ghi chú nớ đi".

Only acts that a word undoes, and only where nothing at all was understood of the whole.
"""

from collections.abc import Callable, Iterator

from speak_to_input.core.candidates import Candidates
from speak_to_input.core.commands import (
    Clear,
    Command,
    Do,
    Fill,
    Move,
    Read,
    ReadWhat,
    Simple,
    Understanding,
)
from speak_to_input.core.correcting.marks import Mark, Marks
from speak_to_input.core.decoding.asides import asides
from speak_to_input.core.language import Cue
from speak_to_input.core.vocabulary import Vocabulary
from speak_to_input.vi.text import Words

_THEREFORE = ("nên", "thôi")
"""Without a pause a request may begin behind these."""
_ACTS = frozenset(
    {Cue.CLEAR, Cue.FILL, Cue.TICK, Cue.READ, Cue.NEXT, Cue.BACK, Cue.UNDO, Cue.SAVE_DRAFT, Cue.MISSING}
)
_STEPS = frozenset({Cue.NEXT, Cue.BACK})
_EXACTLY = 0.99
_TAIL = 4
"""Words at the end of a request without a pause before it, among which one urges."""
_FEWEST, _MOST = 2, 14
"""Words of such a request."""
_TOLD_OF = 2
"""Words that others must at least have said for it to be a reason."""
_UNDONE = (Simple.UNDO, Simple.REDO, Simple.SAVE)


def last_request(
    found: Candidates, marks: Marks, vocabulary: Vocabulary, understand: Callable[[str], Understanding]
) -> Understanding | None:
    """The request that the last words are by themselves; None where they are none, or are said to somebody else.

    Takes: `understand`: hears some words alone, in the same dialogue.
    """
    words = found.words
    if not words.accented or words.text.rstrip().endswith("?") or asides(words, marks):
        return None
    for begin in _begins(found, marks):
        if any(marks.at(words, at, Mark.CALL) for at in range(begin)) or words.says(begin, "để"):
            continue  # "ê Tuấn, …", "thôi, để chị xem lại"
        heard = understand(words.spelling(begin, len(words)))
        request = heard.commands[0]
        read_out = not isinstance(request, Read) or any(
            words.says(at, "đọc") for at in range(begin, len(words))
        )
        if (
            len(heard.commands) == 1
            and not heard.unexplained
            and (_is_undone(request) or _chooses(found, begin, request, vocabulary))
            and read_out
        ):
            return heard
    return None


def _begins(found: Candidates, marks: Marks) -> Iterator[int]:
    """Where the last clause may begin: behind a pause or a "nên", the last place first; else at a verb of asking."""
    words = found.words
    places = range(len(words) - _FEWEST, max(0, len(words) - _MOST), -1)
    paused = next((at for at in places if words.tokens[at].mark), 0)
    for at in places:
        led = bool(words.tokens[at].mark) or words.says(at - 1, *_THEREFORE)
        if led and not _is_theirs(words, marks, at):
            yield at
        if at == paused:
            break
    if any(marks.at(words, at, Mark.REPORT) for at in range(len(words))) or not _asks(words, marks):
        return
    for at in range(max(paused, 1), len(words) - 1):
        if _is_act(found, at) and not marks.at(words, at - 1, Mark.DOER):
            yield at


def _is_theirs(words: Words, marks: Marks, begin: int) -> bool:
    """Whether others only ask for what begins there: "khách kêu, | xóa email đi"."""
    near = range(max(0, begin - 1 - _TOLD_OF), begin)
    return any(marks.at(words, at, Mark.REPORT) for at in near)


def _asks(words: Words, marks: Marks) -> bool:
    return any(marks.at(words, at, Mark.URGING) for at in range(max(0, len(words) - _TAIL), len(words)))


def _is_act(found: Candidates, at: int) -> bool:
    exact = [mark for mark in found.cues[at] if mark.cue in _ACTS and mark.strength >= _EXACTLY]
    return any(mark.cue not in _STEPS or mark.end - at > 1 for mark in exact)  # "ra | tiếp khách đi"


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


def _chooses(found: Candidates, begin: int, command: Command, vocabulary: Vocabulary) -> bool:
    """Whether it is asked that a choice go into the list named with it: "…, | gắn nhãn nguy cơ rời bỏ nhé"."""
    asks = any(mark.cue in (Cue.FILL, Cue.TICK) and mark.strength >= _EXACTLY for mark in found.cues[begin])
    if not asks or not isinstance(command, Fill) or command.bare or command.doubt is not None:
        return False
    known = vocabulary.by_name(command.field)
    return known is not None and bool(known.choices) and command.score > _CLEARLY


_CLEARLY = 0.9
