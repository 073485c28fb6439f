"""Whole talks through the desk: what each turn changes, asks, sends and keeps (tests/unit/dialog/talks/FORM.yaml).

- name: what it is about
  full: true                   # the form holds the values of full.yaml, put in by hand
  given: {field: value}        # further values put in by hand
  talk:
    - say: "…"
      fills: {field: value}    # exactly what this turn changes ("" is emptied); left out: nothing may change
      asks: true               # whether a question waits behind the turn, or a part of it; left out: not judged
      sent: 1                  # how often it sends; left out: not at all
      form: hr                 # the form that is open behind it; left out: the one before
      drafts: 1                # how many drafts there are behind it; left out: not judged
      says: [part]             # parts of the answer
  fails: why                   # a known failure
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from speak_to_input.core.turns import Turn
from tests.unit.dialog.desk import Desk, Values

HERE = Path(__file__).parent / "talks"
_OPENED_BY = {
    "loan": "mở đơn vay",
    "crm": "mở biểu mẫu khách hàng",
    "hr": "mở biểu mẫu nhân sự",
    "compliance": "mở báo cáo tuân thủ",
    "operations": "mở kiểm tra giao dịch",
}
_BETWEEN_S = 7
"""Seconds from one turn to the next."""


@dataclass(frozen=True)
class Talk:
    """Some turns in a row on one form."""

    form: str
    name: str
    turns: tuple[Mapping[str, Any], ...]
    held: Values = field(default_factory=dict)
    fails: str = ""


def talks(folder: Path = HERE) -> Iterator[Talk]:
    """Every talk of every file but full.yaml, which says what a full form holds."""
    full = yaml.safe_load((HERE / "full.yaml").read_text(encoding="utf-8"))
    for path in sorted(folder.glob("*.yaml")):
        form = path.name.split(".")[0]
        for told in () if form == "full" else yaml.safe_load(path.read_text(encoding="utf-8")):
            held = {**(full[form] if told.get("full") else {}), **(told.get("given") or {})}
            yield Talk(form, f"{form}: {told['name']}", tuple(told["talk"]), held, told.get("fails", ""))


def play(desk: Desk, talk: Talk) -> list[tuple[str, str, list[str]]]:
    """Every turn: what was said, the answer, and what is not as it was wished."""
    desk.say(_OPENED_BY[talk.form])
    for name, value in talk.held.items():
        desk.edit(name, value)
    desk.rest()
    played, form = [], talk.form
    for wished in talk.turns:
        desk.clock.wait(_BETWEEN_S)
        before, sent = desk.values, len(desk.sent)
        turn = desk.say(wished["say"])
        played.append((wished["say"], turn.result, _wrong(desk, turn, wished, before, sent, form)))
        form = wished.get("form", form)
    return played


def _wrong(
    desk: Desk, turn: Turn, wished: Mapping[str, Any], before: Values, sent: int, form: str
) -> list[str]:
    """What is not as it was wished."""
    if desk.ledger.form_type != wished.get("form", form):
        return [f"form {desk.ledger.form_type}"]
    was = desk.blank if "form" in wished else before
    changed = {name: value for name, value in desk.values.items() if value != was.get(name)}
    wrong = []
    if _told(changed) != _told(wished.get("fills") or {}):
        wrong.append(f"fills {changed}")
    if len(desk.sent) - sent != wished.get("sent", 0):
        wrong.append(f"sent {len(desk.sent) - sent}")
    if (asks := wished.get("asks")) is not None and not _asks(turn, asks):
        wrong.append(f"asks {turn.pending.question if turn.pending else None}")
    says = wished.get("says", [])
    parts = [says] if isinstance(says, str) else says
    wrong += [f"says not {part!r}" for part in parts if part.lower() not in turn.result.lower()]
    if "drafts" in wished and (count := len(desk.run(desk.conversations.drafts()))) != wished["drafts"]:
        wrong.append(f"drafts {count}")
    return wrong


def _asks(turn: Turn, wished: bool | str) -> bool:
    if isinstance(wished, bool):
        return wished == (turn.pending is not None)
    return turn.pending is not None and wished.lower() in turn.pending.question.lower()


def _told(values: Values) -> Values:
    """A box that is not ticked is an empty one."""
    return {name: "" if value == "false" else value for name, value in values.items()}
