"""One session's talk: what was heard goes to the agent, its answer is shown, kept and spoken.

It works over ports and protocols only; sound, transport and Pipecat are elsewhere. Utterances are handled
one after the other, in the order in which they were said.
"""

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from uuid import uuid4

from speak_to_input.core import voice_phrases as phrases
from speak_to_input.core.hearing.bias import bias_of
from speak_to_input.core.hearing.completeness import Completeness
from speak_to_input.core.hearing.speech import Bias
from speak_to_input.core.turns import Turn
from speak_to_input.errors import RateLimited, SpeakToInputError
from speak_to_input.observe.correlation import correlated, current_correlation_id
from speak_to_input.observe.logs import logger
from speak_to_input.services.voice.handling import Handling, tells_secret
from speak_to_input.services.voice.surroundings import Mouth, Surroundings
from speak_to_input.services.voice.talk import Talk
from speak_to_input.services.voice.utterance import Hearer, Understanding, Utterance
from speak_to_input.wire import as_json

_log = logger("voice")
_WAITING_MAX = 32


@dataclass(frozen=True, slots=True)
class Typed:
    """Words that were typed; `correlation_id` is the request's, `at` when they came, in the loop's time."""

    text: str
    correlation_id: str
    at: float


@dataclass(frozen=True, slots=True)
class AgentBack:
    """The agent answers again after it was away."""

    correlation_id: str


_WORK = Utterance | Typed | AgentBack | SpeakToInputError
"""Said, typed, an agent that came back, or a recogniser that fails."""
_ASKED_EVERY_S = 1.0
"""So often an agent that is away is asked whether it is there again."""


