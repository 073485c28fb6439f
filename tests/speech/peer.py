"""A person with a microphone and a loudspeaker, in Python: a WebRTC peer that speaks on the real clock and records."""

import asyncio
import fractions
import json
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

import httpx
import numpy as np
from aiortc import MediaStreamTrack, RTCPeerConnection, RTCSessionDescription
from av import AudioFrame
from websockets.asyncio.client import ClientConnection, connect

from speak_to_input.core.hearing.speech import RATE_HZ
from speak_to_input.services.voice.prompt_sound import hear_at_once
from tests.speech.spoken import spoken
from tests.speech.wrong import word_errors

_BLOCK = RATE_HZ // 50
_ECHO_OVER_S = 1.6
_TRIES = 3
"""Who is not understood says it again, and once more."""
Event = dict[str, Any]


class Microphone(MediaStreamTrack):
    """Silence, and in it what is said; `say` tells when its last sample left."""

    kind = "audio"

    def __init__(self) -> None:
        super().__init__()
        self._unsaid = bytearray()
        self._echoed = bytearray()
        self._sent = 0
        self._began = 0.0
        self._said = asyncio.Event()
        self._starting = asyncio.Event()

    async def say(self, sound: bytes) -> float:
        """Speak; gives the moment (time.monotonic) at which it ended."""
        self._said.clear()
        self._unsaid += sound
        await self._said.wait()
        return time.monotonic()

    async def start(self, sound: bytes) -> float:
        """Begin to speak; gives the moment (time.monotonic) of the first sample."""
        self._starting.clear()
        self._unsaid += sound
        await self._starting.wait()
        return time.monotonic() - _BLOCK / RATE_HZ

    def silent(self) -> None:
        """Stop in the middle of what is being said."""
        self._unsaid.clear()

    def echo(self, sound: bytes) -> None:
        """The loudspeaker's sound comes in as well."""
        self._echoed += sound

    def begin(self, sound: bytes) -> None:
        """Speak without waiting for the end."""
        self._unsaid += sound

    async def recv(self) -> AudioFrame:
        self._began = self._began or time.monotonic()
        self._sent += _BLOCK
        await asyncio.sleep(self._began + self._sent / RATE_HZ - time.monotonic())
        block = bytes(self._unsaid[: 2 * _BLOCK])
        del self._unsaid[: 2 * _BLOCK]
        if block:
            self._starting.set()
        if block and not self._unsaid:
            self._said.set()
        mixed = _whole(block) + _whole(bytes(self._echoed[: 2 * _BLOCK]))
        del self._echoed[: 2 * _BLOCK]
        frame = AudioFrame.from_ndarray(np.clip(mixed, -32768, 32767).astype("<i2")[None, :], layout="mono")
        frame.sample_rate = RATE_HZ
        frame.pts = self._sent - _BLOCK
        frame.time_base = fractions.Fraction(1, RATE_HZ)
        return frame


def _whole(block: bytes) -> "np.ndarray[Any, np.dtype[np.int32]]":
    return np.frombuffer(block + bytes(2 * _BLOCK - len(block)), dtype="<i2").astype(np.int32)


