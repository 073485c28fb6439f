"""What is told in addition to a long text that is held: "lý do viết thêm là mẹ đang ốm" takes nothing away."""

from dataclasses import replace

from speak_to_input.core.commands import Clear, Command, Fill
from speak_to_input.core.correcting.ground import Ground
from speak_to_input.core.correcting.marks import Mark
from speak_to_input.core.kinds import FieldKind
from speak_to_input.vi.text import fold, read_words

_MORE = (("bổ", "sung"), ("nối", "vào"), ("nối", "tiếp"))
"""Pairs of words that ask for more, beside "thêm"."""


def lengthened(ground: Ground, commands: tuple[Command, ...]) -> tuple[Command, ...]:
    """The commands; a text told in addition stands behind the one that is held."""
    if any(ground.words.says(at, *_MISTAKEN) for at in range(len(ground.words))):
        return commands
    return tuple(
        command if _told_before(command, commands[:place]) else _longer(ground, command)
        for place, command in enumerate(commands)
    )


_MISTAKEN = ("nhầm", "lộn")
"""What was a mistake is not kept beside what is right: "à nhầm, ghi thêm là …"."""


def _told_before(command: Command, before: tuple[Command, ...]) -> bool:
    """Whether the field was emptied or filled in the same breath: what it held is not held any more."""
    return isinstance(command, Fill) and any(
        isinstance(c, Clear | Fill) and c.field == command.field for c in before
    )


def _longer(ground: Ground, command: Command) -> Command:
    if not isinstance(command, Fill) or command.doubt is not None or command.correction:
        return command
    known = ground.vocabulary.by_name(command.field)
    if known is None or known.kind is not FieldKind.PROSE:
        return command
    held, at = ground.form.fields[known.index].value.strip(), _begin(ground, command.heard)
    if not held or at <= 0 or fold(command.text) in fold(held):
        return command
    before = range(ground.clause_begin(at), at)
    if not any(_adds(ground, place) and "them" not in known.label_words for place in before):
        return command
    first = ground.words.tokens[at].text[:1]  # as it was said, without the capital of a text of its own
    return replace(command, text=f"{held.rstrip('.;, ')}, {first}{command.text[1:]}")


def _begin(ground: Ground, heard: str) -> int:
    """The token at which the words begin; -1 where they do not stand in a row."""
    said, tokens = read_words(heard).tokens, ground.words.tokens
    places = range(len(tokens) - len(said), -1, -1)
    return next(
        (at for at in places if all(t.toned == s.toned for t, s in zip(tokens[at:], said, strict=False))), -1
    )


def _adds(ground: Ground, at: int) -> bool:
    words = ground.words
    pairs = any(words.says(at, first) and words.says(at + 1, second) for first, second in _MORE)
    if pairs or not (words.says(at, "thêm") and ground.marks.at(words, at, Mark.ADD)):
        return pairs
    return words.says(at - 1, *_WRITING) or at == ground.clause_begin(at)


_WRITING = ("ghi", "viết", "nói", "điền", "nhập", "note", "gõ", "chép", "giúp", "giùm")
"""Behind other verbs "thêm" is the text's own word: "có thêm con nhỏ", "nghỉ thêm"."""
