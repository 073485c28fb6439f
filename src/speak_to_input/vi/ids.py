"""How well a string of digits fits any of the numbers people have: phone, citizen id, tax code, card, account."""

from functools import lru_cache

from speak_to_input.vi.cards import account_fit, card_fit
from speak_to_input.vi.citizen_ids import citizen_id_fit, old_id_fit
from speak_to_input.vi.phones import phone_fit
from speak_to_input.vi.tax_codes import tax_code_fit


@lru_cache(maxsize=8192)
def id_fit(digits: str) -> float:
    """The best fit, 0 to 1; 1 means that the string carries the structure of a known kind of number.

    An account has no structure of its own, so its length is worth half.
    """
    structured = max(phone_fit(digits), citizen_id_fit(digits), tax_code_fit(digits), card_fit(digits))
    return max(structured, old_id_fit(digits) * 0.7, account_fit(digits) * 0.5)
