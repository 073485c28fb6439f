"""Words between a field's name and its value that only tell which one is meant: "chức danh | hiện tại: …"."""

from speak_to_input.core.decoding.hypothesis import Hypothesis
from speak_to_input.core.noted import noted
from speak_to_input.vi.text import Words

_NOW = (("hiện", "tại"), ("hiện", "nay"), ("hiện", "giờ"), ("bây", "giờ"), ("lúc", "này"))
"""No value begins with these."""
_MAYBE = (("hình", "như"), ("có", "lẽ"), ("dường", "như"))
_MAYBE_BEGINS = tuple(one for one, _ in _MAYBE)
"""With these somebody is not sure of the value that follows: it is to be looked at."""
_NOW_BEGINS = tuple({one for one, _ in _NOW})
_WHICH = frozenset({"chính", "cũ", "mới", "phụ", "riêng", "nhất", "thường", "đúng", "thật"})
"""These may begin a value, and so count only where ":" or "là" stands behind: "trường cũ: Nguyễn Du"."""
_COMPOUNDS = ("hiện", "tồn", "đương")
"""Behind these "tại" leads no reason."""


_MOST = 2


def modifies(words: Words, h: Hypothesis, at: int) -> bool:
    """Whether the token belongs to such words, which stand right behind the name of the open field."""
    if h.open < 0 or h.linked or not h.open_end <= at <= h.open_end + _MOST:
        return False
    end = _end(words, h.open_end)
    return h.open_end <= at < end


@noted
def _end(words: Words, name_end: int) -> int:
    """Where the words that begin right behind a name end."""
    if now_told(words, name_end) or maybe(words, name_end):
        return name_end + 2
    if words.says(name_end - 1, "mức") and words.says(name_end, "độ"):
        return name_end + 1
    if words.says(name_end, "bổ", "viết", "ghi", "nói", "nêu") and words.says(name_end + 1, "sung", "thêm"):
        end = name_end + 2 + words.says(name_end + 2, "thêm")  # "kiến nghị bổ sung thêm | là …"
        return (
            end if words.says(end, "là") or (end < len(words) and ":" in words.tokens[end].mark) else name_end
        )
    behind = name_end + 1
    if not words.says_any(name_end, _WHICH) or words.tokens[name_end].mark or behind >= len(words):
        return name_end
    return behind if ":" in words.tokens[behind].mark or words.says(behind, "là") else name_end


def now_told(words: Words, at: int) -> bool:
    """Whether "hiện tại", "bây giờ" begin at the token, and something else stands behind them."""
    if not words.says(at, *_NOW_BEGINS):
        return False
    said = any(words.says(at, one) and words.says(at + 1, other) for one, other in _NOW)
    return said and at + 2 < len(words)


def maybe(words: Words, at: int) -> bool:
    """Whether "hình như" begins at the token, and something else stands behind it."""
    if at + 2 >= len(words) or not words.says(at, *_MAYBE_BEGINS):
        return False
    return any(words.says(at, one) and words.says(at + 1, more) for one, more in _MAYBE)


def is_half_of_now(words: Words, at: int) -> bool:
    """Whether the "tại" at the token is of "hiện tại" or "tồn tại", and leads no reason."""
    return words.says(at, "tại") and words.says(at - 1, *_COMPOUNDS)
