"""What somebody only meant to do at first, and what it is now: "định vay 300 triệu | nhưng vợ kêu 200 thôi"."""

from speak_to_input.vi.text import Words

_PLANS = ("định", "tính")
_WORD_BEFORE = (
    "máy", "giới", "đặc", "ước", "thuộc", "quy", "cố", "nhất", "xác", "ổn", "giả", "chỉ", "nghị", "thẩm", "dự", "ấn",
)  # fmt: skip
_WORD_BEHIND = (
    "kỳ", "kì", "giá", "mức", "vị", "danh", "hướng", "nghĩa", "cư", "khoản", "chất", "từ", "cả", "ra", "tiền", "lãi",
    "đến", "tới", "lại",
)  # fmt: skip
"""With these the verb is a syllable of another word: "giới tính", "định kỳ"."""
_AT_FIRST = (("lúc", "đầu"), ("ban", "đầu"), ("hồi", "đầu"), ("hồi", "nãy"), ("lúc", "nãy"), ("mới", "đầu"))
_BUT = frozenset({"nhưng", "mà", "giờ", "chừ", "thôi", "nay"})
_REACH = 8
"""Words from the plan to what was planned, and from that to what it is now."""


def planned(words: Words, at: int) -> bool:
    """Whether what stands at token `at` was only meant at first: "tính nghỉ | năm ngày"."""
    begin = max(0, at - _REACH)
    if any(_plans(words, place) for place in range(begin, at)):
        return True
    return any(
        words.says(p, one) and words.says(p + 1, two) for p in range(begin, at) for one, two in _AT_FIRST
    )


def _plans(words: Words, at: int) -> bool:
    if not words.says(at, *_PLANS):
        return False
    return not (words.says(at - 1, *_WORD_BEFORE) or words.says(at + 1, *_WORD_BEHIND))


def turns(words: Words, at: int) -> bool:
    """Whether the plan is given up at token `at`."""
    return words.says_any(at, _BUT)


def reach(words: Words, at: int) -> range:
    """The tokens behind the turn at which it may be told what it is now."""
    return range(at + 1, min(at + 1 + _REACH, len(words)))
