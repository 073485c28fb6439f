"""Speech fills a form on the settings that `make run` gives: nothing is told to the recogniser but what the form tells.

What is said are sentences that Whisper base understood so when many were measured (`python -m bench.voice --part
limits` shows how few those are): an empty field with one of its choices, by eSpeak NG's northern voice. Where it asks
whether that was said, the page's button agrees, and what was not understood is said again, as people do.
"""

import os
import time
from collections.abc import Iterator
from uuid import uuid4

import pytest

from tests.e2e.voice_process import Services, running_services
from tests.speech.peer import filled, person

pytestmark = pytest.mark.timeout(300)
OPEN = "mở đơn vay vốn"
SAID = {
    "tình trạng hôn nhân đã ly hôn": "divorced",
    "tình trạng hôn nhân độc thân": "single",
    "tình trạng hôn nhân đã kết hôn": "married",
}


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    assert not [name for name in os.environ if name.startswith("S2I_VOICE__")], "the settings are untouched"
    with running_services(tmp_path_factory.mktemp("installed")) as running:
        yield running


async def test_speech_fills_a_field_with_nothing_told_beforehand(services: Services) -> None:
    at_once = [await fills(services, sentence, value) for sentence, value in SAID.items()]
    assert any(at_once), "one of them at least needs no question"


async def fills(services: Services, sentence: str, value: str) -> bool:
    """On a form of its own: whether it was carried out without asking whether it was said."""
    session_id = uuid4().hex
    async with person(services.url, session_id) as someone:
        began = time.monotonic()
        await someone.tell(type="text", text=OPEN)
        await someone.until("turn", after=began)
        await someone.answered(began)
        done = await someone.gets_done(sentence, filled("maritalStatus", value), 120)
        assert services.value(session_id, "maritalStatus") == value, sentence
    return done.at_once
