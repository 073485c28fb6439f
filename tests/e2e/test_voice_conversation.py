"""Spoken words over WebRTC fill a real page, and the answer comes back as sound.

What these tests hear: sentences of eSpeak NG, with the sentence among the phrases that the recogniser is told
(without that Whisper base reads eSpeak's voice at 75 % word errors), and natural voices out of a package.
They show the way of the sound, turns, acts and answers; they do not measure how well people are understood.
"""

import asyncio
import json
import time
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path
from uuid import uuid4

import pytest

from bench.voice.barge_in import false_alarms
from bench.voice.talking import Talker
from speak_to_input.core.hearing.speech import RATE_HZ
from tests.e2e.voice_process import Services, running_services
from tests.speech.peer import Event, filled, person
from tests.speech.samples import samples
from tests.speech.spoken import spoken, trimmed

pytestmark = pytest.mark.timeout(300)
OPEN, TERM = "mở đơn vay vốn", "kỳ hạn hai mươi bốn tháng"
ADDRESS, BREATH_S = "địa chỉ số ba đường lê lợi", 0.3
FIELD = "mô tả vấn đề là"
PACKET_S = 0.02


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    folder: Path = tmp_path_factory.mktemp("voice")
    with running_services(folder, S2I_VOICE__PHRASES=",".join((OPEN, TERM, ADDRESS, FIELD))) as running:
        yield running


def alike(one: str, other: str) -> float:
    return SequenceMatcher(None, one.lower(), other.lower()).ratio()


async def test_spoken_words_fill_the_page_and_the_answer_is_heard(services: Services) -> None:
    session_id = uuid4().hex
    async with person(services.url, session_id) as someone:
        opened = await someone.gets_done(
            OPEN, lambda event: (event["turn"]["form"] or {}).get("type") == "loan"
        )
        await someone.answered(opened.began)
        done = await someone.gets_done(TERM, filled("loanTerm", "24"))
        began = done.began
        answered = await someone.until("transcript", after=began, role="assistant")
        partial = await someone.until("transcript", after=began, role="user", final=False)
        heard = await someone.until("transcript", after=began, role="user", final=True)
        assert alike(partial["text"], TERM) > 0.6
        assert alike(heard["text"], TERM) > 0.8
        assert services.value(session_id, "loanTerm") == "24"
        assert "24 tháng" in answered["text"]
        speaking, _ = await someone.timed("state", after=began, state="speaking")
        await asyncio.sleep(0.5)
        assert someone.loudspeaker.sounding_after(speaking - 0.1) is not None
    one = done.turn["correlation_id"]
    assert {partial["correlation_id"], heard["correlation_id"], answered["correlation_id"]} == {one}
    for log in ("voice_bot.log", "browser_agent.log"):
        written = (services.folder / "logs" / log).read_text("utf-8").splitlines()
        told = [entry for line in written if (entry := json.loads(line)).get("correlation_id") == one]
        assert told, f"{log} can be followed from the spoken turn"
        assert {entry.get("session_id") for entry in told} == {session_id}, log
    lines = services.get(f"/api/sessions/{session_id}").json()
    assert [line["role"] for line in lines[-2:]] == ["user", "assistant"]
    assert lines[-1]["actions"] == 1
    assert services.metric('voice_reaction_seconds_count{stage="verified"}') >= 1
    assert services.metric('voice_reaction_seconds_count{stage="first_audio"}') >= 1


