"""What happens when parts go away and come back, when several people talk, and when nobody talks to us."""

import asyncio
import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from uuid import uuid4

import pytest

from bench.voice.office import ROOMS, came_of, talk
from speak_to_input.core.hearing.speech import RATE_HZ, seconds
from tests.e2e.agent_process import running_agent
from tests.e2e.voice_process import running_services, running_voice
from tests.speech.peer import Event, Person, filled, person
from tests.speech.samples import samples
from tests.speech.spoken import spoken
from tests.speech.wrong import word_errors

pytestmark = pytest.mark.timeout(300)
OPEN, TERM, YES = "mở đơn vay vốn", "kỳ hạn hai mươi bốn tháng", "đúng rồi"
PEOPLE, TURNS = 4, 2
HEARD_PEOPLE, HEARD_A_MINUTE = 3, 4
"""People who talk in the room; utterances that are heard of it, of about nine on an idle machine."""
_DEAD_FOR_S = 35
"""aiortc asks a silent peer for half a minute whether it is there."""


async def test_the_agent_dies_in_mid_dialogue_and_comes_back(tmp_path: Path) -> None:
    session_id = uuid4().hex
    sound = await spoken(TERM)
    with running_agent(tmp_path) as agent:
        port = agent.http.base_url.port
        with running_voice(tmp_path, agent, S2I_VOICE__PHRASES=f"{OPEN},{TERM},{YES}") as services:
            async with person(services.url, session_id) as someone:
                started = time.monotonic()
                await someone.tell(type="text", text=OPEN)
                await someone.until("turn")
                await someone.answered(started)
                os.kill(agent.process.pid, signal.SIGKILL)
                agent.process.wait(10)
                began = time.monotonic()
                await someone.microphone.say(sound)
                told = await someone.until("error", after=began)
                assert "gián đoạn" in told["message"]
                spoken_reply = await someone.until("transcript", after=began, role="assistant")
                assert "gián đoạn" in spoken_reply["text"]
                heard = (await someone.until("transcript", after=began, role="user", final=True))["text"]
                await someone.answered(began)
                began = time.monotonic()
                with running_agent(tmp_path, S2I_AGENT__PORT=str(port)) as back:
                    # Nobody says anything, and it is told; what was said meanwhile is done after a yes, on the form
                    # as it was before.
                    await someone.until("error", after=began, code="AGENT_BACK")
                    asked = await someone.until("transcript", after=began, role="assistant", doubted=heard)
                    assert "nối lại rồi" in asked["text"]
                    await someone.answered(began)
                    turn = await _agreed(someone)
                    assert turn["turn"]["actions"][0]["verified"]
                    assert back.value(session_id, "loanTerm") == "24"
            lines = services.get(f"/api/sessions/{session_id}").json()
    texts = [line["text"] for line in lines if line["role"] == "user"]
    assert heard in texts, "what was said while the agent was away is kept too"


async def _agreed(someone: Person) -> Event:
    """What came of a yes. Two syllables are not heard every time: then it is said again, as one does."""
    began, yes = time.monotonic(), await spoken(YES)
    for _ in range(2):
        await someone.microphone.say(yes)
        with contextlib.suppress(TimeoutError):
            return await someone.until("turn", after=began, timeout_s=8.0)
    await someone.microphone.say(yes)
    return await someone.until("turn", after=began)


async def test_a_dropped_connection_resumes_the_same_session(tmp_path: Path) -> None:
    session_id = uuid4().hex
    with running_services(tmp_path) as services:
        async with person(services.url, session_id) as someone:
            await someone.tell(type="text", text=OPEN)
            await someone.until("turn")
        async with person(services.url, session_id) as someone:
            greeting = await someone.until("transcript", role="assistant")
            assert "nối lại" in greeting["text"]
            await someone.tell(type="text", text="kỳ hạn 24 tháng")
            await someone.until("turn")
        assert services.value(session_id, "loanTerm") == "24"
        lines = services.get(f"/api/sessions/{session_id}").json()
        assert [line["text"] for line in lines if line["role"] == "user"] == [OPEN, "kỳ hạn 24 tháng"]
        listed = services.get("/api/sessions").json()["sessions"]
        assert [(s["session_id"], s["status"], s["line_count"]) for s in listed] == [
            (session_id, "ended", len(lines))
        ]


