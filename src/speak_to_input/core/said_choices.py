"""Choices said just as they are called, where the words also sound like a field's name: "nam sinh …", "làm chủ"."""

from collections.abc import Sequence

from speak_to_input.core.mentions import SURELY_NAMED, Mention
from speak_to_input.core.phrases import Match
from speak_to_input.vi.text import Words

_EXACTLY = 0.99


def is_choice(at: int, mentions: tuple[Mention, ...], choices: Sequence[Match[tuple[int, int]]]) -> bool:
    """Whether a choice is said in one word, which also sounds like the beginning of a field's name.

    "nam sinh …" is a choice and then a name, not "năm sinh" without its mark.
    """
    if not choices or not any(m.end - at > 1 and m.strength < SURELY_NAMED for m in mentions):
        return False
    return any(m.strength > _EXACTLY and m.end == at + 1 for m in choices)


def is_said(
    words: Words,
    at: int,
    mention: Mention,
    choices: Sequence[Match[tuple[int, int]]],
    own: frozenset[str],
) -> bool:
    """Whether what only sounds like a field's name is a choice just as it is called: "làm chủ" and "làm cho"."""
    if not words.accented or all(token.toned in own for token in words.tokens[at : mention.end]):
        return False
    return any(m.end >= mention.end and m.strength > max(_CALLED_SO, mention.strength) for m in choices)


_CALLED_SO = 0.92
