"""An evening's dialogue as a file tells it: what is said, and what each sentence must come to."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

import yaml

from tests.e2e.acts.talk import Said, Talk
from tests.e2e.said_records import HERE, with_days


@dataclass(frozen=True)
class Turn:
    """One sentence. `page`: exactly the fields that it changes and their new values."""

    say: str
    page: dict[str, str] = field(default_factory=dict)
    refills: dict[str, str] = field(default_factory=dict)
    """Some of the many fields that it fills again."""
    empty: bool = False
    """Nothing is left on the page."""
    does: list[str] = field(default_factory=list)
    reply: list[str] = field(default_factory=list)
    asks: str = ""
    gives: list[str] = field(default_factory=list)
    step: int = 0
    focus: str = ""


def read_evening(name: str, today: date) -> tuple[Turn, ...]:
    """The dialogue of said/evening_{name}.yaml, its days counted from `today`."""
    told = with_days(yaml.safe_load((HERE / f"evening_{name}.yaml").read_text("utf-8")), today)
    assert told["form"] == name
    return tuple(Turn(**turn) for turn in told["turns"])


def take(talk: Talk, turn: Turn, before: dict[str, str]) -> dict[str, str]:
    """Say the sentence and hold page and reply against the file. Gives: what the page holds now."""
    for name in turn.gives:
        assert talk.give(name) == 200
    said = talk.say(turn.say)
    told = f"“{turn.say}” → {said.reply}"
    for part in turn.reply:
        assert part in said.reply, told
    assert said.pending == turn.asks, told
    if turn.does:
        assert [kind for kind, status, _ in said.acts if status == "done" and kind != "open"] == turn.does, (
            told
        )
        assert set(turn.does) <= said.done, told
    if not talk.is_open():
        assert not turn.page, told
        return {}
    now = talk.values()
    if turn.refills:
        assert now.items() >= turn.refills.items(), told
    elif turn.empty:
        assert now == {}, told
    elif "submit" not in turn.does:
        assert changes(before, now) == turn.page, told
    _where(said, turn, told)
    return now


def changes(before: dict[str, str], now: dict[str, str]) -> dict[str, str]:
    """The fields whose value differs, with the new one."""
    names = before.keys() | now.keys()
    return {name: now.get(name, "") for name in names if before.get(name) != now.get(name)}


def _where(said: Said, turn: Turn, told: str) -> None:
    shown: dict[str, Any] = said.form
    assert not turn.step or shown["step"] == turn.step, told
    assert not turn.focus or shown["focused"] == turn.focus, told
