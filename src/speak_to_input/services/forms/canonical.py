"""One field's raw value -> the value a record keeps, or a refusal; `rules.js` decides the same."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date

from speak_to_input.services.forms import spelling
from speak_to_input.services.forms.rules import FieldRule
from speak_to_input.services.forms.uploads import Upload

Value = str | int | float | bool | list[str]
Messages = Mapping[str, str]

_EMAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")
_MONEY = re.compile(r"\d[\d. ]*", re.ASCII)
_PHONE = re.compile(r"0\d{9,10}", re.ASCII)
_READERS: dict[str, Callable[[str], str | int | float | None]] = {
    "number": spelling.read_number,
    "date": spelling.read_date,
    "datepicker": spelling.read_date,
    "datetime": spelling.read_date_time,
    "time": spelling.read_time,
}


class Refused(Exception):
    """The value breaks a rule; the text is what the person reads."""


def refuse(messages: Messages, kind: str, rule: FieldRule, limit: object = "") -> Refused:
    """The refusal of that kind for that field."""
    return Refused(messages[kind].replace("{label}", rule.label).replace("{limit}", str(limit)))


def canonical(rule: FieldRule, raw: object, messages: Messages) -> Value | None:
    """The value a record keeps; None for a blank.

    Takes: text for most kinds, bool for a checkbox, a list of texts for checkboxes, Uploads for a file.
    Gives: int or float for number and money (đồng), ISO 8601 for dates and times, option values.
    Raises: Refused.
    """
    match rule.type:
        case "checkbox":
            return True if raw in (True, "true", "on") else None
        case "file":
            return _files(rule, raw, messages)
        case "checkboxes":
            return _choices(rule, raw, messages)
        case _:
            return _scalar(rule, raw, messages)


def _scalar(rule: FieldRule, raw: object, messages: Messages) -> Value | None:
    if raw is not None and (isinstance(raw, bool) or not isinstance(raw, str | int | float)):
        raise refuse(messages, "text", rule)
    text = unicodedata.normalize("NFC", "" if raw is None else str(raw)).strip()
    if not text:
        return None
    found: str | int | float | None
    if rule.type in _READERS:
        found = _READERS[rule.type](text)
    elif rule.type == "money":
        found = int(re.sub(r"[. ]", "", text)) if _MONEY.fullmatch(text) else None
    elif rule.type == "tel":
        digits = re.sub(r"^\+?84(?=\d{9}$)", "0", re.sub(r"[\s.()-]", "", text))
        found = digits if _PHONE.fullmatch(digits) else None
    elif rule.type == "email":
        found = text if _EMAIL.fullmatch(text) else None
    elif rule.options:
        return _choice(rule, text, messages)
    else:
        return text.upper() if rule.uppercase else text
    if found is None:
        raise refuse(messages, rule.type.replace("datepicker", "date"), rule)
    return found


def _choice(rule: FieldRule, text: str, messages: Messages) -> str:
    for option in rule.options:
        if text == option.value or (rule.type == "combobox" and text == option.label):
            return option.value
    if rule.free:
        return text
    raise refuse(messages, "option", rule)


def _choices(rule: FieldRule, raw: object, messages: Messages) -> list[str] | None:
    chosen = list(raw) if isinstance(raw, list) else [] if raw in (None, "") else [raw]
    values = [option.value for option in rule.options]
    if any(value not in values for value in chosen):
        raise refuse(messages, "option", rule)
    return [value for value in values if value in chosen] or None


def _files(rule: FieldRule, raw: object, messages: Messages) -> list[str] | None:
    files = [file for file in raw if isinstance(file, Upload)] if isinstance(raw, list) else []
    if len(files) > rule.max_files:
        raise refuse(messages, "fileCount", rule, rule.max_files)
    for file in files:
        if not file.name.lower().endswith(rule.accept):
            raise refuse(messages, "fileType", rule, ", ".join(rule.accept))
        if len(file.content) > rule.max_megabytes * 1_000_000:
            raise refuse(messages, "fileSize", rule, f"{rule.max_megabytes:g}")
        if not file.is_what_its_name_says:
            raise refuse(messages, "fileContent", rule)
    return [file.name for file in files] or None


def obey_limits(rule: FieldRule, value: Value, today: date, messages: Messages) -> None:
    """Raises: Refused when a canonical value is too long, too small, too late or of the wrong pattern."""
    if isinstance(value, str) and (rule.free or not rule.options):
        if len(value) < rule.min_length:
            raise refuse(messages, "minLength", rule, rule.min_length)
        if rule.max_length is not None and len(value) > rule.max_length:
            raise refuse(messages, "maxLength", rule, rule.max_length)
    if rule.pattern and not re.search(rule.pattern, str(value)):
        raise Refused(rule.pattern_message) if rule.pattern_message else refuse(messages, "pattern", rule)
    if isinstance(value, str) and rule.type in ("date", "datepicker", "datetime"):
        _obey_days(rule, value[:10], today, messages)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        _obey_range(rule, value, messages)


def _obey_days(rule: FieldRule, day: str, today: date, messages: Messages) -> None:
    for limit, own, kind, late in (
        (rule.min, rule.min_message, "minDate", False),
        (rule.max, rule.max_message, "maxDate", True),
    ):
        if limit is None:
            continue
        bound = spelling.shifted_day(str(limit), today)
        if day > bound if late else day < bound:
            raise Refused(own) if own else refuse(messages, kind, rule, spelling.spoken_limit(bound))


def _obey_range(rule: FieldRule, value: int | float, messages: Messages) -> None:
    if rule.min is not None and value < float(rule.min):
        limit = spelling.spoken_limit(rule.min)
        raise Refused(rule.min_message) if rule.min_message else refuse(messages, "min", rule, limit)
    if rule.max is not None and value > float(rule.max):
        limit = spelling.spoken_limit(rule.max)
        raise Refused(rule.max_message) if rule.max_message else refuse(messages, "max", rule, limit)
    if rule.increment and not (value / rule.increment).is_integer():
        kind = "whole" if rule.increment == 1 else "increment"
        raise refuse(messages, kind, rule, spelling.spoken_limit(rule.increment))
