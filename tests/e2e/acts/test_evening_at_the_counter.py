"""A scripted evening: each of the five forms by a dialogue as people talk, to a submission that the bank holds."""

import pytest

from speak_to_input.wiring import now
from tests.e2e.acts.evening import read_evening, take
from tests.e2e.acts.talk import Talk
from tests.e2e.agent_process import Running
from tests.e2e.said_records import BANK, as_stored


@pytest.mark.parametrize("form", BANK)
def test_an_evening_at_the_counter(agent: Running, form: str) -> None:
    turns = read_evening(form, now().date())
    assert 15 <= len(turns) <= 26
    talk = Talk(agent, f"evening-{form}").open()
    values: dict[str, str] = {}
    submissions = len(agent.stored(form))
    for turn in turns[:-1]:
        values = take(talk, turn, values)
        assert len(agent.stored(form)) == submissions, turn.say
    take(talk, turns[-1], values)
    record, *others = agent.stored(form)
    assert len(others) == submissions
    expected = as_stored(form, values)
    assert {name: record.get(name) for name in expected} == expected
    assert not {name: value for name, value in record.items() if name not in expected and value}
    (sent,) = talk.events("sent")
    assert sent["verified"]
    talk.close()