@dataclass
class Loudspeaker:
    """What came back: its loudness in blocks of about 20 ms, each with the moment of its arrival."""

    blocks: list[tuple[float, float]] = field(default_factory=list)
    sound: bytearray = field(default_factory=bytearray)
    rate_hz: int = 0
    into: Microphone | None = None
    """A microphone that stands beside it and hears it, a quarter as loud."""

    async def play(self, track: MediaStreamTrack) -> None:
        """Take in a track until it ends."""
        while True:
            frame = await track.recv()
            assert isinstance(frame, AudioFrame)
            samples = frame.to_ndarray()[0][:: len(frame.layout.channels)].astype(np.int16)
            self.rate_hz = frame.sample_rate
            self.sound += samples.tobytes()
            loudness = float(np.sqrt(np.mean((samples.astype(np.float32) / 32768) ** 2)))
            self.blocks.append((time.monotonic(), loudness))
            if self.into is not None:
                # 48,000 to 16,000 by averaging three samples: crude, as loudspeakers are.
                third = samples[: len(samples) // 3 * 3].reshape(-1, 3).mean(axis=1) / 4
                self.into.echo(third.astype("<i2").tobytes())

    def sounding_after(self, moment: float) -> float | None:
        """When sound was first heard after `moment`."""
        return next((at for at, loudness in self.blocks if at > moment and loudness > 0.01), None)

    def last_sound_before(self, moment: float) -> float:
        """When sound was heard last before `moment`."""
        return max(at for at, loudness in self.blocks if at < moment and loudness > 0.01)

    def silent_after(self, moment: float, for_s: float = 0.3) -> float | None:
        """Since when it has been silent for `for_s`, looking from `moment` on."""
        since: float | None = None
        for at, loudness in self.blocks:
            if at < moment:
                continue
            if loudness > 0.01:
                since = None
            else:
                since = since or at
                if at - since >= for_s:
                    return since
        return None


@dataclass
class Person:
    """One person's side of a conversation."""

    session_id: str
    microphone: Microphone
    loudspeaker: Loudspeaker
    events: list[tuple[float, Event]]
    socket: ClientConnection
    _changed: asyncio.Condition

    async def until(self, kind: str, after: float = 0.0, timeout_s: float = 15.0, **values: object) -> Event:
        """The first event of that kind after `after`, waited for."""
        return (await self.timed(kind, after, timeout_s, **values))[1]

    async def timed(
        self, kind: str, after: float = 0.0, timeout_s: float = 15.0, **values: object
    ) -> tuple[float, Event]:
        """The same with the moment of its arrival."""

        def found() -> tuple[float, Event] | None:
            for at, event in self.events:
                if (
                    at >= after
                    and event["type"] == kind
                    and all(event.get(k) == v for k, v in values.items())
                ):
                    return at, event
            return None

        try:
            async with asyncio.timeout(timeout_s), self._changed:
                while (hit := found()) is None:
                    await self._changed.wait()
                return hit
        except TimeoutError:
            told = [
                {k: v for k, v in event.items() if k != "turn"} for at, event in self.events if at >= after
            ]
            raise TimeoutError(f"no {kind} {values} among {told}") from None

    async def answered(self, after: float, timeout_s: float = 40.0) -> None:
        """Wait until an answer was spoken that began after `after`."""
        began, _ = await self.timed("state", after, timeout_s, state="speaking")
        await self.timed("state", began, timeout_s, state="listening")
        # In tests one synthetic voice speaks for both sides: right after an answer it would be taken for an echo.
        await asyncio.sleep(_ECHO_OVER_S)

    async def gets_done(
        self,
        words: str,
        done: Callable[[Event], bool],
        words_per_minute: int = 130,
        sound: bytes = b"",
        is_that: Callable[[str, str], bool] = lambda said, heard: word_errors(said, heard)[0] == 0,
    ) -> "Done":
        """Say it until that is done, as people do: again where it was not understood, and agree where it is asked
        whether that was said and `is_that` so. `sound` is how it is said, where not in one breath.
        """
        sound = sound or await spoken(words, words_per_minute)
        came: list[str] = []
        for _ in range(_TRIES):
            began = time.monotonic()
            ended = await self.microphone.say(sound)
            heard = await self.until("transcript", after=began, role="user", final=True)
            came.append(heard["text"])
            if heard["ignored"]:
                await asyncio.sleep(_ECHO_OVER_S)
                continue
            reply = await self.until("transcript", after=began, role="assistant")
            doubted = reply.get("doubted")
            if doubted and is_that(words, doubted):
                await self.tell(type="text", text=doubted)
                await self.until("turn", after=began)
            turns = [event for at, event in self.events if at >= began and event["type"] == "turn"]
            if turns and done(turns[0]):
                return Done(began, ended, turns[0], at_once=not doubted)
            await self.answered(began)
        raise AssertionError(f"not done after {came}")

    async def tell(self, **message: object) -> None:
        """Press a button of the page."""
        await self.socket.send(json.dumps(message))


@dataclass(frozen=True)
class Done:
    """What a person said was done."""

    began: float
    """When they began to say it for the last time (time.monotonic)."""
    ended: float
    """When they ended."""
    turn: Event
    at_once: bool
    """Without being asked whether they said it."""


def filled(field: str, value: str) -> Callable[[Event], bool]:
    """Whether a turn wrote that, and nothing else."""

    def alone(event: Event) -> bool:
        acts = event["turn"]["actions"]
        return [(act["field"], act["value"], act["verified"]) for act in acts] == [(field, value, True)]

    return alone


@asynccontextmanager
async def person(url: str, session_id: str, *, greeted: bool = True) -> AsyncIterator[Person]:
    """Connects to the voice service at `url` and, unless told otherwise, waits until it has greeted."""
    events: list[tuple[float, Event]] = []
    changed = asyncio.Condition()
    microphone, loudspeaker = Microphone(), Loudspeaker()
    async with connect(f"{url.replace('http', 'ws', 1)}/ws?session_id={session_id}") as socket:

        async def watch() -> None:
            async for text in socket:
                async with changed:
                    events.append((time.monotonic(), json.loads(text)))
                    changed.notify_all()

        watching = asyncio.create_task(watch())
        peer, listening = await _connected(url, session_id, microphone, loudspeaker)
        someone = Person(session_id, microphone, loudspeaker, events, socket, changed)
        try:
            if greeted:
                await someone.answered(0)
            yield someone
        finally:
            await peer.close()
            for task in (watching, *listening):
                task.cancel()
                with suppress(asyncio.CancelledError, Exception):
                    await task


async def _connected(
    url: str, session_id: str, microphone: Microphone, loudspeaker: Loudspeaker
) -> tuple[RTCPeerConnection, list[asyncio.Task[None]]]:
    peer = RTCPeerConnection()
    tasks: list[asyncio.Task[None]] = []
    ready = asyncio.Event()
    peer.addTransceiver(microphone, direction="sendrecv")
    peer.addTransceiver("video", direction="inactive")
    alive = peer.createDataChannel("alive", ordered=True)

    async def ping() -> None:
        while True:
            if alive.readyState == "open":
                alive.send("ping")
            await asyncio.sleep(1)

    @peer.on("track")
    def heard(track: MediaStreamTrack) -> None:
        if track.kind == "audio":
            tasks.append(asyncio.create_task(loudspeaker.play(track)))

    @peer.on("connectionstatechange")
    async def changed() -> None:
        if peer.connectionState == "connected":
            ready.set()

    await peer.setLocalDescription(await peer.createOffer())
    async with httpx.AsyncClient(base_url=url, trust_env=False, timeout=20) as http:
        offer = {"sdp": peer.localDescription.sdp, "type": "offer", "session_id": session_id}
        answer = (await http.post("/offer", json=offer)).raise_for_status().json()
    await peer.setRemoteDescription(RTCSessionDescription(answer["sdp"], answer["type"]))
    # Else every measurement would hold the 80 ms that aiortc keeps sound back.
    hear_at_once(peer)
    async with asyncio.timeout(15):
        await ready.wait()
    tasks.append(asyncio.create_task(ping()))
    return peer, tasks
