"""Connections that come, go and are replaced: real WebRTC peers, a service within this process, no agent."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
import structlog
from aiortc import RTCPeerConnection, RTCSessionDescription
from aiortc.mediastreams import AudioStreamTrack
from pipecat.transports.smallwebrtc.connection import SmallWebRTCConnection
from pydantic import SecretStr

from speak_to_input.adapters.tts.fake import FakeSpeech
from speak_to_input.core.voice_phrases import AGENT_AWAY
from speak_to_input.core.voices import Region, Voice
from speak_to_input.errors import ProviderError
from speak_to_input.observe.logs import start_logging, stop_logging
from speak_to_input.services.voice.app import voice_app
from speak_to_input.services.voice.events import Denying, Sounding, Talking, _carry_out
from speak_to_input.services.voice.live import HEARD_S, LiveSession
from speak_to_input.services.voice.outlet import Answer
from speak_to_input.services.voice.parts import Parts
from speak_to_input.services.voice.server import LOG_NAME
from speak_to_input.services.voice.webrtc import Connections
from speak_to_input.settings import (
    AgentSettings,
    Settings,
    StoreSettings,
    SttSettings,
    TtsSettings,
    VoiceSettings,
    WebRtcSettings,
)

HERE = "http://127.0.0.1:7860"
NOBODY = 9
"""A port at which no agent answers."""
SYLLABLE_S = FakeSpeech.Options().syllable_s
ENDLESS_S = 120
"""On a machine that is busy with other things sound goes out many times slower than it is heard."""


@pytest.fixture(autouse=True)
def _logs(tmp_path: Path) -> Iterator[None]:
    """As in the service: the traceback that structlog shows by default takes seconds, in which no sound goes out."""
    start_logging(tmp_path / "logs", LOG_NAME, console=False)
    yield
    stop_logging()
    structlog.reset_defaults()


@pytest.fixture
def rest_after_s() -> float:
    return 120


@pytest.fixture
def settings(tmp_path: Path, rest_after_s: float) -> Settings:
    return Settings(
        voice=VoiceSettings(rest_after_s=rest_after_s),
        agent=AgentSettings(port=NOBODY),
        store=StoreSettings(path=tmp_path / "data.sqlite"),
        stt=SttSettings(name="fake"),
        tts=TtsSettings(name="fake"),
    )


@pytest.fixture
def ours(monkeypatch: pytest.MonkeyPatch) -> list[SmallWebRTCConnection]:
    """The service's own ends, in the order in which they were made."""
    made: list[SmallWebRTCConnection] = []
    initialize = SmallWebRTCConnection.initialize

    async def noted(connection: SmallWebRTCConnection, sdp: str, type: str) -> None:
        made.append(connection)
        await initialize(connection, sdp, type)

    monkeypatch.setattr(SmallWebRTCConnection, "initialize", noted)
    return made


class Caller:
    """A browser's end."""

    def __init__(self, http: httpx.AsyncClient) -> None:
        self._http = http
        self.peer = RTCPeerConnection()
        self.peer.addTransceiver(AudioStreamTrack(), direction="sendrecv")
        self.peer.addTransceiver("video", direction="inactive")

    async def offer(self) -> str:
        await self.peer.setLocalDescription(await self.peer.createOffer())
        return str(self.peer.localDescription.sdp)

    async def sends(self, sdp: str, session_id: str) -> httpx.Response:
        return await self._http.post("/offer", json={"sdp": sdp, "type": "offer", "session_id": session_id})

    async def offers(self, session_id: str) -> httpx.Response:
        return await self.sends(await self.offer(), session_id)

    async def connects(self, session_id: str) -> None:
        answer = (await self.offers(session_id)).raise_for_status().json()
        await self.peer.setRemoteDescription(RTCSessionDescription(answer["sdp"], answer["type"]))
        await until(lambda: self.peer.connectionState == "connected")


@pytest.fixture
async def callers(http: httpx.AsyncClient) -> AsyncIterator[Callable[[], Caller]]:
    made: list[Caller] = []

    def caller() -> Caller:
        made.append(Caller(http))
        return made[-1]

    yield caller
    for one in made:
        await one.peer.close()


async def until(true: Callable[[], bool], limit_s: float = 10) -> None:
    for _ in range(round(limit_s / 0.02)):
        if true():
            return
        await asyncio.sleep(0.02)
    pytest.fail("it did not come about")


