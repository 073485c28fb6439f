"""One person at the benchmark's microphone: opens a form, says a sentence, notes what came of it and when."""

import asyncio
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

from bench.voice.sentences import NOTE_FIELD, SENTENCES, WORDS_PER_MINUTE, Sentence
from speak_to_input.core.voices import Region
from tests.e2e.voice_process import Services, running_services
from tests.speech.peer import Event, Person, person
from tests.speech.spoken import spoken
from tests.speech.wrong import word_errors

OPEN = "mở đơn vay vốn"
ANYTHING = "*"
_PATIENCE_S = 15.0
"""What comes later is called lost; on a busy machine much is late."""
_AFTER_S = 0.6
"""From a text to its sound at the person's ear."""
_HELD_S = 0.1
_ECHO_OVER_S = 1.6


@dataclass
class Said:
    """One sentence. Milliseconds from its last sample, by the clock of the person's microphone."""

    heard: str = ""
    """The final text; "" where there was none."""
    outcome: str = "not heard"
    """done, asked (did you say ...?), ignored, answered (something else was done), or not heard."""
    stages: dict[str, float] = field(default_factory=dict)


@contextmanager
def services(told_of: Sequence[Sentence] = SENTENCES, **variables: str) -> Iterator[Services]:
    """Both services in a folder that is thrown away; the recogniser is told of sentences beforehand."""
    phrases = (NOTE_FIELD, *(sentence.text for sentence in told_of))
    with TemporaryDirectory(prefix="voice-bench-") as folder:
        told = {"S2I_VOICE__PHRASES": ",".join(phrases), **variables}
        with running_services(Path(folder), **told) as running:
            yield running


class Talker:
    """Says sentences and cuts the answers short."""

    def __init__(self, someone: Person) -> None:
        self.person = someone

    async def typed(self, text: str) -> Event:
        """Something typed; gives what came of it."""
        began = time.monotonic()
        await self.person.tell(type="text", text=text)
        turn = await self.person.until("turn", after=began, timeout_s=20)
        await asyncio.sleep(_AFTER_S)
        await self.hush()
        return turn

    async def say(self, sound: bytes, values: dict[str, str]) -> Said:
        """One sentence, whether the page shows `values` (or ANYTHING) afterwards, and then silence.

        What does not come in time does not come: the next sentence is said all the same.
        """
        said = Said()
        try:
            await self._say(said, sound, values)
        except TimeoutError:
            said.outcome = "not heard"
        with suppress(TimeoutError):
            await self.hush()
        return said

    async def _say(self, said: Said, sound: bytes, values: dict[str, str]) -> None:
        someone, began = self.person, time.monotonic()
        ended = await someone.microphone.say(sound)
        _, told = await someone.timed(
            "transcript", after=began, timeout_s=_PATIENCE_S, role="user", final=True
        )
        said.heard, said.outcome = str(told["text"]), "ignored" if told["ignored"] else "answered"
        if not told["ignored"]:
            await self._answered(said, began, ended, values)

    async def _answered(self, said: Said, began: float, ended: float, values: dict[str, str]) -> None:
        someone = self.person
        await someone.timed("transcript", after=began, timeout_s=_PATIENCE_S, role="assistant")
        turns = [(at, event) for at, event in someone.events if at > began and event["type"] == "turn"]
        if not turns:
            said.outcome = "asked"
            return
        at, event = turns[0]
        acts = {act["field"]: act["value"] for act in event["turn"]["actions"] if act["verified"]}
        if all(
            acts.get(field) == value or (value == ANYTHING and field in acts)
            for field, value in values.items()
        ):
            said.outcome = "done"
        seen_ms = (at - ended) * 1000
        reaction = event["reaction_ms"]
        # The service counts from the last frame with a voice as it saw it; the person from the last sample.
        last = reaction.get("verified", reaction["understood"])
        said.stages = {"heard end": seen_ms - last}
        said.stages |= {stage: value + seen_ms - last for stage, value in reaction.items()}
        if "verified" in reaction:
            said.stages["seen"] = seen_ms
        await asyncio.sleep(_AFTER_S)
        sounding = someone.loudspeaker.sounding_after(ended)
        if sounding is not None:
            said.stages["first_audio"] = (sounding - ended) * 1000

    async def hush(self) -> None:
        """Cut the answer short, as a person does with the button, and wait until it listens again."""
        await self.person.tell(type="talk", on=True)
        await asyncio.sleep(_HELD_S)
        released = time.monotonic()
        await self.person.tell(type="talk", on=False)
        await self.person.timed("state", after=released, timeout_s=20, state="listening")
        # One synthetic voice speaks for both sides: right after an answer it would be taken for an echo of it.
        await asyncio.sleep(_ECHO_OVER_S)


@asynccontextmanager
async def talker(url: str, form: str = OPEN) -> AsyncIterator[Talker]:
    """Somebody who has just opened `form`."""
    async with person(url, uuid4().hex, greeted=False) as someone:
        one = Talker(someone)
        await someone.until("state", state="speaking")
        await one.hush()
        await one.typed(form)
        yield one


async def sounds_of(sentences: Sequence[Sentence], region: Region = Region.NORTH) -> dict[str, bytes]:
    """Each sentence said by eSpeak NG."""
    return {sentence.text: await spoken(sentence.text, WORDS_PER_MINUTE, region) for sentence in sentences}


def audible(text: str, heard: str) -> bool:
    """Whether most of a sentence reached the recogniser, however well it was read."""
    wrong, of = word_errors(text, heard)
    return wrong <= of / 2
