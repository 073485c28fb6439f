"""Whose account it is where money goes: what is told behind "chuyển … vào" is the receiver's."""

import re

from speak_to_input.core.decoding import weights as w
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.vocabulary import Known
from speak_to_input.vi.text import Words


def goes_to(words: Words, at: int) -> bool:
    """Whether money goes to what is told at token `at`: "chuyển 5 triệu vào | 711223344556", "… sang số | 7112…"."""
    led = at - 1 if words.says(at - 1, "số", "stk", "tk") else at
    towards = any(words.says(place, *_TOWARDS) for place in (led - 1, at))
    before = range(max(0, at - _SENT), led - 1) if towards else ()
    return any(
        words.says(p, *_SENDING) or (words.says(p, "từ") and words.says(p + 1, *_ACCOUNT)) for p in before
    )


def side_of_account(words: Words, known: Known, at: int) -> float:
    """What it is worth for a number without its name that money goes there: it is the receiver's account."""
    if known.kind not in _LIKE_ACCOUNTS or not goes_to(words, at) or not words.tokens[at].text.isdigit():
        return 0.0
    return w.OF_THE_BANK if known.kind is FieldKind.ACCOUNT and is_receivers(known) else -2 * w.BARE_VALUE


_LIKE_ACCOUNTS = frozenset({FieldKind.ACCOUNT, FieldKind.MONEY, FieldKind.CODE})


def is_receivers(known: Known) -> bool:
    """Whether the field is of who receives: "nhận", and not "nhân viên" or "xác nhận"."""
    return _RECEIVES.search(known.label.lower()) is not None


_RECEIVES = re.compile(r"(?<!xác )\b(nhận|hưởng|beneficiary|receiver|recipient)\b(?! xét)")
_TOWARDS = ("sang", "vào", "vô", "tới", "đến", "cho", "qua", "về")
_SENDING = ("chuyển", "ck", "bắn")
_ACCOUNT = ("tài", "số", "stk", "tk")
"""Behind "từ" where the money comes from: "từ | tài khoản 0123… sang tài khoản 7112…"."""
_SENT = 12
"""Words from "chuyển" to where the money goes."""
