"""One edit a field, however many keys it took; a rest or an act in between begins another one."""

from datetime import timedelta
from typing import Any

import pytest

from speak_to_input.adapters.browser import hands
from speak_to_input.core.page_acts import Clicked, HandEdit


def reading(*edits: tuple[str, str, str], clicked: str = "") -> dict[str, Any]:
    return {"hand": [{"field": f, "before": b, "after": a} for f, b, a in edits], "clicked": clicked}


class Told:
    """What one session's hands told."""

    def __init__(self) -> None:
        self.edits: list[tuple[str, str, str]] = []
        self.clicks: list[str] = []
        self.hands = hands.Hands(self._edit, self._click).of("s1")

    def _edit(self, session_id: str, edit: HandEdit) -> None:
        assert session_id == "s1"
        self.edits.append((edit.field, edit.before, edit.after))

    def _click(self, session_id: str, click: Clicked) -> None:
        assert session_id == "s1"
        self.clicks.append(click.field)


def test_keys_of_one_field_are_one_edit() -> None:
    told = Told()
    assert told.hands.take(reading(("name", "", "A")))
    told.hands.take(reading(("name", "A", "An")))
    told.hands.take(reading(("age", "", "3")))
    told.hands.take(reading(("name", "An", "Anh")))
    assert told.edits == [("name", "", "A"), ("name", "", "An"), ("age", "", "3"), ("name", "An", "Anh")]


def test_an_act_of_the_session_comes_between() -> None:
    told = Told()
    told.hands.take(reading(("name", "", "A")))
    told.hands.interrupted()
    told.hands.take(reading(("name", "A", "An")))
    assert told.edits[-1] == ("name", "A", "An")


def test_a_rest_begins_another_edit(monkeypatch: pytest.MonkeyPatch) -> None:
    told = Told()
    monkeypatch.setattr(hands, "_PAUSE", timedelta(0))
    told.hands.take(reading(("name", "", "A")))
    told.hands.take(reading(("name", "A", "An")))
    assert told.edits[-1] == ("name", "A", "An")


def test_clicks_are_told_and_nothing_is_nothing() -> None:
    told = Told()
    assert told.hands.take(reading(clicked="name"))
    assert told.clicks == ["name"]
    assert not told.hands.take(reading())
