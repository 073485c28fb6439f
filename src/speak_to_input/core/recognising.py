"""What a person recognises a form by that was filled some time ago: whom or what it is about, and the sum."""

import re
from collections.abc import Iterable

from speak_to_input.core import say
from speak_to_input.core.rows import in_row
from speak_to_input.core.secrets import MASK

_SUBJECTS = (
    re.compile(r"tiêu đề|title", re.IGNORECASE),
    re.compile(r"(họ và |họ )tên|full name", re.IGNORECASE),
    re.compile(r"tên|name", re.IGNORECASE),
)
"""How the label of what a form is about begins, the surest first: others name people beside it as well."""
_SUM = re.compile(r"số tiền|amount", re.IGNORECASE)
_MONEY = re.compile(r"\((vnđ|vnd|đồng|đ)\)", re.IGNORECASE)
_DIGITS = re.compile(r"\d{4,18}|\d{1,3}([.,]\d{3})+")
_LONGEST = 60


def recognised_by(written: Iterable[tuple[str, str, str]]) -> tuple[str, ...]:
    """Whom or what a form is about, then the sum, as far as its labels tell them.

    Takes: field, label and value of everything that was written, oldest first.
    Gives: as ("Nguyễn Văn An", "500 triệu đồng"); of two that may be meant the one that was written first.
    """
    labels: dict[str, str] = {}
    values: dict[str, str] = {}
    for field, label, value in written:
        labels[field] = label or labels.get(field, "")
        values[field] = value
    held = [(field, labels[field], value) for field, value in values.items() if value and value != MASK]
    # Who stands in a row of a table, as a referee, is not whom the form is about.
    single = [(label, value) for field, label, value in held if not in_row(field)]
    subject = next(
        (value for begin in _SUBJECTS for label, value in single if begin.match(label) and _is_a_name(value)),
        "",
    )
    sums = [(label, value) for _, label, value in held if _MONEY.search(label) and _DIGITS.fullmatch(value)]
    amount = next((value for label, value in sums if _SUM.match(label)), "")
    return tuple(part for part in (subject, say.money(re.sub(r"\D", "", amount))) if part)


def _is_a_name(value: str) -> bool:
    return len(value) <= _LONGEST and "\n" not in value
