"""Whom the speaker writes to, and of whom the form asks nothing: "kính gửi anh Nam em xin nghỉ phép ngày mai"."""

from collections.abc import Sequence

from speak_to_input.core.decoding.sides_of_accounts import is_receivers
from speak_to_input.core.decoding.speakers import TITLES
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.vocabulary import Vocabulary
from speak_to_input.vi.reading import Kind, Reading
from speak_to_input.vi.text import Words


def addressees(
    words: Words, readings: Sequence[Sequence[Reading[object]]], vocabulary: Vocabulary
) -> frozenset[int]:
    """The tokens of "(kính) gửi anh Nam", "bàn giao CRM | cho anh Lộc", where the form asks for no receiver."""
    people = (known for known in vocabulary.fields if known.kind is FieldKind.PERSON)
    if any(map(is_receivers, people)):
        return frozenset()
    found: set[int] = set()
    for at in range(len(words) - 2):
        if words.says(at, "gửi") and words.says(at + 1, *TITLES) and not words.tokens[at + 1].mark:
            ends = [r.end for r in readings[at + 2] if r.kind is Kind.PERSON]
            begin = at - words.says(at - 1, "kính")
            begins = begin in (
                at - 1,
                words.clause_begin(at),
            )  # "kính gửi" begins a letter wherever it stands
            found.update(range(begin, min(ends)) if ends and begins else ())
        if _hands_over(words, at) and words.says(at + 1, *TITLES, "bạn") and not words.tokens[at + 1].mark:
            found.update(
                range(at, max((r.end for r in readings[at + 2] if r.kind is Kind.PERSON), default=at))
            )
    return frozenset(found)


def _hands_over(words: Words, at: int) -> bool:
    """As in "bàn giao CRM | cho anh Lộc": who gets things that were named; "bàn giao công việc cho …" is all a text."""
    before = (
        words.says(p, "bàn") and words.says(p + 1, "giao") for p in range(words.clause_begin(at), at - 1)
    )
    return words.says(at, "cho") and not words.says(at - 1, "giao", "việc") and any(before)
