"""Choices that only tell how far things are, and are nobody's choice for the form."""

from speak_to_input.core.commands import Command, Do, Fill, PressButton, Simple
from speak_to_input.core.vocabulary import Known, Vocabulary
from speak_to_input.vi.text import Words, read_words

_DONE = ("xong", "xuôi", "rồi", "hết", "hoàn", "tất", "cả", "vậy", "là")
"""Of these words is what only says that the talk is at its end."""


def without_done(commands: tuple[Command, ...], words: Words, vocabulary: Vocabulary) -> tuple[Command, ...]:
    """The commands without those choices.

    "Xong xuôi rồi, | cập nhật hồ sơ đi" tells that all is said; "hoàn tiền lại | rồi, trạng thái là đã hoàn" tells the
    state once more, and no sort.
    """
    asks = any(
        isinstance(c, PressButton) or (isinstance(c, Do) and c.what is Simple.SUBMIT) for c in commands
    )
    return tuple(
        command
        for command in commands
        if not (
            isinstance(command, Fill)
            and command.bare
            and ((asks and _only_ends(command)) or _tells_state(command, commands, words, vocabulary))
        )
    )


def _only_ends(fill: Fill) -> bool:
    words = read_words(fill.heard)
    return words.says(0, "xong") and all(words.says(at, *_DONE) for at in range(len(words)))


def _tells_state(fill: Fill, commands: tuple[Command, ...], words: Words, vocabulary: Vocabulary) -> bool:
    """Whether a state named beside, "Đã …", says what this choice says, of which it is told that it is done."""
    known = vocabulary.by_name(fill.field)
    if known is None or not known.choices or not _is_done(fill, words):
        return False
    said = {token.folded for token in read_words(_label(known, fill.text)).tokens}
    for other in commands:
        beside = vocabulary.by_name(other.field) if isinstance(other, Fill) else None
        if (
            beside is None
            or beside is known
            or not beside.choices
            or not isinstance(other, Fill)
            or other.bare
        ):
            continue
        state = read_words(_label(beside, other.text))
        if state.says(0, "đã") and not said.isdisjoint(token.folded for token in state.tokens[1:]):
            return True
    return False


def _is_done(fill: Fill, words: Words) -> bool:
    """Whether "rồi" stands at the end of what was told, or "đã" before it."""
    place = words.text.lower().find(fill.heard.lower())
    ends = next((at for at, t in enumerate(words.tokens) if t.start >= place + len(fill.heard)), len(words))
    begins = next((at for at, t in enumerate(words.tokens) if t.start >= place), 0)
    return words.says(begins - 1, "đã") or any(words.says(at, "rồi") for at in (ends - 1, ends, ends + 1))


def _label(known: Known, value: str) -> str:
    return next((choice.label for choice in known.choices if choice.value == value), "")