async def test_what_words_would_fill_is_shown_while_the_person_speaks_on(services: Services) -> None:
    """Values stand on the screen before all is said, and nothing is filled until the end. An address may go on, so
    the pause does not end the turn as it does behind a chosen purpose; eSpeak's amounts are often misread.
    """
    async with person(services.url, uuid4().hex) as someone:
        began = time.monotonic()
        await someone.tell(type="text", text=OPEN)
        await someone.answered(began)
        silence = bytes(2 * round(RATE_HZ * BREATH_S))
        breaths = await spoken(ADDRESS) + silence + await spoken(TERM)
        done = await someone.gets_done(f"{ADDRESS} {TERM}", fills_term, sound=breaths, is_that=nearly)
        final, heard = await someone.timed("transcript", after=done.began, role="user", final=True)
        shown, provisional = next(
            (at, event)
            for at, event in someone.events
            if at >= done.began and any(act["label"] for act in event.get("actions", ()))
        )
        at, _ = await someone.timed("turn", after=done.began)
        assert shown < done.ended < final <= at
        assert provisional["correlation_id"] == heard["correlation_id"]
        assert not done.at_once or done.turn["correlation_id"] == heard["correlation_id"]


def fills_term(event: Event) -> bool:
    """Among other things."""
    return ("loanTerm", "24") in [(act["field"], act["value"]) for act in event["turn"]["actions"]]


async def test_what_a_short_sentence_would_fill_is_shown_before_it_is_done(services: Services) -> None:
    """Its field is complete, so the turn ends at once."""
    async with person(services.url, uuid4().hex) as someone:
        began = time.monotonic()
        await someone.tell(type="text", text=OPEN)
        await someone.answered(began)
        began = time.monotonic()
        await someone.microphone.say(await spoken(TERM))
        await someone.until("turn", after=began)
        told = [event for at, event in someone.events if at >= began]
        final = next(at for at, event in enumerate(told) if event.get("role") == "user" and event["final"])
        labels = [act["label"] for event in told[:final] for act in event.get("actions", ())]
        assert "Kỳ hạn vay" in labels


async def test_a_natural_voice_dictates_into_a_text_field(services: Services) -> None:
    """The field is named by eSpeak, what belongs in it is said by a natural voice, in one breath."""
    session_id = uuid4().hex
    sample = samples()[1]
    async with person(services.url, session_id) as someone:
        began = time.monotonic()
        await someone.tell(type="text", text="mở phiếu chăm sóc khách hàng")
        await someone.until("turn")
        await someone.answered(began)
        dictated = await spoken(FIELD) + sample.sound
        done = await someone.gets_done(f"{FIELD} {sample.text}", fills_issue, sound=dictated, is_that=nearly)
        heard = await someone.until("transcript", after=done.began, role="user", final=True)
    assert alike(heard["text"], f"{FIELD} {sample.text}") > 0.75
    assert alike(services.value(session_id, "issueDescription"), sample.text) > 0.75


def nearly(said: str, heard: str) -> bool:
    """Whisper base hears no natural voice word by word: whoever dictates a text mends its words afterwards."""
    return alike(said, heard) > 0.75


def fills_issue(event: Event) -> bool:
    return [act["field"] for act in event["turn"]["actions"]] == ["issueDescription"]


async def test_speaking_over_the_answer_silences_it(services: Services) -> None:
    """From the first sample of the person to the last sound of the bot that was sent."""
    took = []
    async with person(services.url, uuid4().hex) as someone:
        await someone.tell(type="text", text=OPEN)
        await someone.until("turn")
        for sample in samples()[:3]:
            began = time.monotonic()
            await someone.tell(type="text", text="còn thiếu gì")
            await someone.until("state", after=began, timeout_s=30, state="speaking")
            await asyncio.sleep(0.8)
            started = await someone.microphone.start(trimmed(sample.sound))
            await asyncio.sleep(1.2)
            last = someone.loudspeaker.last_sound_before(started + 1.2)
            assert last > started, "it was speaking"
            # The peer hands a packet on when the next one is there.
            took.append(last - started - PACKET_S)
            someone.microphone.silent()
            await asyncio.sleep(0.3)
            await Talker(someone).hush()
    # Other tests keep the machine busy: one undisturbed answer shows the limit, and none is far from it.
    assert min(took) <= 0.2, took
    assert sorted(took)[1] <= 0.3, took


