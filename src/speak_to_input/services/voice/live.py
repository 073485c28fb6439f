"""A live session: the pipeline of one connection, from its first to its last sound."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass

from pipecat.pipeline.pipeline import Pipeline
from pipecat.pipeline.worker import PipelineParams, PipelineWorker, ProcessorUnusablePolicy
from pipecat.workers.runner import WorkerRunner

from speak_to_input.core.hearing.names_in_play import NamesInPlay
from speak_to_input.core.hearing.speech import RATE_HZ
from speak_to_input.core.voices import Voice
from speak_to_input.observe.hearing import CountedHearing
from speak_to_input.observe.logs import logger
from speak_to_input.ports import TextToSpeech
from speak_to_input.services.voice.audio_clock import AudioClock
from speak_to_input.services.voice.conversation import Conversation
from speak_to_input.services.voice.ear import Ear, monotonic_s
from speak_to_input.services.voice.echo import EchoGuard
from speak_to_input.services.voice.floor import Floor
from speak_to_input.services.voice.line import Line
from speak_to_input.services.voice.listener import Listener
from speak_to_input.services.voice.mouth import SpeakingMouth
from speak_to_input.services.voice.outlet import Outlet
from speak_to_input.services.voice.pace import Pace
from speak_to_input.services.voice.smart_turn import SmartTurn, load_smart_turn
from speak_to_input.services.voice.sound_params import OUT_RATE_HZ
from speak_to_input.services.voice.stay import Stay
from speak_to_input.services.voice.surroundings import Surroundings
from speak_to_input.services.voice.understanding import Comprehension
from speak_to_input.services.voice.voice_detector import load_voice_detector
from speak_to_input.vi.sounds import SoundTable

_log = logger("voice")
_LOOK_S = 1.0
_SOON_S = 0.05
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
    connect_within_s: float = 10.0
    """A connection that has not come about by then never will."""

    async def prepare(self) -> None:
        """Load what all connections share, in a thread: while somebody joins, others talk."""
        await asyncio.to_thread(load_voice_detector)
        if self.smart_turn:
            await asyncio.to_thread(load_smart_turn)


@dataclass(frozen=True)
class Habits:
    """What a person asked for by voice, and would have to ask for again after every lost connection."""

    voice: Voice
    silent: bool
    recording: bool
    names: NamesInPlay


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
        self.went_on = False
        """It began with the habits of the talk before."""
        self.ended = asyncio.Event()
        self._connected = asyncio.Event()
        line.transport.add_event_handler("on_client_connected", self._came)
        line.transport.add_event_handler("on_client_disconnected", self._left)

    @property
    def habits(self) -> Habits:
        """How the talk is now."""
        talk = self.conversation.talk
        return Habits(self.mouth.voice, talk.silent, talk.recording, talk.names)

    def goes_on(self, before: Habits) -> None:
        """Be as the talk of this session was before its connection was lost."""
        talk, self.went_on = self.conversation.talk, True
        self.mouth.change_voice(before.voice.region, before.voice.speed)
        talk.silent, talk.recording, talk.names = before.silent, before.recording, before.names

    async def run(self, *, again: bool) -> None:
        """Until the connection ends or `stop` is called."""
        around = self._equipment.around
        began = asyncio.get_running_loop().time()
        around.metrics.sessions.labels("resumed" if again else "started").inc()
        await self._runner.add_workers(self._worker)
        helpers = (
            asyncio.create_task(self.conversation.run()),
            asyncio.create_task(self.conversation.watch_agent()),
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
