"""Values that are clear words and yet not clear facts: a sum that is only a part, a day of the lunar calendar."""

from speak_to_input.core.kinds import FieldKind
from speak_to_input.vi.text import Words

_DAYS = frozenset({FieldKind.DATE, FieldKind.DATETIME})
_FURTHER = (("ngoài", "ra"), ("bên", "cạnh"), ("thêm", "nữa"), ("ngoài", "lương"), ("cộng", "thêm"))
_REACH = 12
"""Words."""


def is_further_sum(words: Words, kind: FieldKind, start: int) -> bool:
    """Whether the sum at token `start` comes on top of another: "ngoài ra còn cho thuê nhà | 8 triệu"."""
    if kind is not FieldKind.MONEY:
        return False
    for at in range(start - 1, max(-1, start - _REACH), -1):
        if any(words.says(at, one) and words.says(at + 1, other) for one, other in _FURTHER):
            return True
        if words.tokens[at + 1].mark == ".":
            return False
    return False


def is_lunar(words: Words, kind: FieldKind, start: int, end: int) -> bool:
    """Whether the day is told as lunar days are, "mùng 3 tháng giêng", and nobody says that it is none."""
    if kind not in _DAYS or not any(words.says(at, "giêng", "chạp") for at in range(start, end)):
        return False
    return not any(words.says(at, "dương", "lịch") for at in range(len(words)))