async def test_what_is_no_person_lets_the_answer_go_on(services: Services) -> None:
    """Echo that begins in mid answer, coughs, a crowd far away: the answer is spoken through."""
    alarms = {alarm.name: alarm for alarm in await false_alarms(services.url, 1)}
    for name in ("its own echo, begun in mid answer", "a cough"):
        assert alarms[name].paused == 0, alarms[name]
    crowd = alarms["babble, a quarter as loud"]
    # A louder moment of it may make it pause (ADR 12), until the crowd is known for nothing.
    assert not any(crowd.ended), crowd
    assert max(crowd.longest_ms) <= 3000, crowd
    # The others make it pause until the recogniser finds no words for us, which takes seconds on a busy machine;
    # that it goes on then is tested without one.


async def test_nobody_sees_what_another_session_says(services: Services) -> None:
    mine, other = uuid4().hex, uuid4().hex
    async with person(services.url, mine) as me, person(services.url, other) as them:
        before = len(them.events)
        await me.tell(type="text", text="mở đơn vay")
        await me.until("turn")
        assert {event["session_id"] for _, event in me.events} == {mine}
        assert all(event["session_id"] == other for _, event in them.events[before:])


async def test_it_does_not_hear_itself_through_a_loudspeaker(services: Services) -> None:
    """The microphone stands beside the loudspeaker, and nothing cancels the echo on the way."""
    async with person(services.url, uuid4().hex) as someone:
        someone.loudspeaker.into = someone.microphone
        began = time.monotonic()
        await someone.tell(type="text", text=OPEN)
        speaking, _ = await someone.timed("state", after=began, state="speaking")
        ended, _ = await someone.timed("state", after=speaking, state="listening", timeout_s=60)
        heard = [event["state"] for at, event in someone.events if at > began and event["type"] == "state"]
        assert "hearing" not in heard
        last = max(at for at, loudness in someone.loudspeaker.blocks if loudness > 0.01)
        assert last > ended - 2.0, "it spoke to the end"
        answers = [
            event for _, event in someone.events if event.get("role") == "user" and not event.get("final")
        ]
        assert answers == []


async def test_buttons_of_the_page(services: Services) -> None:
    """What is no message is refused; a muted microphone is not listened to; push-to-talk ends with the button."""
    session_id = uuid4().hex
    sound = await spoken(TERM)
    async with person(services.url, session_id) as someone:
        await someone.tell(type="dance")
        assert (await someone.until("error"))["code"] == "INVALID_INPUT"
        began = time.monotonic()
        await someone.tell(type="text", text=OPEN)
        await someone.until("turn", after=began)
        await someone.answered(began)
        began = time.monotonic()
        await someone.tell(type="mute", on=True)
        await someone.microphone.say(sound)
        await asyncio.sleep(1.5)
        assert [event for at, event in someone.events if at > began and event.get("role") == "user"] == []
        await someone.tell(type="mute", on=False)
        await someone.tell(type="mode", mode="push")
        await someone.tell(type="record", on=True)
        await someone.microphone.say(sound)
        await asyncio.sleep(1.5)
        assert [event for at, event in someone.events if at > began and event.get("role") == "user"] == []
        began = time.monotonic()
        await someone.tell(type="talk", on=True)
        # A pause in which an open microphone would have ended the turn.
        await someone.microphone.say(bytes(RATE_HZ) + sound + bytes(2 * RATE_HZ) + bytes(RATE_HZ))
        assert [event for at, event in someone.events if at > began and event["type"] == "turn"] == []
        await someone.tell(type="talk", on=False)
        turn = await someone.until("turn", after=began)
        assert [(a["field"], a["value"], a["verified"]) for a in turn["turn"]["actions"]] == [
            ("loanTerm", "24", True)
        ]
        await someone.until("transcript", after=began, role="assistant")
    assert services.value(session_id, "loanTerm") == "24"
    (kept,) = services.get("/api/recordings").json()
    assert (kept["session_id"], kept["seconds"] > 1.0) == (session_id, True)
