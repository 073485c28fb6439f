"""Who fills in the form for somebody else: "em ghi cho chị số …". What is "của em" then is not that one's."""

from collections.abc import Collection
from dataclasses import replace

from speak_to_input.core.commands import Command, Fill
from speak_to_input.core.doubt import Doubt
from speak_to_input.core.vocabulary import Vocabulary
from speak_to_input.vi.text import Words, read_words

_SELVES = ("em", "tôi", "tui", "mình", "cháu", "con")
_WRITING = ("điền", "nhập", "ghi", "gõ", "tạo", "lập", "khai")
_FOR = ("cho", "giúp", "hộ", "giùm", "dùm")
_SERVED = ("anh", "chị", "cô", "chú", "bác", "ông", "bà", "mệ", "khách")
_LATER = ("sẽ", "đang", "xin", "để", "đã")
_NAMED_BY = ("của", "tên", "số", "thoại", "mail", "email")
_TELLS = ("tên", "là")
_REACH = 4
"""Words between the writing and for whom it is: "em ghi lý do giúp chị"."""


def servants(words: Words) -> frozenset[str]:
    """What those call themselves, or are called, who write it for somebody else."""
    return frozenset(words.tokens[at].toned for at in range(len(words)) if _serves(words, at))


def _serves(words: Words, at: int) -> bool:
    if not words.says(at, *_SELVES):
        return False
    deed = at + 1 + words.says(at + 1, *_LATER)
    if not words.says(deed, *_WRITING):
        return False
    places = range(deed + 1, min(deed + 1 + _REACH, len(words) - 1))
    # "con ghi giúp con": whoever is served is called otherwise
    return any(words.says(place, *_FOR) and words.says(place + 1, *_SERVED) for place in places)


def of_those_served(
    commands: tuple[Command, ...], words: Words, serving: Collection[str], vocabulary: Vocabulary
) -> tuple[Command, ...]:
    """The commands; what is told of who serves is asked about before it becomes that of who is served."""
    if not serving:
        return commands
    return tuple(
        replace(command, doubt=Doubt.UNSURE)
        if isinstance(command, Fill)
        and command.doubt is None
        and (known := vocabulary.by_name(command.field)) is not None
        and known.principal
        and known.personal
        and _is_told_of(serving, words, _clause(words, command.clause))
        else command
        for command in commands
    )


def _clause(words: Words, said: str) -> range:
    """The tokens of a clause, with the one before it: "em | tên là Mai"."""
    clause = [token.toned for token in read_words(said).tokens]
    toned = [token.toned for token in words.tokens]
    at = next((at for at in range(len(toned)) if toned[at : at + len(clause)] == clause), 0)
    return range(max(0, at - 1), at + len(clause))


def _is_told_of(serving: Collection[str], words: Words, clause: range) -> bool:
    return any(
        words.says(at - 1, *_NAMED_BY) or words.says(at + 1, *_TELLS)
        for at in clause
        if at < len(words) and words.tokens[at].toned in serving
    )
