"""Deeds that the words before them tell as done: "hôm qua em | in cho sếp"."""

from speak_to_input.vi.text import Words


def is_past(words: Words, at: int) -> bool:
    """As in "hôm qua em | in cho sếp", "đã | in ra": what leads the deed at token `at` tells of it as done."""
    begin = words.clause_begin(at)
    begin = max((p + 1 for p in range(begin, at) if words.says(p, *_ANEW)), default=begin)
    past = any(words.says(p, one) and words.says(p + 1, two) for p in range(begin, at) for one, two in _PAST)
    return past or (at - begin < _NEAR and any(words.says(p, "đã") for p in range(begin, at)))


_PAST = (
    ("hôm", "qua"), ("bữa", "qua"), ("hôm", "trước"), ("bữa", "trước"), ("tuần", "trước"), ("hôm", "kia"),
    ("hồi", "nãy"), ("lúc", "nãy"), ("hồi", "sáng"), ("khi", "sáng"),
)  # fmt: skip
_ANEW = ("rồi", "giờ", "nay", "chừ", "xong", "thì", "nên")
"""What stands behind these is of now: "hôm qua điền hết rồi | in ra đi"."""
_NEAR = 4
