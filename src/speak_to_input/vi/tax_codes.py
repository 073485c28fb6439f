"""Vietnamese tax codes: 10 digits with a check digit, or 13 with the number of a branch."""

LENGTHS = (10, 13)
"""Digits of a firm's code, and of a branch's."""
_WEIGHTS = (31, 29, 23, 19, 17, 13, 7, 5, 3)


def tax_check_digit(first_nine: str) -> int | None:
    """The tenth digit that belongs to nine; None where no tenth digit makes them valid."""
    check = 10 - sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, first_nine, strict=True)) % 11
    return check if 0 <= check <= 9 else None


def is_tax_code(digits: str) -> bool:
    """Whether the check digit is right; a dash before the branch number is allowed."""
    bare = digits.replace("-", "")
    return len(bare) in LENGTHS and bare.isdigit() and tax_check_digit(bare[:9]) == int(bare[9])


def tax_code_fit(digits: str) -> float:
    """How well digits fit a tax code, 0 to 1: a wrong check digit is worth 0.3."""
    bare = digits.replace("-", "")
    if is_tax_code(bare):
        return 1.0
    # Since July 2025 a person's citizen id is their tax code.
    if len(bare) == 12:
        return 0.5
    return 0.3 if len(bare) in LENGTHS else 0.0
