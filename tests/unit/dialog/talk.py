"""Whole talks through the desk: what each turn changes, asks, sends and keeps (tests/unit/dialog/talks/FORM.yaml).

- name: what it is about
  start: sent loan             # the form that is open, "sent" where it was sent already, or none; left out: the file's
  drafts: [[crm, {field: value}, "2026-11-22T15:00"]]   # kept before the talk begins
  full: true                   # the form holds the values of full.yaml, put in by hand
  given: {field: value}        # further values put in by hand
  talk:
    - say: "…"
      fills: {field: value}    # exactly what this turn changes ("" is emptied); left out: nothing may change
      holds: {field: value}    # some of what the page holds behind it, instead of `fills`
      asks: true               # whether a question waits behind the turn, or a pattern in it; left out: not judged
      sent: 1                  # how often it sends; left out: not at all
      form: hr                 # the form that is open behind it, or none; left out: the one before
      new: true                # another page of it was opened
      drafts: 1                # how many drafts there are behind it; left out: not judged
      says: [pattern]          # in the answer; not_says: not in it
      acts: [print]            # what was done, among others
  fails: why                   # a known failure
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from speak_to_input.core.page_acts import Status
from speak_to_input.core.turns import Turn
from tests.corpus.cases import read_yaml
from tests.unit.dialog.desk import SESSION, Desk, Values

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
    """Some turns in a row, with the form that is open before them: "none" for none."""

    form: str
    name: str
    turns: tuple[Mapping[str, Any], ...]
    held: Values = field(default_factory=dict)
    fails: str = ""
    sent: bool = False
    drafts: tuple[tuple[str, Values, str], ...] = ()


def talks(folder: Path = HERE) -> Iterator[Talk]:
    """Every talk of every file but full.yaml, which says what a full form holds."""
    full = read_yaml(HERE / "full.yaml")
    for path in sorted(folder.glob("*.yaml")):
        named = path.name.split(".")[0]
        for told in () if named == "full" else read_yaml(path):
            start = told.get("start", named)
            sent, form = start.startswith("sent "), start.split()[-1]
            held = {**(full[form] if sent or told.get("full") else {}), **(told.get("given") or {})}
            drafts = tuple((*draft,) for draft in told.get("drafts", ()))
            name = f"{named}: {told['name']}"
            yield Talk(form, name, tuple(told["talk"]), held, told.get("fails", ""), sent, drafts)


def play(desk: Desk, talk: Talk) -> list[tuple[str, str, list[str]]]:
    """Every turn: what was said, the answer, and what is not as it was wished."""
    _keep_drafts(desk, talk)
    _fill(desk, talk.form, talk.held)
    if talk.sent:
        _send(desk)
    played, form = [], talk.form
    for wished in talk.turns:
        desk.clock.wait(_BETWEEN_S)
        before, sent, page = desk.values, len(desk.sent), desk.page
        turn = desk.say(wished["say"])
        opened = desk.page is not None and desk.page is not page
        was = desk.blank if opened and ("form" in wished or wished.get("new")) else before
        wrong = _wrong(desk, turn, wished, was, sent, form)
        wrong += ["no new page"] if wished.get("new") and not opened else []
        played.append((wished["say"], turn.result, wrong))
        form = wished.get("form", form)
    return played


def _keep_drafts(desk: Desk, talk: Talk) -> None:
    now = desk.clock.time
    for form, values, at in talk.drafts:
        desk.clock.time = datetime.fromisoformat(at).replace(tzinfo=now.tzinfo)
        _fill(desk, form, values)
        desk.say("lưu nháp")
    if talk.drafts:
        desk.clock.time = now
        desk.run(desk.conversations.close(SESSION))


def _fill(desk: Desk, form: str, values: Values) -> None:
    if form == "none":
        return
    desk.say(_OPENED_BY[form])
    for name, value in values.items():
        desk.edit(name, value)
    desk.rest()


def _send(desk: Desk) -> None:
    for said in ("gửi đơn", "đúng rồi, gửi đi"):
        desk.clock.wait(_BETWEEN_S)
        desk.say(said)
    assert desk.sent


def _wrong(
    desk: Desk, turn: Turn, wished: Mapping[str, Any], before: Values, sent: int, form: str
) -> list[str]:
    """What is not as it was wished."""
    is_open = desk.ledger.form_type or "none"
    if is_open != wished.get("form", form):
        return [f"form {is_open}"]
    wrong = _wrong_values(desk.values, wished, before)
    if len(desk.sent) - sent != wished.get("sent", 0):
        wrong.append(f"sent {len(desk.sent) - sent}")
    if (asks := wished.get("asks")) is not None and not _asks(turn, asks):
        wrong.append(f"asks {turn.pending.question if turn.pending else None}")
    wrong += [f"says not {p!r}" for p in _patterns(wished, "says") if not _says(turn.result, p)]
    wrong += [f"says {p!r}" for p in _patterns(wished, "not_says") if _says(turn.result, p)]
    if "drafts" in wished and (count := len(desk.run(desk.conversations.drafts()))) != wished["drafts"]:
        wrong.append(f"drafts {count}")
    done = {outcome.type.value for outcome in turn.actions if outcome.status is Status.DONE}
    return [*wrong, *(f"{act} not done" for act in wished.get("acts", []) if act not in done)]


def _wrong_values(values: Values, wished: Mapping[str, Any], before: Values) -> list[str]:
    changed = {name: value for name, value in values.items() if value != before.get(name)}
    if "holds" not in wished:
        return [] if _told(changed) == _told(wished.get("fills") or {}) else [f"fills {changed}"]
    return [f"holds {values.get(n)} in {n}" for n, v in wished["holds"].items() if values.get(n) != v]


def _patterns(wished: Mapping[str, Any], key: str) -> list[str]:
    told = wished.get(key, [])
    return [told] if isinstance(told, str) else told


def _says(text: str, pattern: str) -> bool:
    return re.search(pattern, text, re.IGNORECASE) is not None


def _asks(turn: Turn, wished: bool | str) -> bool:
    if isinstance(wished, bool):
        return wished == (turn.pending is not None)
    return turn.pending is not None and _says(turn.pending.question, wished)


def _told(values: Values) -> Values:
    """A box that is not ticked is an empty one."""
    return {name: "" if value == "false" else value for name, value in values.items()}
