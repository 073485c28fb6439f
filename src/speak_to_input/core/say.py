"""Values and names as they are put into an answer for the eye; speech spells them out later."""

import re
from datetime import date, datetime

from speak_to_input.core.forms import Field, FieldType
from speak_to_input.core.kinds import FieldKind, money_scale
from speak_to_input.core.secrets import is_secret
from speak_to_input.core.verify import canonical

_BRACKETED = re.compile(r"\s*[(\[][^)\]]*[)\]]")
_RISKY = frozenset(
    {FieldKind.PHONE, FieldKind.CITIZEN_ID, FieldKind.TAX_CODE, FieldKind.ACCOUNT, FieldKind.CARD,
     FieldKind.CODE, FieldKind.MONEY, FieldKind.DATE, FieldKind.DATETIME, FieldKind.EMAIL}
)  # fmt: skip
_NUMBERED = frozenset({FieldKind.CITIZEN_ID, FieldKind.TAX_CODE, FieldKind.ACCOUNT, FieldKind.CARD})


def is_risky(kind: FieldKind) -> bool:
    """Whether a mistake here costs: ids, money, accounts, addresses of people are read back with the value."""
    return kind in _RISKY


def label_of(field: Field) -> str:
    """A label within a sentence: brackets dropped, lower case unless it is an abbreviation."""
    label = _BRACKETED.sub("", field.label).strip(" :*") or field.name
    words = label.split()
    return " ".join(
        word if (word.isupper() and len(word) > 1) or "/" in word else word.lower() for word in words
    )


def named(field: Field) -> str:
    """A field in a list of fields: a box by its words in quotes, which may be the person's own "tôi cam kết …"."""
    return f"“{field.label}”" if field.type is FieldType.CHECKBOX else label_of(field)


def told_of(field: Field, kind: FieldKind) -> str:
    """A field with its value, as in "kỳ hạn vay 24 tháng", "đã chọn “Tài liệu mật”"."""
    if field.type is FieldType.CHECKBOX:
        return f"{'đã' if field.value == 'true' else 'chưa'} chọn “{field.label}”"
    return f"{label_of(field)} {value_of(field, kind, field.value)}"


def value_of(field: Field, kind: FieldKind, value: str) -> str:
    """A value in the form's spelling as a person reads it; of a secret only that there is one."""
    if is_secret(field):
        return f"đã nhập, em không đọc {'mật khẩu' if field.type is FieldType.PASSWORD else 'mã này'}"
    if field.options:
        labels = {option.value: option.label for option in field.options}
        return ", ".join(labels.get(part, part) for part in value.split("\n"))
    if field.type is FieldType.CHECKBOX:
        return "có" if value == "true" else "không"
    if kind is FieldKind.MONEY:
        amount = canonical(kind, value)
        return money(str(int(amount) * money_scale(field)) if amount.isdecimal() else amount)
    if kind is FieldKind.PHONE:
        return phone(canonical(kind, value))
    if kind in _NUMBERED:
        return canonical(kind, value)
    if kind in (FieldKind.DATE, FieldKind.DATETIME):
        return day(value)
    if field.type is FieldType.FILE:
        return listed(value.split("\n"))
    return value


def money(amount: str) -> str:
    """As in "500000000" -> "500 triệu đồng", "1550000" -> "1.550.000 đồng"."""
    if not amount.isdigit():
        return amount
    number = int(amount)
    for unit, word, finest in ((10**9, "tỷ", 10**7), (10**6, "triệu", 10**5)):
        if unit <= number < 1000 * unit and number % finest == 0:
            whole, rest = divmod(number, unit)
            decimals = f"{rest * 100 // unit:02}".rstrip("0")
            return f"{whole},{decimals} {word} đồng" if decimals else f"{whole} {word} đồng"
    return f"{number:,}".replace(",", ".") + " đồng"


def phone(digits: str) -> str:
    """As in "0963023600" -> "0963 023 600"."""
    return f"{digits[:4]} {digits[4:7]} {digits[7:]}" if len(digits) == 10 and digits.isdigit() else digits


def day(value: str) -> str:
    """As in "1990-03-15" -> "15/03/1990", with the time where there is one."""
    try:
        if "T" in value:
            return f"{datetime.fromisoformat(value):%H:%M ngày %d/%m/%Y}"
        return f"{date.fromisoformat(value):%d/%m/%Y}"
    except ValueError:
        return value


def listed(parts: list[str]) -> str:
    """As in "a", "a và b", "a, b và c"."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} và {parts[-1]}" if parts else ""


def offered(parts: list[str]) -> str:
    """As in "a", "a hay b", "a, b hay c": one of them."""
    return " hay ".join(part for part in (", ".join(parts[:-1]), *parts[-1:]) if part)
