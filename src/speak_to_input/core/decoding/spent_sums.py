"""Sums that are no value of the form: "lương 20 triệu | xài hết 12 triệu", "vay 300 triệu | mỗi tháng trả 8 triệu"."""

from collections.abc import Sequence

from speak_to_input.core.decoding.other_sums import asks_own_sums
from speak_to_input.core.decoding.told_for import SAVING, is_lacked, is_saved, spent_at
from speak_to_input.core.vocabulary import Vocabulary
from speak_to_input.vi.reading import Kind, Reading
from speak_to_input.vi.text import Words

_CLEARLY = 0.9
_NEAR = 3


def spent_sums(
    words: Words, readings: Sequence[Sequence[Reading[object]]], vocabulary: Vocabulary
) -> frozenset[int]:
    """The tokens of sums that are spent, with their verbs, on a form of what somebody earns or borrows."""
    if not asks_own_sums(vocabulary):
        return frozenset()
    found: set[int] = set()
    for at, told in enumerate(readings):
        end = max((r.end for r in told if r.kind is Kind.MONEY and r.sure > _CLEARLY), default=0)
        near = range(max(words.clause_begin(at), at - _NEAR), at) if end else ()
        verb = spent_at(words, near.start, at) if near else -1
        if near and is_saved(words, at) and any(words.says(p, "vay") for p in range(end, end + _NEAR)):
            verb = max(0, at - 1 - words.says(at - 2, *SAVING) - words.says(at - 3, "vốn", "để", "tiết"))
        if verb < 0 or is_lacked(words, at, end):
            continue
        owed = words.says(verb, "nợ") and words.says(verb - 1, "còn", "đang", "mắc")
        begin = verb - 2 if _tells_rate(words, verb - 2) else verb - owed
        found.update(range(begin, end + 2 if _tells_rate(words, end) else end))
    return frozenset(found)


def _tells_rate(words: Words, at: int) -> bool:
    """Whether "mỗi tháng" stands there, that is by what the sum is spent."""
    each = at >= 0 and words.says(at, "mỗi", "hàng", "một")
    return each and words.says(at + 1, "tháng", "năm", "tuần")