class Conversation(Hearer):
    """The talk of one session; `run` handles what was said until it is cancelled."""

    def __init__(self, session_id: str, around: Surroundings, mouth: Mouth) -> None:
        self.talk = Talk(session_id)
        self._around = around
        self._mouth = mouth
        self._handling = Handling(self.talk, around, mouth)
        self._waiting: asyncio.Queue[_WORK] = asyncio.Queue()
        self._idle = asyncio.Event()
        self._idle.set()
        self._partly_heard = False
        """Whether words of a turn that is still open are on the screen."""
        self._would_act = False
        """Whether what they would do is on the screen."""
        self._deaf = False
        """Whether the recogniser has failed since words were heard last."""
        self.voice_at = asyncio.get_running_loop().time()
        """When somebody was heard last or did something, by the loop's clock."""

    @property
    def bias(self) -> Bias:
        """What the person may say now."""
        talk, around = self.talk, self._around
        return bias_of(talk, around.opening, around.site, names=talk.names.names, asked=talk.asked)

    async def preview(self, text: str) -> Turn:
        """What a text would do. Raises: SpeakToInputError."""
        turn = await self._around.assistant.preview(text, session_id=self.talk.session_id)
        self.talk.saw(turn)
        return turn

    async def greet(self, *, again: bool) -> None:
        """The first words of a connection; the session may have a form already, filled in by typing."""
        await self._handling.answer(phrases.BACK_AGAIN if again else phrases.GREETING)
        self.show_state()
        with suppress(
            SpeakToInputError
        ):  # none is open, or the agent is away, which the first words will tell
            self.talk.sees(await self._around.assistant.form(self.talk.session_id))

    async def speech_started(self) -> None:
        self.voice_at = asyncio.get_running_loop().time()
        self._tell("state", state="hearing")

    async def partial(self, understanding: Understanding) -> None:
        if text := understanding.heard.text:
            self._deaf = False
            self._partly_heard = True
            if tells_secret(understanding.preview):
                text = phrases.SECRET_WORDS
            self._tell("transcript", role="user", text=text, final=False)

    async def provisional(self, understanding: Understanding) -> None:
        """Of other words that would do nothing, nothing is shown; where nobody could say, it stays as it was."""
        preview = understanding.preview
        if preview is None or self.talk.asleep or not (preview.actions or self._would_act):
            return
        self._would_act = bool(preview.actions)
        shown = [as_json(action) for action in preview.actions]
        self._tell("provisional", actions=shown, completeness=understanding.completeness.value)

    async def failed(self, error: SpeakToInputError) -> None:
        """Told to the person once, and again only after something was heard in between."""
        if not self._deaf:
            self._deaf = True
            self._waiting.put_nowait(error)

    def not_spoken(self, error: Exception) -> None:
        """Answers are on the screen only: who looks elsewhere should look."""
        self._tell("error", code=type(error).__name__, message=phrases.NOT_SPOKEN)

    async def nothing(self) -> None:
        """What seemed to be words was none: it leaves the screen."""
        if self._partly_heard:
            self._tell("transcript", role="user", text="", final=False)
        if self._would_act:
            self._tell("provisional", actions=[], completeness=Completeness.USUAL.value)
        self._partly_heard = self._would_act = False
        self.show_state()

    async def utterance(self, said: Utterance) -> None:
        self._partly_heard = self._would_act = self._deaf = False
        self.voice_at = asyncio.get_running_loop().time()
        self._waiting.put_nowait(said)

    def typed(self, text: str, request_id: str | None = None) -> None:
        """Words that the person typed instead of saying them; the agent carries a request out once.

        Raises: RateLimited when more is waiting already than a person can type.
        """
        if self._waiting.qsize() >= _WAITING_MAX:
            raise RateLimited("words come faster than they can be carried out", retry_after_s=1)
        self.voice_at = asyncio.get_running_loop().time()
        self._waiting.put_nowait(Typed(text, request_id or uuid4().hex, self.voice_at))

    async def run(self) -> None:
        """Handle what was said until cancelled."""
        while True:
            work = await self._waiting.get()
            self._idle.clear()
            ours = current_correlation_id() if isinstance(work, SpeakToInputError) else work.correlation_id
            with correlated(ours, self.talk.session_id):
                try:
                    await self._handle(work)
                except Exception:
                    # One utterance that breaks something must not end the talk.
                    _log.error("utterance not handled", exc_info=True)
                self.show_state()
            if self._waiting.empty():
                self._idle.set()

    async def watch_agent(self, every_s: float = _ASKED_EVERY_S) -> None:
        """Until cancelled: notice that an agent which was away answers again, though nobody says anything."""
        while True:
            await asyncio.sleep(every_s)
            if self.talk.agent_away and not self.deciding and await self._around.assistant.answers():
                self._waiting.put_nowait(AgentBack(uuid4().hex))

    @property
    def deciding(self) -> bool:
        """Whether something that was said waits for being handled."""
        return not (self._idle.is_set() and self._waiting.empty())

    async def settled(self, patience_s: float) -> None:
        """Wait until nothing is being handled, for that long at most."""
        with suppress(TimeoutError):
            async with asyncio.timeout(patience_s):
                await self._idle.wait()

    async def _handle(self, work: _WORK) -> None:
        if isinstance(work, SpeakToInputError):
            self._tell("error", code=type(work).__name__, message=phrases.DEAF)
            await self._handling.answer(phrases.DEAF)
        elif isinstance(work, Typed):
            await self._handling.typed(work.text, work.at)
        elif isinstance(work, AgentBack):
            await self._handling.agent_back()
        else:
            await self._handling.said(work)

    async def rest(self) -> None:
        """Nobody has spoken for long: say so, and listen only for being called."""
        if not self.talk.asleep:
            self.talk.asleep = True
            self.talk.believe()
            await self._handling.answer(phrases.SLEEPING)
            self.show_state()

    async def wake(self) -> None:
        """Listen again."""
        self.voice_at = asyncio.get_running_loop().time()
        if self.talk.asleep:
            self.talk.asleep = False
            await self._handling.answer(phrases.AWAKE)
        self.show_state()

    def addressed(self) -> None:
        """The person holds the button to talk: we listen, and nothing is said into their first words."""
        self.voice_at = asyncio.get_running_loop().time()
        self.talk.asleep = False
        self.show_state()

    async def denied(self) -> None:
        """The person never said what we asked about; they need not hear the question to its end."""
        self.voice_at = asyncio.get_running_loop().time()
        if self.talk.doubted:
            self.talk.believe()
            await self._mouth.hush()
            self.show_state()

    def record(self, *, on: bool) -> None:
        """The person lets us keep the sound of what is said, or no more."""
        self.talk.recording = on
        self.show_state()

    def show_state(self) -> None:
        """Tell watchers whether we listen."""
        state = "sleeping" if self.talk.asleep else "listening"
        self._tell("state", state=state, recording=self.talk.recording)

    def show_speaking(self) -> None:
        """Tell watchers that an answer sounds."""
        self._tell("state", state="speaking")

    def _tell(self, kind: str, **about: object) -> None:
        self._around.board.tell(self.talk.session_id, kind, correlation_id=current_correlation_id(), **about)
