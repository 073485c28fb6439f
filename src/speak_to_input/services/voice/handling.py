"""One utterance from being judged to being answered."""

import asyncio
from datetime import datetime, timedelta
from typing import assert_never

from speak_to_input.core import voice_phrases as phrases
from speak_to_input.core.hearing.manners import Manner, bare_answer
from speak_to_input.core.hearing.rejection import Doubt, doubt_of
from speak_to_input.core.hearing.verdict import Ask, Do, Ignore, Mind, Repeat, judge
from speak_to_input.core.saved import SavedLine
from speak_to_input.core.secrets import has_secret
from speak_to_input.core.turns import Turn
from speak_to_input.errors import SpeakToInputError
from speak_to_input.observe.correlation import current_correlation_id
from speak_to_input.observe.logs import logger
from speak_to_input.services.voice.surroundings import Mouth, Surroundings
from speak_to_input.services.voice.talk import Talk
from speak_to_input.services.voice.utterance import Utterance
from speak_to_input.wire import TurnJson

_log = logger("voice")
_SLOWER, _FASTER = 0.8, 1.25
_OFTEN, _SENTENCE_S = 2, 1.0
"""So many utterances that were heard badly, of so much voice at least where no word was sure."""
_LONGEST = 2000
"""Characters that the agent takes at once."""
AGENT_BACK = "AGENT_BACK"
"""Code of the event that tells that a trouble is over."""


