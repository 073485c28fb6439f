"""Live sessions: one pipeline for each connection, from its first to its last sound."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from weakref import WeakValueDictionary

from pipecat.pipeline.pipeline import Pipeline
from pipecat.pipeline.worker import PipelineParams, PipelineWorker, ProcessorUnusablePolicy
from pipecat.workers.runner import WorkerRunner

from speak_to_input.core.hearing.speech import RATE_HZ
from speak_to_input.core.people import Identity
from speak_to_input.core.saved import SavedSession
from speak_to_input.core.voices import Voice
from speak_to_input.errors import SessionLimit, SpeakToInputError
from speak_to_input.observe.hearing import CountedHearing
from speak_to_input.observe.logs import logger
from speak_to_input.ports import Assistant, People, TextToSpeech
from speak_to_input.services.voice.audio_clock import AudioClock
from speak_to_input.services.voice.conversation import Conversation
from speak_to_input.services.voice.ear import Ear, monotonic_s
from speak_to_input.services.voice.echo import EchoGuard
from speak_to_input.services.voice.floor import Floor
from speak_to_input.services.voice.guests import LOCAL_GUEST, Guest
from speak_to_input.services.voice.line import Line
from speak_to_input.services.voice.listener import Listener
from speak_to_input.services.voice.mouth import SpeakingMouth
from speak_to_input.services.voice.outlet import Outlet
from speak_to_input.services.voice.pace import Pace
from speak_to_input.services.voice.smart_turn import SmartTurn
from speak_to_input.services.voice.sound_params import OUT_RATE_HZ
from speak_to_input.services.voice.stay import Stay
from speak_to_input.services.voice.surroundings import Surroundings
from speak_to_input.services.voice.understanding import Comprehension
from speak_to_input.vi.sounds import SoundTable

_log = logger("voice")
_LOOK_S = 1.0
_SOON_S = 0.05
_END_S = 5.0
_DRAIN_S = 10.0
"""So long a service that stops waits for a sentence under way, for what it does and for the answer."""
_RENEW_S = 30.0
"""After its token is too old a page opens its socket of events with the next one; its sound goes on meanwhile."""
HEARD_S = 0.3
"""After it was sent the last sound of an answer is still on its way, and in the browser's buffers."""


@dataclass(frozen=True)
class Equipment:
    """What live sessions are built from."""

    recogniser: CountedHearing
    speech: TextToSpeech
    voice: Voice
    pace: Pace
    around: Surroundings
    rest_after_s: float
    sounds: SoundTable | None
    """By which readings are compared; None takes the recogniser's first as it is."""
    smart_turn: bool = False
    denoise: bool = False
    most: int = 20
    """Sessions at once."""
    connect_within_s: float = 15.0
    """A connection that has not come about by then never will."""


