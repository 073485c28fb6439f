"""Amounts told roughly, by two digits that follow one another: "bảy tám triệu" is seven or eight million."""

from speak_to_input.vi.numerals import Role, numerals
from speak_to_input.vi.text import Words


def _digit(words: Words, at: int) -> int:
    """The digit that the token at `at` says as a word of its own; 0 where it says none."""
    if not 0 <= at < len(words.tokens) or words.tokens[at].has_digit:
        return 0
    found = numerals(words, at)
    alone = len(found) == 1 and found[0].role is Role.DIGIT and not found[0].after_ten
    return found[0].value if alone else 0


def _in_a_row(words: Words, at: int) -> bool:
    """Whether the digit at `at` and the next one are neighbours, with no pause and no numeral around them."""
    tens, ones = _digit(words, at), _digit(words, at + 1)
    if not tens or ones != tens + 1 or words.tokens[at + 1].mark or (at and numerals(words, at - 1)):
        return False
    # "hai ba năm" counts years.
    return words.says(at + 2, "năm") or not _digit(words, at + 2)


def rough_shares(words: Words, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """What an amount read from tokens `start` to `end` may be as well, as shares (numerator, denominator) of it.

    "bảy tám triệu" read as 78 million: 7/78, 8/78, 78/78. "bảy | tám chục" read as eighty: 7/8, 8/8. Empty where
    the amount is told exactly.
    """
    if end - start > 1 and _in_a_row(words, start):
        if end - start == _PAIR and words.says(start + 1, "năm"):
            return ()  # four years: "bốn năm"
        tens, ones = _digit(words, start), _digit(words, start + 1)
        pair = tens * 10 + ones
        return ((tens, pair), (ones, pair), (pair, pair))
    if _in_a_row(words, start - 1) and not words.says(start - 1, "năm"):  # "mỗi năm | sáu triệu"
        tens, ones = _digit(words, start - 1), _digit(words, start)
        return ((tens, ones), (ones, ones))
    return ()


_PAIR = 2
