"""Vietnamese phone numbers: one spelling, and how well a string of digits fits one."""

_MOBILE = ("03", "05", "07", "08", "09")
_LANDLINE = "02"
_LENGTH = 10
_LANDLINE_LENGTH = 11


def national_phone(digits: str) -> str:
    """The number as dialled at home: "+84963023600", "84963023600" and "0963 023 600" -> "0963023600".

    What is no phone number comes back with its separators removed.
    """
    bare = "".join(c for c in digits if c.isdigit())
    if bare.startswith("0084"):
        bare = bare[2:]
    if bare.startswith("84") and (digits.lstrip().startswith("+") or len(bare) in (11, 12)):
        rest = bare[2:].removeprefix("0")
        return "0" + rest
    return bare


def is_phone(digits: str) -> bool:
    """Whether this is a whole number of today's plan: mobile (10 digits) or landline (02…, 10 or 11)."""
    if digits.startswith(_LANDLINE):
        return len(digits) in (_LENGTH, _LANDLINE_LENGTH) and digits[2] != "0"
    return len(digits) == _LENGTH and digits.startswith(_MOBILE)


def phone_fit(digits: str) -> float:
    """How well digits fit a phone number, 0 to 1: 1 is valid, 0.5 a wrong length or an old prefix."""
    number = national_phone(digits)
    if is_phone(number):
        return 1.0
    if len(number) == _LENGTH and number.startswith("0"):
        return 0.3
    # One digit heard twice or lost, or the first zero left out.
    if number.startswith(_MOBILE) and len(number) in (9, 11):
        return 0.5
    if len(number) == 9 and is_phone("0" + number):
        return 0.5
    return 0.1 if 8 <= len(number) <= 11 else 0.0