class LiveSession:
    """One connection: its pipeline, its listener and its conversation."""

    def __init__(self, session_id: str, line: Line, equipment: Equipment, owner: str, stay: Stay) -> None:
        self.session_id = session_id
        self._line = line
        self.owner = owner
        self.stay = stay
        self._equipment = equipment
        around = equipment.around
        clock, echo = AudioClock(monotonic_s), EchoGuard()
        self._smart_turn = SmartTurn() if equipment.smart_turn else None
        self.mouth = SpeakingMouth(
            equipment.speech,
            equipment.voice,
            around.metrics,
            told=self._speaks,
            failed=lambda error: self.conversation.not_spoken(error),  # noqa: PLW0108 (made below)
            settle_s=equipment.pace.usual_s,
            echo=echo,
        )
        floor = Floor(
            self.mouth,
            hearing=lambda: self.listener.hearing,
            deciding=lambda: self.conversation.deciding,
        )
        self.conversation = Conversation(session_id, around, floor)
        comprehension = Comprehension(
            equipment.recogniser,
            self.conversation.preview,
            lambda: self.conversation.bias,
            sounds=equipment.sounds,
            manners=around.manners,
        )
        self.listener = Listener(
            comprehension,
            self.conversation,
            equipment.pace,
            clock.at,
            goes_on=self._smart_turn.goes_on if self._smart_turn else None,
            session_id=session_id,
        )
        self.ear = Ear(self.listener, floor, clock, echo)
        self._worker = PipelineWorker(
            Pipeline(
                [line.transport.input(), self.ear, self.mouth, line.transport.output(), Outlet(self.mouth)]
            ),
            params=PipelineParams(audio_in_sample_rate=RATE_HZ, audio_out_sample_rate=OUT_RATE_HZ),
            enable_rtvi=False,
            enable_turn_tracking=False,
            idle_timeout_secs=None,
            processor_unusable_policy=ProcessorUnusablePolicy.END,
        )
        self._runner = WorkerRunner(handle_sigint=False)
        self._stopped = False
        self.ended = asyncio.Event()
        self._connected = asyncio.Event()
        line.transport.add_event_handler("on_client_connected", self._came)
        line.transport.add_event_handler("on_client_disconnected", self._left)

    async def run(self, *, again: bool) -> None:
        """Until the connection ends or `stop` is called."""
        around = self._equipment.around
        began = asyncio.get_running_loop().time()
        around.metrics.sessions.labels("resumed" if again else "started").inc()
        await self._runner.add_workers(self._worker)
        helpers = (
            asyncio.create_task(self.conversation.run()),
            asyncio.create_task(self._rest_when_quiet()),
            asyncio.create_task(self._greet(again=again)),
            asyncio.create_task(self._leave_in_time()),
        )
        status = "ended"
        try:
            # A runner forgets that it was cancelled before it ran.
            if not self._stopped:
                await self._runner.run()
        except Exception:
            status = "failed"
            raise
        finally:
            for helper in helpers:
                helper.cancel()
            await asyncio.gather(*helpers, return_exceptions=True)
            await self.listener.forget()
            await self._line.hang_up()
            if self._smart_turn is not None:
                await self._smart_turn.close()
            self.ended.set()
            around.metrics.sessions.labels(status).inc()
            around.metrics.session_s.observe(asyncio.get_running_loop().time() - began)

    async def stop(self) -> None:
        """End the connection."""
        self._stopped = True
        await self._runner.cancel()

    async def settled(self, patience_s: float) -> None:
        """Wait until what is being said is carried out and answered aloud, for that long at most."""
        with suppress(TimeoutError):
            async with asyncio.timeout(patience_s):
                # Who hung up in the middle of an answer will not hear its end.
                spoke = False
                while self._busy and not self.ended.is_set():
                    spoke = self.mouth.speaking
                    await asyncio.sleep(_SOON_S)
                await asyncio.sleep(HEARD_S if spoke else 0)

    @property
    def _busy(self) -> bool:
        return self.listener.hearing or self.conversation.deciding or self.mouth.speaking

    async def _greet(self, *, again: bool) -> None:
        # Sound for a peer that is not there yet is thrown away; one that never comes gives its place to others.
        try:
            await asyncio.wait_for(self._connected.wait(), self._equipment.connect_within_s)
        except TimeoutError:
            _log.info("nobody came", session_id=self.session_id)
            await self.stop()
            return
        await self.conversation.greet(again=again)

    async def _leave_in_time(self) -> None:
        await self.stay.over()
        _log.info("sign-in over", session_id=self.session_id)
        await self.stop()

    async def _came(self, _: object, __: object) -> None:
        self._connected.set()

    async def _left(self, _: object, __: object) -> None:
        """The person's end is gone: of this connection, whatever the session goes on with meanwhile."""
        await self.stop()

    def _speaks(self, speaking: bool) -> None:
        if speaking:
            self.conversation.show_speaking()
        else:
            self.conversation.show_state()

    async def _rest_when_quiet(self) -> None:
        after_s = self._equipment.rest_after_s
        while True:
            await asyncio.sleep(min(_LOOK_S, after_s / 4))
            quiet_s = asyncio.get_running_loop().time() - self.conversation.voice_at
            if quiet_s >= after_s:
                await self.conversation.rest()


