"""Bank cards and accounts: the Luhn check and usual lengths."""

# First digits and lengths of the schemes issued in Vietnam: Visa, Mastercard, Amex, JCB, UnionPay, NAPAS.
_SCHEMES = (
    (("4",), (13, 16, 19)),
    (("51", "52", "53", "54", "55", "22", "23", "24", "25", "26", "27"), (16,)),
    (("34", "37"), (15,)),
    (("35",), (16,)),
    (("62",), (16, 17, 18, 19)),
    (("9704",), (16, 19)),
)


def luhn(digits: str) -> bool:
    """Whether the last digit is the Luhn check of the others."""
    total = 0
    for place, char in enumerate(reversed(digits)):
        doubled = int(char) * (1 + place % 2)
        total += doubled - 9 if doubled > 9 else doubled
    return total % 10 == 0


def card_fit(digits: str) -> float:
    """How well digits fit a payment card, 0 to 1: a known scheme whose check is wrong is worth 0.3."""
    if not digits.isdigit():
        return 0.0
    known = any(digits.startswith(first) and len(digits) in lengths for first, lengths in _SCHEMES)
    return (1.0 if luhn(digits) else 0.3) if known else 0.0


def account_fit(digits: str) -> float:
    """How well digits fit a bank account (6 to 19 digits, no check): 0.8 at the lengths banks use most."""
    if not digits.isdigit() or not 6 <= len(digits) <= 19:
        return 0.0
    return 0.8 if 8 <= len(digits) <= 15 else 0.5
