"""Places told without their field's name: where somebody goes ("mai em đi | Thanh Hóa"), where something happens."""

from speak_to_input.core.known_fields import Known
from speak_to_input.vi.text import Words

_GOING = ("đi", "ra", "vào", "vô", "lên", "xuống", "qua", "sang", "đến", "tới")


def goes_to(words: Words, known: Known, at: int) -> bool:
    """Whether a place that begins at token `at` is where somebody goes, and the field asks for that."""
    if not at or words.tokens[at].mark:
        return False
    at -= words.says(at - 1, "ở", "tại")
    goes = words.says(at - 1, *_GOING) or (words.says(at - 1, "tác") and words.says(at - 2, "công"))
    return goes and known.asks_goal


_AT = ("ở", "tại", "trên", "ngay", "gần", "chỗ", "khúc", "đoạn")


def happens_at(words: Words, known: Known, at: int) -> bool:
    """As in "va quẹt trên | đường Võ Chí Công": where something happens, and the field asks for that."""
    if at <= 0 or not words.says(at - 1, *_AT):
        return False
    asks = not known.choices and any(scene in known.label.casefold() for scene in _SCENES)
    return asks and any(words.says(place, *_EVENTS) for place in range(words.clause_begin(at - 1), at - 1))


_EVENTS = ("xảy", "nạn", "bị", "va", "quẹt", "quệt", "tông", "đụng", "húc", "ngã", "té", "mất", "rơi", "rớt", "cháy",
           "ngập", "nổ", "gãy", "đổ", "giật")  # fmt: skip
_SCENES = (
    "xảy ra ở đâu",
    "nơi xảy ra",
    "nơi mất",
    "mất ở đâu",
    "địa điểm",
    "hiện trường",
    "bị ở đâu",
    "vị trí xảy ra",
)
"""How fields are called that ask where something happens or happened."""
