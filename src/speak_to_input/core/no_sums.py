"""Numbers that are no sum of money and no count: an account, the figures of a code, what counts something else."""

import re
from dataclasses import replace

from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.vocabulary import Known, Vocabulary
from speak_to_input.vi.reading import Kind, Reading
from speak_to_input.vi.text import Words


def is_no_sum(words: Words, known: Known, reading: Reading[object]) -> bool:
    """Whether a number counts how often, or has as many figures as an account whose field is not named before it."""
    if known.kind is FieldKind.MONEY and reading.kind is Kind.NUMBER and words.says(reading.end, "lần"):
        return True  # "bị trừ | hai lần"
    if known.kind is not FieldKind.MONEY or not _ACCOUNT.fullmatch(words.tokens[reading.start].text):
        return False
    return reading.start == 0 or words.tokens[reading.start - 1].folded not in known.label_words - {
        "so",
        "khoan",
    }


_ACCOUNT = re.compile(r"\d{11,}")


def is_of_code(words: Words, reading: Reading[object], vocabulary: Vocabulary) -> bool:
    """As in "nv | 129": the number of a code that begins with what its field is called for short."""
    before = reading.start - 1
    if reading.kind is not Kind.NUMBER or before < 0 or words.tokens[reading.start].mark:
        return False
    called = (k for k in vocabulary.fields if k.kind is FieldKind.NUMBER)  # "km 45000" of "Số km đã chạy"
    if any(words.tokens[before].folded in known.label_words for known in called):
        return False
    return words.tokens[before].text.upper() in vocabulary.initials


def of_no_sum(known: Known) -> Known:
    """The field without its usual sums: in "không phải 400, | 24 | tháng" the number is none of them."""
    return replace(known, slot=replace(known.slot, usual=None)) if known.slot.usual else known