@dataclass
class LiveSessions:
    """All live sessions of the service, by id."""

    equipment: Equipment
    assistant_for: Callable[[Identity], Assistant]
    people: People
    stopping: bool = False
    patience_s: float = _DRAIN_S
    """With each conversation, when the service stops."""
    _live: dict[str, tuple[LiveSession, asyncio.Task[None]]] = field(default_factory=dict)
    _starting: WeakValueDictionary[str, asyncio.Lock] = field(default_factory=WeakValueDictionary)
    """Connections of one session begin one after the other."""
    _promised: set[str] = field(default_factory=set)
    """Sessions whose connection is being begun: they have their place already."""

    def refuse_if_full(self, session_id: str) -> None:
        """Raises: SessionLimit when no other conversation can be begun."""
        if self.stopping:
            raise SessionLimit("the service is stopping", hint="try again in a moment")
        taken = len(self._live.keys() | self._promised)
        if session_id not in self._live and taken >= self.equipment.most:
            raise SessionLimit(
                "all conversations are in use", hint="end one, or raise S2I_VOICE__MAX_SESSIONS"
            )

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self._live)

    def of(self, session_id: str) -> LiveSession | None:
        """The live session of that id."""
        found = self._live.get(session_id)
        return found[0] if found else None

    async def start(self, session_id: str, line: Line, guest: Guest = LOCAL_GUEST) -> LiveSession:
        """Begin a session on a connection; a connection that it had before is ended. Raises: SessionLimit."""
        async with self._starting.setdefault(session_id, asyncio.Lock()):
            self.refuse_if_full(session_id)
            self._promised.add(session_id)
            try:
                return await self._begin(session_id, line, guest)
            finally:
                self._promised.discard(session_id)

    async def _begin(self, session_id: str, line: Line, guest: Guest) -> LiveSession:
        await self.end(session_id)
        store, clock = self.equipment.around.store, self.equipment.around.clock
        saved = await store.open(SavedSession(session_id, clock(), owner=guest.who.person_id))
        who, theirs = guest.who, self._equipment_for(guest)
        live = LiveSession(session_id, line, theirs, who.person_id, Stay(who, self.people, _RENEW_S))
        live.conversation.talk.silent = not guest.profile.aloud
        task = asyncio.create_task(self._run(live, again=saved.line_count > 0))
        self._live[session_id] = (live, task)
        return live

    def shown(self, session_id: str, who: Identity) -> None:
        """The owner of a session showed a token again: the talk may last as long as that holds."""
        if (live := self.of(session_id)) is not None:
            live.stay.shown(who)

    async def end(self, session_id: str) -> None:
        """End a session's connection, if it has one, and wait until it is gone."""
        found = self._live.get(session_id)
        if found is not None:
            await self._end(*found)

    async def _end(self, live: LiveSession, task: "asyncio.Task[None]") -> None:
        await live.stop()
        await asyncio.wait((task,), timeout=_END_S)

    async def end_of(self, owner: str) -> None:
        """End all connections of a person."""
        theirs = [name for name, (live, _) in self._live.items() if live.owner == owner]
        await asyncio.gather(*map(self.end, theirs))

    def _equipment_for(self, guest: Guest) -> Equipment:
        """The same for one person: their own voice, recordings and calls to the agent."""
        around = self.equipment.around
        theirs = replace(
            around,
            assistant=self.assistant_for(guest.who),
            recordings=around.recordings.of(guest.who.person_id),
        )
        return replace(self.equipment, voice=guest.voice(self.equipment.voice), around=theirs)

    async def end_all(self) -> None:
        """End all of them."""
        await asyncio.gather(*map(self.end, list(self._live)))

    async def drain(self) -> None:
        """Let every conversation finish what it is doing, then end it; no other is begun."""
        self.stopping = True
        await asyncio.gather(*(live.settled(self.patience_s) for live, _ in self._live.values()))
        await self.end_all()

    async def _run(self, live: LiveSession, *, again: bool) -> None:
        status = "ended"
        try:
            await live.run(again=again)
        except Exception:
            status = "dropped"
            _log.error("session broke off", exc_info=True, session_id=live.session_id)
        finally:
            # One that took too long to end may have been replaced: the session goes on.
            if self.of(live.session_id) is live:
                del self._live[live.session_id]
                await self._saved_end(live.session_id, status)

    async def _saved_end(self, session_id: str, status: str) -> None:
        around: Surroundings = self.equipment.around
        try:
            await around.store.end(session_id, status, around.clock())
        except SpeakToInputError:
            _log.error("end of session not kept", exc_info=True, session_id=session_id)