async def test_somebody_whose_machine_died_goes_on_over_a_new_connection(tmp_path: Path) -> None:
    """The dead peer is noticed half a minute later, which must not end what replaced it."""
    session_id = uuid4().hex
    with running_services(tmp_path) as services:
        caller = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.speech.caller", services.url, session_id, stdout=subprocess.PIPE
        )
        assert caller.stdout is not None
        try:
            assert await asyncio.wait_for(caller.stdout.readline(), 40) == b"greeted\n"
        finally:
            caller.kill()
            await caller.wait()
        await asyncio.sleep(6)
        async with person(services.url, session_id) as someone:
            assert services.metric("webrtc_connections_active") == 1
            await asyncio.sleep(_DEAD_FOR_S)
            await someone.tell(type="text", text=OPEN)
            turn = await someone.until("turn")
            assert turn["turn"]["form"]["type"] == "loan"
            assert services.metric("webrtc_connections_active") == 1


async def test_a_service_that_stops_finishes_what_it_is_doing(tmp_path: Path) -> None:
    session_id = uuid4().hex
    with running_services(tmp_path) as services:
        async with person(services.url, session_id) as someone:
            await someone.tell(type="text", text=OPEN)
            await asyncio.sleep(0.05)
            services.process.terminate()
            turn = await someone.until("turn")
            assert turn["turn"]["form"]["type"] == "loan"
        # The server passes the signal on when it is done.
        assert services.process.wait(20) in (0, -signal.SIGTERM)
    told = [json.loads(line) for line in (tmp_path / "logs" / "voice_bot.log").read_text().splitlines()]
    assert [line for line in told if line["event"] == "stopped"]
    assert not [line for line in told if line["level"] == "error"]


async def test_a_service_that_stops_hears_a_sentence_to_its_end(tmp_path: Path) -> None:
    session_id = uuid4().hex
    sound = await spoken(TERM)
    with running_services(tmp_path, S2I_VOICE__PHRASES=f"{OPEN},{TERM}") as services:
        async with person(services.url, session_id) as someone:
            started = time.monotonic()
            await someone.tell(type="text", text=OPEN)
            await someone.until("turn")
            await someone.answered(started)
            began = await someone.microphone.start(sound)
            await asyncio.sleep(seconds(sound) / 2)
            services.process.terminate()
            turn = await someone.until("turn", after=began)
            assert turn["turn"]["actions"][0]["verified"]
            spoke, _ = await someone.timed("state", began, state="speaking")
            await someone.timed("state", spoke, state="listening")
            assert someone.loudspeaker.sounding_after(spoke) is not None
        assert services.process.wait(20) in (0, -signal.SIGTERM)
        assert services.value(session_id, "loanTerm") == "24"