def live(parts: Parts, session_id: str) -> LiveSession:
    found = parts.sessions.of(session_id)
    assert found is not None
    return found


def connected(parts: Parts) -> float:
    """What the metrics say of open WebRTC connections."""
    (line,) = (
        told
        for told in parts.metrics.exposition().decode().splitlines()
        if told.startswith("vpbank_voice_agent_webrtc_connections_active ")
    )
    return float(line.rsplit(" ", 1)[1])


async def test_a_connection_that_never_came_about_does_not_end_the_one_that_replaced_it(
    parts: Parts, callers: Callable[[], Caller], ours: list[SmallWebRTCConnection]
) -> None:
    (await callers().offers("s")).raise_for_status()
    first = live(parts, "s")
    await callers().connects("s")
    second = live(parts, "s")
    assert second is not first
    await until(first.ended.is_set)
    assert ours[0].pc.connectionState == "closed", "nobody waits for the one that was replaced"
    # As Pipecat does after sixty seconds of connecting, and aiortc after thirty without an answer.
    await ours[0]._close()  # type: ignore[no-untyped-call]
    await first.stop()
    await asyncio.sleep(0.3)
    assert live(parts, "s") is second
    assert not second.ended.is_set()


async def test_two_offers_at_once_leave_one_conversation(
    parts: Parts, callers: Callable[[], Caller], ours: list[SmallWebRTCConnection]
) -> None:
    answers = await asyncio.gather(*(callers().offers("s") for _ in range(3)))
    assert [answer.status_code for answer in answers] == [200] * 3
    await asyncio.sleep(0.5)
    assert sorted(one.pc.connectionState == "closed" for one in ours) == [False, True, True]
    assert parts.sessions.count == 1
    await parts.sessions.end("s")
    assert {one.pc.connectionState for one in ours} == {"closed"}


async def test_a_session_that_goes_on_over_another_connection_is_not_kept_as_ended(
    parts: Parts, callers: Callable[[], Caller]
) -> None:
    (await callers().offers("s")).raise_for_status()
    await callers().connects("s")
    assert (await parts.store.session("s")).status == "active"
    await parts.sessions.end("s")
    assert (await parts.store.session("s")).status == "ended"


async def test_connections_are_counted_while_they_are_there(
    parts: Parts, callers: Callable[[], Caller], ours: list[SmallWebRTCConnection]
) -> None:
    assert connected(parts) == 0
    (await callers().offers("never")).raise_for_status()
    await ours[0]._close()  # type: ignore[no-untyped-call]
    await until(lambda: parts.sessions.count == 0)
    assert connected(parts) == 0, "what never was connected is not counted down either"
    one, other = callers(), callers()
    await one.connects("a")
    await other.connects("b")
    await until(lambda: connected(parts) == 2)
    await one.peer.close()
    await until(lambda: parts.sessions.count == 1)
    assert connected(parts) == 1
    await parts.sessions.end_all()
    assert connected(parts) == 0


