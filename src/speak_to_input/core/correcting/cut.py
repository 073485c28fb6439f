"""A word is taken out of the text that a field holds: "tên công ty bỏ chữ Thôi".

What is said is never the text itself: where no field holds the word, or more than one does, nothing is changed.
"""

from collections.abc import Iterator

from speak_to_input.core.commands import AskWhich, Command, Fill, Unknown
from speak_to_input.core.correcting import parts
from speak_to_input.core.correcting.ground import Ground
from speak_to_input.core.correcting.marks import Mark, Marks
from speak_to_input.core.correcting.referents import one_of
from speak_to_input.vi.text import Words, read_words

_LONGEST = 6
"""Words that are taken out at once."""


def word_cut(ground: Ground) -> Fill | AskWhich | None:
    """The text without the word; None where no word is to go, or not clearly out of one field."""
    words, begin = ground.words, _begin(ground.words, ground.marks)
    for end in _ends(words, begin, ground.marks) if begin else ():
        word = words.spelling(begin, end)
        left = {
            known.index: text
            for known in ground.filled()
            if known.kind in parts.TEXTS
            if (text := parts.without(ground.form.fields[known.index].value, word))
        }
        if (fill := one_of(ground, left)) is not None:
            return fill
    return None


def but_no_wish(commands: tuple[Command, ...], words: Words, marks: Marks) -> tuple[Command, ...]:
    """The commands without a text that is itself the wish to take a word out: "bỏ chữ Thôi"."""
    if not _begin(words, marks):
        return commands
    kept = tuple(c for c in commands if not isinstance(c, Fill) or not _is_wish(read_words(c.text), marks))
    return kept or (Unknown(words.text),)


def _is_wish(text: Words, marks: Marks) -> bool:
    return marks.at(text, 0, Mark.CUT) and _behind_verb(text, 0, marks) < len(text)


def _behind_verb(words: Words, at: int, marks: Marks) -> int:
    """The token behind "bỏ giùm chữ"; the end of all where the verb at `at` is of something else."""
    end = at + 1
    while marks.at(words, end, Mark.COURTESY):
        end += 1
    return end if marks.at(words, end, Mark.WORD) else len(words)


def _begin(words: Words, marks: Marks) -> int:
    """The token at which the word begins that is to go; 0 for none."""
    for at in range(len(words)):
        end = _behind_verb(words, at, marks) + 1 if marks.at(words, at, Mark.CUT) else len(words)
        if end < len(words) and not marks.at(words, end, Mark.NO_WORD):
            return end
    return 0


def _ends(words: Words, begin: int, marks: Marks) -> Iterator[int]:
    """Where the word may end: before courtesy, a pause or the end."""
    last = words.clause_end(begin)
    for end in range(min(last, begin + _LONGEST), begin, -1):
        if end == last or marks.at(words, end, Mark.AFTER_WORD):
            yield end
