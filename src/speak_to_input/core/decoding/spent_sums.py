"""Sums that are no value of the form: "lương 20 triệu | xài hết 12 triệu", "vay 300 triệu | mỗi tháng trả 8 triệu"."""

from collections.abc import Sequence

from speak_to_input.core.decoding.other_sums import asks_own_sums
from speak_to_input.core.decoding.told_for import is_lacked, spends
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
        verbs = [p for p in range(max(words.clause_begin(at), at - _NEAR), at) if spends(words, p, p + 1)]
        if end and verbs and not is_lacked(words, at, end):
            found.update(range(_with_month(words, verbs[0] - 2, verbs[0]), end))
            found.update(range(end, end + 2) if _with_month(words, end, -1) >= 0 else ())
    return frozenset(found)


def _with_month(words: Words, at: int, otherwise: int) -> int:
    """`at` where "mỗi tháng" begins there, that is by what the sum is spent."""
    month = at >= 0 and words.says(at, "mỗi", "hàng", "một") and words.says(at + 1, "tháng", "năm", "tuần")
    return at if month else otherwise