async def test_with_a_streaming_recogniser_little_is_added_to_its_own_final(tmp_path: Path) -> None:
    """The fake emits by the sound that it was fed, which comes on the real clock."""
    script = [
        [
            {"after_s": 1.0, "text": "kỳ hạn", "final": False},
            {"after_s": 1.6, "text": "kỳ hạn 24", "final": False},
            {"after_s": 2.0, "text": "kỳ hạn 24 tháng", "final": True},
        ]
    ] * 5
    settings = {"S2I_STT__NAME": "fake", "S2I_STT__OPTIONS__SCRIPT": json.dumps(script)}
    added = []
    with running_services(tmp_path, **settings) as services:
        async with person(services.url, uuid4().hex) as someone:
            started = time.monotonic()
            await someone.tell(type="text", text=OPEN)
            await someone.until("turn")
            await someone.answered(started)
            for _ in range(5):
                began = time.monotonic()
                someone.microphone.begin(samples()[-1].sound[: int(1.4 * 2 * RATE_HZ)])
                event = await someone.until("turn", after=began)
                reaction = event["reaction_ms"]
                added.append(reaction["verified"] - reaction["transcript"])
                await someone.answered(began)
    assert sorted(added)[len(added) // 2] <= 150, added


async def test_four_people_at_once_are_all_heard(tmp_path: Path) -> None:
    """Every turn of every one: its words, and all of its sound, of which recordings are kept to be measured."""
    sound = await spoken(TERM)
    with running_services(tmp_path, S2I_VOICE__PHRASES=f"{OPEN},{TERM}") as services:

        async def one() -> list[str]:
            async with person(services.url, uuid4().hex) as someone:
                began = time.monotonic()
                await someone.tell(type="text", text=OPEN)
                await someone.until("turn", after=began, timeout_s=40)
                await someone.answered(began)
                await someone.tell(type="record", on=True)
                return [await said(someone) for _ in range(TURNS)]

        async def said(someone: Person) -> str:
            began = time.monotonic()
            await someone.microphone.say(sound)
            heard = await someone.until(
                "transcript", after=began, timeout_s=40, role="user", final=True, ignored=False
            )
            await someone.answered(began)
            return str(heard["text"])

        heard = await asyncio.gather(*(one() for _ in range(PEOPLE)))
        kept = services.get("/api/recordings").json()
    wrong = [text for texts in heard for text in texts if word_errors(TERM, text)[0] > 1]
    assert wrong == []
    assert len(kept) == PEOPLE * TURNS
    assert min(each["seconds"] for each in kept) >= seconds(sound)


@pytest.mark.parametrize("switch", [("TURN_END", "smart_turn"), ("DENOISE", "true"), ("SPECULATE", "false")])
async def test_each_switch_leaves_a_service_that_hears(tmp_path: Path, switch: tuple[str, str]) -> None:
    name, value = switch
    variables = {f"S2I_VOICE__{name}": value, "S2I_VOICE__PHRASES": f"{OPEN},{TERM}"}
    with running_services(tmp_path, **variables) as services:
        async with person(services.url, uuid4().hex) as someone:
            began = time.monotonic()
            await someone.tell(type="text", text=OPEN)
            await someone.until("turn", after=began)
            await someone.answered(began)
            await someone.gets_done(TERM, filled("loanTerm", "24"))


@pytest.mark.slow
@pytest.mark.timeout(900)
async def test_babble_that_nobody_addresses_to_us_does_nothing(tmp_path: Path) -> None:
    """Three voices, talking of other things and silent now and then, so that turns end and are judged: minutes by
    TEST_BABBLE_MINUTES, one by default."""
    minutes = max(1, round(float(os.environ.get("TEST_BABBLE_MINUTES", "1"))))
    room = next(room for room in ROOMS if room.people == HEARD_PEOPLE and room.pauses)
    session_id = uuid4().hex
    with running_services(tmp_path) as services:
        async with person(services.url, session_id) as someone:
            await someone.tell(type="text", text=OPEN)
            await someone.until("turn")
            before = services.agent.form(session_id)
            began = time.monotonic()
            for minute in range(minutes):
                await someone.microphone.say(await asyncio.to_thread(talk, room, 60.0, minute))
            await asyncio.sleep(3)
            told = [each for each in someone.events if each[0] > began]
            came = came_of(room.name, minutes, told, 0, ended=time.monotonic())
        # A service that is deaf or rests does nothing either.
        assert came.heard >= HEARD_A_MINUTE * minutes, came
        assert came.asleep_s == 0, came
        assert came.acts == 0, came
        assert services.agent.form(session_id)["fields"] == before["fields"]