async def test_a_start_that_fails_is_told_and_leaves_nothing(
    parts: Parts,
    callers: Callable[[], Caller],
    ours: list[SmallWebRTCConnection],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def broken(_: object) -> None:
        raise ProviderError("the disk is full")

    monkeypatch.setattr(parts.store, "open", broken)
    answer = await callers().offers("s")
    assert (answer.status_code, answer.json()["error"]["code"]) == (502, "PROVIDER_FAILED")
    assert parts.sessions.count == 0
    assert ours[0].pc.connectionState == "closed"
    assert connected(parts) == 0


async def test_nobody_is_greeted_before_they_can_hear_it_nor_waited_for(
    parts: Parts, callers: Callable[[], Caller]
) -> None:
    """Pipecat throws sound away while a peer is not connected."""
    (await callers().offers("never")).raise_for_status()
    await asyncio.sleep(0.2)
    assert await parts.store.lines("never") == ()
    await callers().connects("s")
    await until(lambda: live(parts, "s").mouth.speaking)
    await live(parts, "s").stop()
    async with asyncio.timeout(3):
        await parts.sessions.drain()
    assert parts.sessions.count == 0


async def test_a_browser_that_names_its_addresses_later_is_connected_by_them(
    http: httpx.AsyncClient, callers: Callable[[], Caller]
) -> None:
    """Neither offer nor answer names an address here, so only what comes by PATCH can bring both together."""
    caller = callers()
    whole = await caller.offer()
    answer = (await caller.sends(without_addresses(whole), "s")).raise_for_status().json()
    told = RTCSessionDescription(without_addresses(answer["sdp"]), answer["type"])
    await caller.peer.setRemoteDescription(told)
    await asyncio.sleep(0.3)
    assert caller.peer.connectionState == "connecting", "nobody knows where the other one is"
    found = [line.removeprefix("a=") for line in whole.splitlines() if line.startswith("a=candidate:")]
    for candidate in (*found, ""):
        named = {"candidate": candidate, "sdp_mid": "0", "sdp_mline_index": 0}
        more = await http.patch("/offer", json={"pc_id": answer["pc_id"], "candidates": [named]})
        assert (more.status_code, more.content) == (204, b"")
    await until(lambda: caller.peer.connectionState == "connected")


def without_addresses(sdp: str) -> str:
    ways = ("a=candidate:", "a=end-of-candidates")
    return "".join(line for line in sdp.splitlines(keepends=True) if not line.startswith(ways))


GOOD = "candidate:1 1 udp 2130706431 127.0.0.1 5000 typ host"


@pytest.mark.parametrize(
    "wrong",
    [
        {"candidates": [{"candidate": "nothing of the kind"}]},
        {"candidates": [{"candidate": GOOD}, {"candidate": GOOD.replace("5000", "port")}]},
        {"candidates": [{"candidate": GOOD.replace("5000", "70000")}]},
        {"candidates": [{"candidate": GOOD.replace("127.0.0.1", "somewhere")}]},
        {"candidates": [{"sdp_mid": "0"}]},
        {"candidates": GOOD},
        {"candidates": [{"candidate": GOOD}] * 51},
        {},
        [],
    ],
)
async def test_an_address_that_is_none_is_refused_and_the_connection_goes_on(
    http: httpx.AsyncClient, callers: Callable[[], Caller], ours: list[SmallWebRTCConnection], wrong: object
) -> None:
    pc_id = (await callers().offers("s")).raise_for_status().json()["pc_id"]
    body = {"pc_id": pc_id, **wrong} if isinstance(wrong, dict) else wrong
    refused = await http.patch("/offer", json=body)
    assert (refused.status_code, refused.json()["error"]["code"]) == (422, "INVALID_INPUT"), refused.text
    assert ours[0].pc.connectionState != "closed"


async def test_an_offer_with_an_address_that_is_none_is_refused(callers: Callable[[], Caller]) -> None:
    sdp = (await callers().offer()).replace(" typ host", " typ")
    refused = await callers().sends(sdp, "s")
    assert (refused.status_code, refused.json()["error"]["code"]) == (422, "INVALID_INPUT")


async def test_addresses_of_a_connection_that_is_not_there_are_refused(
    http: httpx.AsyncClient, parts: Parts, callers: Callable[[], Caller]
) -> None:
    pc_id = (await callers().offers("s")).raise_for_status().json()["pc_id"]
    await parts.sessions.end("s")
    for gone in (pc_id, "never was"):
        refused = await http.patch("/offer", json={"pc_id": gone, "candidates": [{"candidate": GOOD}]})
        assert (refused.status_code, refused.json()["error"]["code"]) == (404, "SESSION_UNKNOWN")


class Sent:
    """How much of what a session says has gone out to the person, and when it was all."""

    def __init__(self, someone: LiveSession, monkeypatch: pytest.MonkeyPatch) -> None:
        self.seconds = self.over_at = 0.0
        went_out, ends = someone.mouth.went_out, someone.mouth.ends

        def noted(seconds: float) -> None:
            self.seconds += seconds
            went_out(seconds)

        def over(answer: Answer) -> None:
            self.over_at = asyncio.get_running_loop().time()
            ends(answer)

        monkeypatch.setattr(someone.mouth, "went_out", noted)
        monkeypatch.setattr(someone.mouth, "ends", over)


async def test_a_service_that_stops_lets_an_answer_end_and_begins_nothing(
    parts: Parts, callers: Callable[[], Caller], monkeypatch: pytest.MonkeyPatch
) -> None:
    parts.sessions.patience_s = ENDLESS_S
    await callers().connects("s")
    someone = live(parts, "s")
    sent = Sent(someone, monkeypatch)
    await until(lambda: someone.mouth.speaking)
    draining = asyncio.create_task(parts.sessions.drain())
    await asyncio.sleep(0.1)
    assert not someone.ended.is_set(), "it is being greeted"
    answer = await callers().offers("another")
    assert (answer.status_code, answer.json()["error"]["code"]) == (503, "SESSION_LIMIT")
    assert int(answer.headers["Retry-After"]) > 0
    await draining
    assert someone.ended.is_set()
    assert parts.sessions.count == 0
    assert sent.seconds >= len(someone.conversation.talk.last_words.split()) * SYLLABLE_S
    assert asyncio.get_running_loop().time() - sent.over_at >= HEARD_S, (
        "what was sent is heard a little later"
    )


async def test_a_service_that_stops_answers_what_was_just_said(
    parts: Parts, callers: Callable[[], Caller], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the end of a turn and the first sound of its answer nothing sounds, and yet it is not over."""
    parts.sessions.patience_s = ENDLESS_S
    await callers().connects("s")
    someone = live(parts, "s")
    await until(lambda: someone.mouth.speaking)
    await someone.mouth.hush()
    sent = Sent(someone, monkeypatch)
    someone.conversation.typed("kỳ hạn 24 tháng")
    await parts.sessions.drain()
    assert AGENT_AWAY in [line.text for line in await parts.store.lines("s")]
    assert sent.seconds >= len(someone.conversation.talk.last_words.split()) * SYLLABLE_S


async def test_a_service_that_stops_waits_for_no_answer_for_ever(
    parts: Parts, callers: Callable[[], Caller]
) -> None:
    parts.sessions.patience_s = 0.05
    await callers().connects("s")
    someone = live(parts, "s")
    await someone.mouth.say("dạ " * 2000)
    async with asyncio.timeout(20):
        await parts.sessions.drain()
    assert parts.sessions.count == 0


async def test_all_that_a_turn_leads_to_carries_its_id_to_the_end_of_its_answer(
    parts: Parts, callers: Callable[[], Caller]
) -> None:
    """Two turns after the greeting, the second one typed into the answer of the first."""
    told: list[dict[str, object]] = []
    tell = told.append
    with parts.board.watch("s") as events:

        async def note() -> None:
            async for event in events:
                tell(event)

        def of(turn: str) -> list[object]:
            return [event.get("state", event["type"]) for event in told if event["correlation_id"] == turn]

        noting = asyncio.create_task(note())
        await callers().connects("s")
        someone = live(parts, "s")
        await until(lambda: "speaking" in [event.get("state") for event in told])
        for turn in ("one", "two"):
            someone.conversation.typed("kỳ hạn 24 tháng", turn)
        await until(lambda: of("two")[-2:] == ["speaking", "listening"], ENDLESS_S)
        noting.cancel()
    assert {event["session_id"] for event in told} == {"s"}
    assert all(event["correlation_id"] for event in told)
    before_sound = ["transcript", "thinking", "error", "transcript", "listening"]
    assert of("one") == [*before_sound, "speaking"]
    assert of("two") == [*before_sound, "speaking", "listening"]


@pytest.mark.parametrize("rest_after_s", [1.0])
async def test_it_rests_when_nobody_does_anything_and_wakes_by_the_button(
    parts: Parts, callers: Callable[[], Caller]
) -> None:
    with parts.board.watch("s") as events:
        told: set[object] = set()

        async def note() -> None:
            async for event in events:
                told.add(event.get("state"))

        noting = asyncio.create_task(note())
        await callers().connects("s")
        talk = live(parts, "s").conversation.talk
        for _ in range(6):
            live(parts, "s").conversation.typed("kỳ hạn 24 tháng")
            await asyncio.sleep(0.3)
        assert not talk.asleep, "who types is there"
        await until(lambda: "sleeping" in told)
        told.clear()
        await _carry_out(Talking(type="talk", on=True), "s", parts)
        assert not talk.asleep
        await until(lambda: "listening" in told)
        noting.cancel()


@pytest.mark.parametrize("urls", [(), ("stun:127.0.0.1:9", "turn:127.0.0.1:9")])
async def test_both_ends_are_given_the_servers_that_are_set(
    settings: Settings, parts: Parts, urls: tuple[str, ...]
) -> None:
    webrtc = WebRtcSettings(ice_servers=urls, username="voice", credential=SecretStr("hidden"))
    app = voice_app(settings.model_copy(update={"webrtc": webrtc}), parts)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=HERE) as client:
        told = await client.get("/api/sessions/s/ice-servers")
    wanted = {"stun": ("", ""), "turn": ("voice", "hidden")}
    expected = [(url, *wanted[url[:4]]) for url in urls]
    assert [(one["urls"], one["username"], one["credential"]) for one in told.json()] == expected
    assert told.headers["Cache-Control"] == "no-store", "a secret stays in no cache"
    ours = SmallWebRTCConnection(ice_servers=Connections(parts, webrtc)._handler._ice_servers)
    configured = ours.pc._RTCPeerConnection__configuration.iceServers  # type: ignore[attr-defined]
    assert [(one.urls, one.username or "", one.credential or "") for one in configured] == expected
    await ours.pc.close()


async def test_an_accent_and_a_pace_are_left_for_the_usual_ones(
    callers: Callable[[], Caller], parts: Parts
) -> None:
    (await callers().offers("s")).raise_for_status()
    usual = live(parts, "s").habits.voice
    other = Voice(Region.SOUTH, 1.5)
    await _carry_out(Sounding(type="voice", region=other.region, speed=other.speed), "s", parts)
    await _carry_out(Sounding(type="voice", aloud=True), "s", parts)
    assert live(parts, "s").habits.voice == other != usual, "what is not told stays"
    await _carry_out(Sounding(type="voice", speed=None), "s", parts)
    assert live(parts, "s").habits.voice == Voice(other.region, usual.speed)
    await _carry_out(Sounding(type="voice", region=None), "s", parts)
    assert live(parts, "s").habits.voice == usual


async def test_what_was_asked_for_by_voice_outlives_a_lost_connection(
    callers: Callable[[], Caller], parts: Parts
) -> None:
    (await callers().offers("s")).raise_for_status()
    first = live(parts, "s")
    first.conversation.talk.silent = first.conversation.talk.recording = True
    begins = Sounding(type="voice", speed=1.5, begins=True)
    await _carry_out(begins, "s", parts)
    assert first.habits.voice.speed == 1.5
    first.mouth.change_pace(0.8)
    await first.stop()
    await until(lambda: parts.sessions.of("s") is None)
    (await callers().offers("s")).raise_for_status()
    await _carry_out(begins, "s", parts)
    assert live(parts, "s").habits == first.habits, (
        "what is chosen for any talk is not told to one that goes on"
    )
    await _carry_out(Sounding(type="voice", speed=1.5), "s", parts)
    assert live(parts, "s").habits.voice.speed == 1.5
    await parts.sessions.forget("s")
    (await callers().offers("s")).raise_for_status()
    assert live(parts, "s").habits.recording is False, "a session that was deleted begins anew"


async def test_words_that_were_not_said_are_agreed_to_by_no_later_yes(
    callers: Callable[[], Caller], parts: Parts
) -> None:
    (await callers().offers("s")).raise_for_status()
    talk, now = live(parts, "s").conversation.talk, datetime.now(UTC)
    talk.doubt("kỳ hạn 2 năm", now + timedelta(minutes=1))
    assert talk.scene(now).doubted
    await _carry_out(Denying(type="deny"), "s", parts)
    assert not talk.scene(now).doubted


async def test_offers_at_once_take_no_more_places_than_there_are(
    callers: Callable[[], Caller], parts: Parts
) -> None:
    parts.sessions.equipment = replace(parts.sessions.equipment, most=2)
    answers = await asyncio.gather(*(callers().offers(f"at-once-{n}") for n in range(5)))
    assert sorted(answer.status_code for answer in answers) == [200, 200, 503, 503, 503]
    assert parts.sessions.count == 2


async def test_a_connection_that_never_comes_about_gives_its_place_to_others(
    callers: Callable[[], Caller], parts: Parts
) -> None:
    parts.sessions.equipment = replace(parts.sessions.equipment, most=1, connect_within_s=0.2)
    gone = callers()
    assert (await gone.offers("gone")).status_code == 200
    await gone.peer.close()
    await until(lambda: parts.sessions.count == 0)
    assert (await callers().offers("next")).status_code == 200
