"""What people say back to what was asked, offered or read out, in whole talks."""

import pytest

from tests.unit.dialog.desk import Desk
from tests.unit.dialog.talk import Talk, play, talks


def _cases() -> list[object]:
    return [
        pytest.param(talk, id=talk.name, marks=[pytest.mark.xfail(reason=talk.fails)] if talk.fails else [])
        for talk in talks()
    ]


@pytest.mark.parametrize("talk", _cases())
def test_a_talk_goes_as_it_was_wished(desk: Desk, talk: Talk) -> None:
    played = play(desk, talk)
    assert not [turn for turn in played if turn[2]], "\n".join(f"{s} -> {a} {w}" for s, a, w in played)
