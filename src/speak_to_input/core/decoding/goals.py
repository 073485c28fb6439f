"""Where somebody goes, told by a verb of motion before a place: "mai em đi Thanh Hóa", for "Bạn đi đâu?", "Nơi đến"."""

from speak_to_input.core.known_fields import Known
from speak_to_input.vi.text import Words

_GOING = ("đi", "ra", "vào", "vô", "lên", "xuống", "qua", "sang", "đến", "tới")


def goes_to(words: Words, known: Known, at: int) -> bool:
    """Whether a place that begins at token `at` is where somebody goes, and the field asks for that."""
    if not known.asks_goal or not at or words.tokens[at].mark:
        return False
    at -= words.says(at - 1, "ở", "tại")
    return words.says(at - 1, *_GOING) or (words.says(at - 1, "tác") and words.says(at - 2, "công"))
