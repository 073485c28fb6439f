"""Records told in sentences: reads said/*.yaml, fills in the dates, and gives what is expected on the page."""

import json
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent / "said"
RULES = Path(__file__).parent.parent.parent / "bank_forms"
BANK = ("loan", "crm", "hr", "compliance", "operations")
FOREIGN = ("insurance", "school", "hospital")


@dataclass(frozen=True)
class Sentence:
    """One utterance; `fills`: field -> value on the page; `adds`: fields that are on the page after it.

    `gives` are names of files that the person gives before speaking. `typed`: in a record that is said aloud otherwise.
    """

    say: str
    fills: dict[str, str] = field(default_factory=dict)
    adds: tuple[str, ...] = ()
    gives: tuple[str, ...] = ()
    typed: bool = False


@dataclass(frozen=True)
class Told:
    """Everything said of one form. `outcome` and `sent`: what a foreign page tells after it was sent."""

    record: tuple[Sentence, ...]
    submit: str
    single: tuple[Sentence, ...] = ()
    page: str = ""
    outcome: str = ""
    sent: dict[str, Any] = field(default_factory=dict)

    @property
    def values(self) -> dict[str, str]:
        """The whole record."""
        return {name: value for sentence in self.record for name, value in sentence.fills.items()}


def read_told(name: str, today: date) -> Told:
    """The file of that name; "{yesterday:%d/%m/%Y}" stands for a date seen from `today`."""
    told = with_days(yaml.safe_load((HERE / f"{name}.yaml").read_text("utf-8")), today)
    sentences = {key: tuple(Sentence(**one) for one in told.get(key, ())) for key in ("record", "single")}
    return Told(**(told | sentences))


def with_days(part: Any, today: date) -> Any:
    """The same with its days filled in: "{yesterday:%d/%m/%Y}" is a date seen from `today`."""
    days = {"yesterday": -1, "today": 0, "tomorrow": 1, "next_week": 7, "after_next_week": 9}
    dates = {word: today + timedelta(days=count) for word, count in days.items()}

    def dated(part: Any) -> Any:
        match part:
            case str():
                return part.format(**dates)
            case list():
                return [dated(one) for one in part]
            case dict():
                return {key: dated(one) for key, one in part.items()}
        return part

    return dated(part)


def as_stored(form_type: str, values: dict[str, str]) -> dict[str, Any]:
    """What the backend must hold when the page shows `values`: numbers, truth, lists, codes of options."""
    rules = json.loads((RULES / form_type / "rules.json").read_text("utf-8"))["fields"]
    record: dict[str, Any] = {}
    for name, value in values.items():
        outer, bracket, inner = name.partition("[0].")
        if bracket:
            (row,) = record.setdefault(outer, [{}])
            row[inner] = _as_stored(rules[outer]["fields"][inner], value)
        else:
            record[name] = _as_stored(rules[name], value)
    return record


def _as_stored(rule: dict[str, Any], value: str) -> object:
    match rule["type"]:
        case "money" | "number":
            return float(value)
        case "checkbox":
            return value == "true"
        case "checkboxes" | "file":
            return value.split("\n")
        case "combobox":
            return next((o["value"] for o in rule["options"] if o["label"] == value), value)
    return value