class Handling:
    """Decides, asks the agent, answers and keeps; one utterance at a time."""

    def __init__(self, talk: Talk, around: Surroundings, mouth: Mouth) -> None:
        self._talk = talk
        self._around = around
        self._mouth = mouth
        self._noted = ""
        """The form that the session is kept under."""

    async def said(self, said: Utterance) -> None:
        """Something was said."""
        heard, around = said.understanding.heard, self._around
        around.metrics.reacted(said, "turn_end", said.turn_ended_at)
        around.metrics.reacted(said, "transcript", said.transcript_at)
        secret = tells_secret(said.understanding.preview)
        if self._talk.recording and not secret:
            await self._record(said)
        doubt = doubt_of(heard, said.voiced_s, around.invented)
        manner = around.manners.asked(heard.text)
        verdict = judge(heard, doubt, manner, said.understanding.preview, self._talk.scene(around.clock()))
        ignored = isinstance(verdict, Ignore)
        if doubt is not Doubt.REJECTED:
            # Whatever is said next, a yes to it is a yes to something else.
            self._talk.believe()
        shown = phrases.SECRET_WORDS if secret else heard.text
        why = verdict.reason if isinstance(verdict, Ignore) else ""
        self._tell("transcript", role="user", text=shown, final=True, ignored=ignored, reason=why)
        around.metrics.messages.labels("user", "ignored" if ignored else "heard").inc()
        if not ignored:
            self._talk.unclear = 0
            await self._mouth.hush()
        match verdict:
            case Ignore(reason):
                _log.info("utterance ignored", reason=reason)
                await self._keep("user", shown, outcome="ignored")
                await self._advise(reason, said)
            case Mind(wanted, also_form):
                await self._keep("user", shown, outcome="manner")
                await self._mind(wanted, said)
                if also_form:
                    await self._to_agent(also_form, said)
            case Ask(text):
                await self._keep("user", shown if secret else text, outcome="asked")
                self._talk.doubt(text, around.clock() + around.answer_within)
                # A secret is not shown: only a spoken yes agrees to it.
                question = phrases.did_you_say(shown if secret else text)
                await self.answer(question, said, doubted="" if secret else text)
            case Repeat():
                await self._keep("user", shown)
                await self.answer(phrases.UNCLEAR, said)
            case Do(text):
                await self._to_agent(text, said, keep=True)
            case _:
                assert_never(verdict)

    async def _advise(self, reason: str, said: Utterance) -> None:
        """Somebody who is heard badly time and again is told, once until something is understood."""
        talk = self._talk
        lasted = reason == "unclear" or (reason == "noise" and said.voiced_s >= _SENTENCE_S)
        if talk.unclear < 0 or not lasted:
            return
        talk.unclear += 1
        if talk.unclear >= _OFTEN:
            talk.unclear = -1
            await self.answer(phrases.NOT_HEARD_WELL, said)

    async def typed(self, text: str, at: float) -> None:
        """Something was typed, and came `at` that time of the loop; it is for the form."""
        self._talk.believe()
        self._tell("transcript", role="user", text=text, final=True, ignored=False)
        await self._to_agent(text, None, keep=True, typed_at=at)

    async def answer(
        self,
        text: str,
        about: Utterance | None = None,
        *,
        spoken: str = "",
        actions: int = 0,
        aloud: bool = True,
        doubted: str = "",
    ) -> None:
        """Show, keep and, unless told otherwise, speak an answer; `spoken` is how it is said aloud.

        It may ask whether `doubted` was said: watchers can agree by a button, which sends these words.
        """
        words = spoken or self._around.narrator.text(text)
        self._talk.last_words = words if aloud else self._talk.last_words
        about_doubt = {"doubted": doubted} if doubted else {}
        self._tell("transcript", role="assistant", text=text, final=True, **about_doubt)
        self._around.metrics.messages.labels("assistant", "said").inc()
        await self._keep("assistant", text, actions=actions)
        if aloud and not self._talk.silent:
            await self._mouth.say(words, about)

    async def _to_agent(
        self, text: str, said: Utterance | None, *, keep: bool = False, typed_at: float | None = None
    ) -> None:
        """`keep`: the words too, once it is known whether they hold a secret; `typed_at`: when they came, if typed."""
        self._tell("state", state="thinking")
        at = self._around.clock()
        began = said.ended_at - said.voiced_s if said else typed_at
        secret = tells_secret(said.understanding.preview if said else None)
        try:
            turn = await self._around.assistant.hear(
                text[:_LONGEST],
                session_id=self._talk.session_id,
                request_id=current_correlation_id(),
                source="voice" if said else "text",
                spoken_at=None if began is None else self._told_at(began),
            )
        except BaseException as error:
            if keep:
                await self._keep("user", phrases.SECRET_WORDS if secret else text, at=at)
            if not isinstance(error, SpeakToInputError):
                raise
            await self._agent_failed(error, "" if secret else text, said)
            return
        if keep:
            hidden = secret or tells_secret(turn)
            await self._keep("user", phrases.SECRET_WORDS if hidden else text, at=at)
        now = asyncio.get_running_loop().time()
        self._talk.answered(turn)
        await self._note_form(turn.form.type if turn.form else "")
        reaction = self._measured(said, turn, now)
        missed: list[str] = []
        if self._talk.agent_away:
            missed = self._talk.regained(done=text)
            self._tell("error", code=AGENT_BACK, message=phrases.AGENT_BACK)
        shown = TurnJson.model_validate(turn).model_dump(mode="json")
        self._tell("turn", turn=shown, reaction_ms=reaction)
        verified = sum(outcome.verified for outcome in turn.actions)
        aloud = self._around.narrator.turn(turn)
        await self.answer(turn.result, said, spoken=aloud, actions=verified)
        _log.info(
            "turn",
            success=turn.success,
            actions=len(turn.actions),
            verified=verified,
            source="voice" if said else "text",
            pending=turn.pending.kind if turn.pending else None,
            duration_ms=round((now - said.ended_at) * 1000) if said else None,
        )
        if missed:
            await self.answer(phrases.SAY_AGAIN)

    async def agent_back(self) -> None:
        """The agent answers again: that is said, and what was said meanwhile is asked about or asked for again."""
        talk = self._talk
        if not talk.agent_away:
            return
        missed = talk.regained()
        _log.info("agent is back", missed=len(missed))
        self._tell("error", code=AGENT_BACK, message=phrases.AGENT_BACK)
        one = missed[0] if len(missed) == 1 and not talk.asleep else ""
        if one:
            talk.doubt(one, self._around.clock() + self._around.answer_within)
        more = phrases.did_you_say_before(one) if one else phrases.SAY_AGAIN if missed else phrases.GO_ON
        await self.answer(f"{phrases.AGENT_BACK} {more}", aloud=not talk.asleep, doubted=one)

    def _told_at(self, began: float) -> datetime:
        """The moment of a time of the loop: an edit by hand after that wins, a question put after it was not heard.

        Words wait for those before them: "gửi" typed twice at once agrees to nothing.
        """
        return self._around.clock() - timedelta(seconds=asyncio.get_running_loop().time() - began)

    def _measured(self, said: Utterance | None, turn: Turn, now: float) -> dict[str, int]:
        """When each stage was reached, in milliseconds from the acoustic end of speech; noted in the metrics."""
        if said is None:
            return {}
        stages = {
            "turn_end": said.turn_ended_at,
            "transcript": said.transcript_at,
            "understood": now - turn.timings.act_ms / 1000,
        }
        if any(outcome.verified for outcome in turn.actions):
            stages["verified"] = now
        for stage in ("understood", "verified"):
            if stage in stages:
                self._around.metrics.reacted(said, stage, stages[stage])
        return {stage: round((at - said.ended_at) * 1000) for stage, at in stages.items()}

    async def _agent_failed(self, error: SpeakToInputError, text: str, said: Utterance | None) -> None:
        """The words are kept; the person hears that nothing was done.

        Typed words stay where they were typed. A yes was one to a question that is void by then.
        """
        self._talk.agent_away = True
        if said is not None:
            self._talk.misses("" if bare_answer(text) else text)
        _log.error("agent did not answer", code=type(error).__name__, reason=error.message)
        self._tell("error", code=type(error).__name__, message=phrases.AGENT_AWAY)
        await self.answer(phrases.AGENT_AWAY)

    async def _mind(self, manner: Manner, said: Utterance) -> None:
        match manner:
            case Manner.STOP:
                # Whoever says anything to us is not spoken to any more; with a question the form answers as well.
                if not self._talk.scene(self._around.clock()).questioned:
                    await self.answer(phrases.STOPPED, aloud=False)
            case Manner.AGAIN:
                await self._mouth.say(self._talk.last_words or phrases.NOTHING_SAID, said)
            case Manner.SLOWER | Manner.FASTER:
                slower = manner is Manner.SLOWER
                self._mouth.change_pace(_SLOWER if slower else _FASTER)
                await self.answer(phrases.SLOWER if slower else phrases.FASTER, said)
            case Manner.MUTE:
                await self.answer(phrases.MUTED, said)
                self._talk.silent = True
            case Manner.UNMUTE:
                self._talk.silent = False
                await self.answer(phrases.UNMUTED, said)
            case Manner.SLEEP:
                self._talk.asleep = True
                await self.answer(phrases.SLEEPING, said)
            case Manner.WAKE:
                self._talk.asleep = False
                await self.answer(phrases.AWAKE, said)
            case _:
                assert_never(manner)

    async def _record(self, said: Utterance) -> None:
        try:
            await self._around.recordings.keep(self._talk.session_id, self._around.clock(), said.sound)
        except (SpeakToInputError, OSError) as error:
            _log.error("recording not kept", exc_info=error)
            self._tell("error", code=type(error).__name__, message=phrases.NOT_RECORDED)

    async def _note_form(self, form_type: str) -> None:
        if form_type in {"", self._noted}:
            return
        try:
            await self._around.store.note_form(self._talk.session_id, form_type)
            self._noted = form_type
        except SpeakToInputError as error:
            _log.error("form of the session not kept", exc_info=error)

    async def _keep(
        self, role: str, text: str, *, outcome: str = "", actions: int = 0, at: datetime | None = None
    ) -> None:
        line = SavedLine(at or self._around.clock(), role, text, current_correlation_id(), outcome, actions)
        try:
            await self._around.store.add(self._talk.session_id, line)
        except SpeakToInputError as error:
            _log.error("line not kept", exc_info=error)
            self._tell("error", code=type(error).__name__, message=phrases.NOT_KEPT)

    def _tell(self, kind: str, **about: object) -> None:
        self._around.board.tell(self._talk.session_id, kind, correlation_id=current_correlation_id(), **about)


def tells_secret(turn: Turn | None) -> bool:
    """Whether the words of that turn hold a password or a code: what was said is then not kept."""
    return turn is not None and has_secret(turn.form, turn.actions)
