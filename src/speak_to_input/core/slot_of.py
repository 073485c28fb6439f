"""The slot of a field: what its type, label, limits and example on the page say of its values."""

import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from speak_to_input.core.days import day_of
from speak_to_input.core.examples import figures_of, groups_of, prefix_of
from speak_to_input.core.forms import Field, FieldType, Option
from speak_to_input.core.kinds import FieldKind, money_scale, unit_of
from speak_to_input.core.language import Language
from speak_to_input.core.measures import measure_of
from speak_to_input.core.short_labels import short_for
from speak_to_input.core.slots import FIRST_YEAR, LAST_YEAR, TALLEST, Lean, Slot
from speak_to_input.core.usual_range import usual_range
from speak_to_input.vi.text import Words, read_words

_CLEAR_LEAN = 0.8
_LONGEST_PATTERN = 60
"""A page's longer pattern is not run: a stranger's expression may take for ever."""


def slot_of(
    field: Field, label: Words, kind: FieldKind, choices: Sequence[Option], language: Language
) -> Slot:
    """What must be known of the field to put a value of this kind into it. `label`: the words of its label."""
    measure = measure_of(label, (option.label for option in choices), language)
    return Slot(
        kind=kind,
        unit=unit_of(field, kind),
        measure=measure,
        size=language.units.size_of(measure),
        scale=money_scale(field) if kind is FieldKind.MONEY else 1,
        lean=_lean(field, label, kind, language),
        minimum=_number(field.minimum) or (FIRST_YEAR if _asks_year(field, kind) else None),
        maximum=_number(field.maximum)
        or (LAST_YEAR if _asks_year(field, kind) else _tallest(label, measure)),
        usual=usual_range(field) if kind is FieldKind.MONEY else None,
        earliest=day_of(field.minimum),
        latest=day_of(field.maximum),
        pattern=_pattern(field.pattern),
        plate=_plate(field, kind),
        prefix=prefix_of(field.placeholder),
        initials=_initials(label) if kind is FieldKind.CODE else frozenset(),
        figures=figures_of(field.placeholder),
        groups=groups_of(field.placeholder),
        web=field.type is FieldType.URL,
        monthly=kind is FieldKind.NUMBER and _asks_day(field, label),
    )


def _asks_day(field: Field, label: Words) -> bool:
    """Whether the number is a day of any month: "Ngày trả lương", "Đóng tiền vào ngày" up to 31."""
    ends = label.says(len(label) - 1, "ngày") and _number(field.maximum) in _LAST_DAYS
    return label.says(0, "ngày") or ends


_LAST_DAYS = (28, 30, 31)


def _asks_year(field: Field, kind: FieldKind) -> bool:
    """Whether the number is a year: "Năm sản xuất"."""
    label = field.label.lower()
    return kind is FieldKind.NUMBER and label.startswith(_YEARS) and not label.startswith(_YEARS_LONG)


_YEARS, _YEARS_LONG = ("năm ", "year of"), ("năm kinh nghiệm", "năm công tác", "năm làm", "năm sử dụng")


def _tallest(label: Words, measure: str) -> Decimal | None:
    """How high somebody or something to be sent may be where the page sets no limit: nobody is "ba mét tư"."""
    return TALLEST if measure == "cm" and any(label.says(at, "cao") for at in range(len(label))) else None


def _lean(field: Field, label: Words, kind: FieldKind, language: Language) -> Lean:
    if kind not in (FieldKind.DATE, FieldKind.DATETIME):
        return Lean.COMING
    words = read_words(f"{label.text} {field.name}")
    for at in range(len(words)):
        found = [match for match in language.date_leans.matches(words, at) if match.strength > _CLEAR_LEAN]
        if found:
            return Lean(max(found, key=lambda match: match.end).item)
    return Lean.COMING


_PLATES = ("biển số", "số biển", "biển kiểm soát", "biển đăng ký", "biển xe", "bks", "plate")


def _plate(field: Field, kind: FieldKind) -> str | None:
    asks = kind is FieldKind.CODE and any(name in field.label.lower() for name in _PLATES)
    return f"{field.placeholder} {field.label} {field.description}" if asks else None


def _pattern(text: str) -> re.Pattern[str] | None:
    try:
        return re.compile(text) if text and len(text) <= _LONGEST_PATTERN else None
    except re.error:  # a page's pattern is JavaScript's and may not be Python's
        return None


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text) if text else None
    except InvalidOperation:
        return None


def _initials(label: Words) -> frozenset[str]:
    """What the thing would be called for short whose code the label asks for: "NV" for "Mã nhân viên"."""
    letters = "".join(t.folded[0].upper() for t in label.tokens if t.folded not in ("ma", "so"))
    return frozenset(letters[: size + 2] for size in range(len(letters) - 1)) | short_for(label.text)
