"""What the words around a choice of a list do to it."""

from collections.abc import Sequence

from speak_to_input.core.phrases import Match
from speak_to_input.vi.text import Words

Choice = Match[tuple[int, int]]
"""A choice of a list that is named: field, and its place among the choices."""
_AND = ("và", "với")
_CLEAR_CHOICE = 0.9


def loses(words: Words, end: int) -> bool:
    """Whether what follows makes something else of a choice: "chồng mất | việc" is no widow."""
    if words.says(end - 2, "gọi") and words.says(end, "số") and not words.tokens[end].mark:
        return True  # "gọi vào | số không chín …" tells whom to call
    return words.says(end - 1, "mất") and words.says(end, *_LOST) and not words.tokens[end].mark


_LOST = (
    "việc",
    "tiền",
    "xe",
    "thẻ",
    "ví",
    "giấy",
    "sổ",
    "đồ",
    "điện",
    "chìa",
    "hết",
    "ngủ",
    "công",
    "chức",
    "trộm",
)


def runs_over_and(words: Words, at: int, match: Choice, chosen: Sequence[Choice]) -> bool:
    """Whether a choice that is hardly named lies across "và", and one of the same set ends there."""
    if match.strength >= _CLEAR_CHOICE:
        return False
    ends = {place for place in range(at + 1, match.end) if words.says(place, *_AND)}
    return any(c.end in ends and c.item[0] == match.item[0] and c.strength > _CLEAR_CHOICE for c in chosen)
