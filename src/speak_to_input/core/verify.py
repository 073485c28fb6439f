"""Whether a field holds what was meant: the one place that may call a value verified."""

import re
import unicodedata
from decimal import Decimal, InvalidOperation

from speak_to_input.core.forms import Field, FieldType
from speak_to_input.core.kinds import FieldKind
from speak_to_input.vi.text import fold

_GROUPED = re.compile(r"\d{1,3}(?:[.,\s\u00a0]\d{3})+")
_CURRENCY = re.compile(r"\s*(?:đồng|vnđ|vnd|đ|₫)\.?$", re.IGNORECASE)
_NO_CENTS = re.compile(r"(?<=\d{3})[.,]00$")
_SEPARATORS = re.compile(r"[\s\u00a0.\-()]+")
_DIGIT_KINDS = frozenset(
    {FieldKind.PHONE, FieldKind.CITIZEN_ID, FieldKind.ACCOUNT, FieldKind.CARD, FieldKind.TAX_CODE}
)


def canonical(kind: FieldKind, shown: str) -> str:
    """A value as shown on the page in its one spelling: no grouping in money, no spaces in phones."""
    text = unicodedata.normalize("NFC", shown).strip()
    if kind is FieldKind.MONEY:
        amount = _CURRENCY.sub("", text)
        grouped = _GROUPED.fullmatch(_NO_CENTS.sub("", amount))
        if grouped or amount.isdigit():
            return re.sub(r"\D", "", grouped.group() if grouped else amount)
        return text
    if kind in _DIGIT_KINDS:
        bare = _SEPARATORS.sub("", text)
        return bare if bare.lstrip("+").isdigit() else text
    return text


def same_value(field: Field, kind: FieldKind, meant: str, shown: str) -> bool:
    """Whether the page holds what was meant, spelling aside."""
    if field.type in (FieldType.CHECKBOXES, FieldType.MULTISELECT):
        return set(meant.split("\n")) == set(shown.split("\n"))
    if field.type is FieldType.FILE:
        return [_base(n) for n in meant.split("\n")] == [_base(n) for n in shown.split("\n")]
    one, other = canonical(kind, meant), canonical(kind, shown)
    if one == other:
        return True
    if kind in (FieldKind.MONEY, FieldKind.NUMBER, FieldKind.PERCENT, FieldKind.DURATION):
        return _number(one) is not None and _number(one) == _number(other)
    if field.type in (FieldType.COMBOBOX, FieldType.SELECT) and _is_the_option_of(meant, shown, field):
        return True
    if field.options:
        # a box may show the label of what was meant; another option's value is never the same
        labels = {option.value: option.label for option in field.options}
        return other not in labels and labels.get(one) == other
    if kind is FieldKind.EMAIL:
        return one.lower() == other.lower()
    return _spaced(one) == _spaced(other)


def _is_the_option_of(words: str, shown: str, field: Field) -> bool:
    """Whether a list's choice is the only one that contains the words: "Techcombank" of many banks' full names.

    A list that nobody has seen whole is taken at its word: the page chose.
    """
    wanted = f" {' '.join(fold(words).split())} "
    options = field.options or ()
    held = next((option.label for option in options if shown in (option.value, option.label)), shown)
    labels = [option.label for option in options] or [shown]
    close = [label for label in labels if wanted in f" {' '.join(fold(label).split())} "]
    return bool(wanted.strip()) and close == [held]


def _base(path: str) -> str:
    return path.replace("\\", "/").rsplit("/", 1)[-1]


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text.replace(",", "."))
    except InvalidOperation:
        return None


def _spaced(text: str) -> str:
    return " ".join(text.split())
