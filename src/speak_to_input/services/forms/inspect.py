"""A whole raw record against the rules of its form; `rules.js` decides the same on the page."""

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from speak_to_input.services.forms.canonical import Messages, Refused, canonical, obey_limits, refuse
from speak_to_input.services.forms.rules import Check, Condition, FieldRule, FormRules, Sum

Record = dict[str, object]

_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    ">=": operator.ge,
    ">": operator.gt,
    "<=": operator.le,
    "==": operator.eq,
}


@dataclass(frozen=True, slots=True)
class Inspection:
    """The record in canonical values, and what is wrong with it in Vietnamese by field name."""

    record: Record
    problems: dict[str, str]


def inspect(rules: FormRules, raw: Mapping[str, object], today: date, messages: Messages) -> Inspection:
    """Check `raw` (field name -> text, bool, list, uploads, or rows as a list of mappings)."""
    record: Record = {}
    problems: dict[str, str] = {}
    for name in raw:
        if name not in rules.fields:
            problems[name] = messages["unknown"]
    for name, rule in rules.fields.items():
        if rule.when and not holds(rule.when, record):
            continue
        if rule.type == "rows":
            _inspect_rows(name, rule, raw.get(name), today, messages, record, problems)
            continue
        try:
            _inspect_field(name, rule, raw.get(name), today, messages, record)
        except Refused as refused:
            problems[name] = str(refused)
    for check in rules.checks:
        if problems.keys() & _parts(check) or (check.when and not holds(check.when, record)):
            continue
        if not _compares(check, record):
            problems[check.field] = check.message
    return Inspection(record, problems)


def holds(condition: Condition, record: Mapping[str, object]) -> bool:
    """Whether the condition holds over canonical values; a blank is None."""
    if condition.all_ is not None:
        return all(holds(part, record) for part in condition.all_)
    if condition.any_ is not None:
        return any(holds(part, record) for part in condition.any_)
    value = record.get(condition.field)
    if condition.is_ is not None:
        return value == condition.is_
    if condition.in_ is not None:
        return value in condition.in_
    if condition.not_in is not None:
        return value not in condition.not_in
    return isinstance(value, int | float) and value >= (condition.at_least or 0)


def _inspect_field(
    name: str, rule: FieldRule, raw: object, today: date, messages: Messages, record: Record
) -> None:
    value = canonical(rule, raw, messages)
    if value is None:
        if rule.required or (rule.required_when and holds(rule.required_when, record)):
            raise refuse(messages, _missing_kind(rule), rule)
        return
    record[name] = value
    obey_limits(rule, value, today, messages)


def _inspect_rows(
    name: str,
    rule: FieldRule,
    raw: object,
    today: date,
    messages: Messages,
    record: Record,
    problems: dict[str, str],
) -> None:
    rows = raw if isinstance(raw, list) else []
    kept: list[Record] = []
    for index, row in enumerate(rows):
        if not isinstance(row, Mapping) or all(value in ("", None) for value in row.values()):
            continue
        inner: Record = {}
        for part, part_rule in rule.fields.items():
            try:
                _inspect_field(part, part_rule, row.get(part), today, messages, inner)
            except Refused as refused:
                problems[f"{name}[{index}].{part}"] = str(refused)
        kept.append(inner)
    if kept:
        record[name] = kept
    if len(kept) > rule.max_rows:
        problems[name] = str(refuse(messages, "rowCount", rule, rule.max_rows))


def _missing_kind(rule: FieldRule) -> str:
    if rule.type == "checkbox":
        return "tick"
    if rule.type == "file":
        return "attach"
    return "choose" if rule.options else "required"


def _compares(check: Check, record: Mapping[str, object]) -> bool:
    left, right = record.get(check.left), _operand(check.right, record)
    if left is None or right is None:
        return True
    if isinstance(left, str) and isinstance(right, str):
        length = min(len(left), len(right))  # a date against a date with a time: the days are compared
        left, right = left[:length], right[:length]
    return _COMPARE[check.op](left, right)


def _parts(check: Check) -> set[str]:
    right = check.right
    return {check.field, check.left, *((right,) if isinstance(right, str) else (*right.plus, *right.minus))}


def _operand(right: str | Sum, record: Mapping[str, object]) -> object:
    if isinstance(right, str):
        return record.get(right)
    total: int | float = 0
    for names, sign in ((right.plus, 1), (right.minus, -1)):
        for name in names:
            value = record.get(name)
            if not isinstance(value, int | float):
                return None
            total += sign * value
    return total
