"""Bank cards and accounts: the Luhn check and usual lengths."""

_CARD_LENGTHS = (13, 14, 15, 16, 19)


def luhn(digits: str) -> bool:
    """Whether the last digit is the Luhn check of the others."""
    total = 0
    for place, char in enumerate(reversed(digits)):
        doubled = int(char) * (1 + place % 2)
        total += doubled - 9 if doubled > 9 else doubled
    return total % 10 == 0


def card_fit(digits: str) -> float:
    """How well digits fit a payment card, 0 to 1: a right length with a wrong check is worth 0.3."""
    if len(digits) not in _CARD_LENGTHS or not digits.isdigit():
        return 0.0
    return 1.0 if luhn(digits) and digits[0] != "0" else 0.3


def account_fit(digits: str) -> float:
    """How well digits fit a bank account (6 to 19 digits, no check): 0.8 at the lengths banks use most."""
    if not digits.isdigit() or not 6 <= len(digits) <= 19:
        return 0.0
    return 0.8 if 8 <= len(digits) <= 15 else 0.5
