"""Play dialogues of tests/corpus through the server's conversation; the turns go to var/web/dialogues.json.

The web application's reducer is tested with them (web/tests/dialogues.test.ts), so both sides are held to one corpus.
Made anew with each `make test`: nothing recorded can get old. `PYTHONPATH=. .venv/bin/python scripts/dialogues.py`
"""

import json
from pathlib import Path
from typing import Any

from speak_to_input.core.turns import Turn
from speak_to_input.wire import TurnJson
from tests.corpus.cases import Case, cases
from tests.unit.dialog.bank import FORMS
from tests.unit.dialog.desk import Desk

OUT = Path(__file__).parents[1] / "var" / "web" / "dialogues.json"
_OPENING = "mở {}"
_NAMES = {
    "loan": "đơn vay", "crm": "cập nhật khách hàng", "hr": "yêu cầu nhân sự",
    "compliance": "báo cáo tuân thủ", "operations": "kiểm tra giao dịch",
}  # fmt: skip


def main() -> None:
    """Write the dialogues of more than one sentence about the bank's forms.

    Not all of them, for the time that it takes: rounds try how things are said, which tells the reducer little.
    """
    talks = [case for case in cases() if case.form in FORMS and len(case.sayings) > 1 and _is_tried(case)]
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text(json.dumps([played(case) for case in talks], ensure_ascii=False), "utf-8")
    print(f"{len(talks)} dialogues, {sum(len(case.sayings) + 1 for case in talks)} turns: {OUT}")


def _is_tried(case: Case) -> bool:
    """Of the rounds every sixth dialogue, of those that are dense in one class none, of all else each."""
    file, _, number = case.where.partition("#")
    return ".dense_" not in file and (".round" not in file or int(number) % 6 == 0)


def played(case: Case) -> dict[str, Any]:
    """One dialogue: its sentences and turns, the form opened first. A form is told whole once, then what changed."""
    desk = Desk()
    try:
        sentences = [_OPENING.format(_NAMES[case.form]), *(saying.say for saying in case.sayings)]
        turns = [_told(desk.say(sentence)) for sentence in sentences]
    finally:
        desk.end()
    known: dict[str, Any] = {}
    for turn in turns:
        _shorten(turn, known)
    return {"where": case.where, "form": case.form, "sentences": sentences, "turns": turns}


def _told(turn: Turn) -> dict[str, Any]:
    told: dict[str, Any] = TurnJson.model_validate(turn).model_dump(mode="json")
    return told


def _shorten(turn: dict[str, Any], known: dict[str, Any]) -> None:
    """Leave out the fields that are as they were in the turn before."""
    form = turn["form"]
    if form is None:
        return
    fields = form["fields"]
    form["fields"] = [field for field in fields if known.get(field["name"]) != field]
    form["names"] = [field["name"] for field in fields]
    known.update({field["name"]: field for field in fields})


if __name__ == "__main__":
    main()
