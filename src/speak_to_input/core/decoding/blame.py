"""Words that find fault with what was written, "viết | tào lao quá", "ghi | sai bét": a reason, and no value."""

from speak_to_input.vi.text import Words

_FAULTS = (
    "sai", "nhầm", "lộn", "trật", "bậy", "tào", "xàm", "nhảm", "linh", "lung", "lủng", "kỳ", "dở", "ẩu", "ngu",
    "thừa", "dư", "lạc", "láo", "xạo",
)  # fmt: skip
_DEGREES = ("quá", "ghê", "dữ", "thế", "vậy", "hết", "rồi")
_BRIEF = 2
WRITING = ("viết", "ghi", "điền", "nhập", "đánh", "gõ", "nói")


def blames(words: Words, at: int) -> bool:
    """Whether the clause at token `at`, behind a verb of writing, only says how badly it was done."""
    if words.says(at, *_FAULTS):
        return True
    end = words.clause_end(at)
    return end - at <= _BRIEF and words.says(end - 1, *_DEGREES)
