"""From the end of speech to what a person notices, over real WebRTC, by stage."""

import asyncio
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

from bench.voice.sentences import PHRASES, SENTENCES, Sentence
from tests.e2e.voice_process import Services, running_services
from tests.speech.peer import Person, person
from tests.speech.spoken import spoken

STAGES = ("transcript", "turn_end", "understood", "verified", "first_audio")
OPEN = "mở đơn vay vốn"
_PATIENCE_S = 8.0


@dataclass
class Reactions:
    """Milliseconds from the acoustic end of speech, by stage; `missed` were not verified."""

    name: str
    stages: dict[str, list[float]] = field(default_factory=lambda: {stage: [] for stage in STAGES})
    missed: int = 0
    said: int = 0

    def of(self, stage: str, share: float) -> float | None:
        """A percentile of a stage, None where it was never reached."""
        found = sorted(self.stages[stage])
        return found[min(len(found) - 1, int(share * len(found)))] if found else None


@contextmanager
def services(**variables: str) -> Iterator[Services]:
    """Both services in a folder that is thrown away."""
    with TemporaryDirectory(prefix="voice-bench-") as folder:
        phrases = ",".join((OPEN, *PHRASES))
        with running_services(Path(folder), S2I_VOICE__PHRASES=phrases, **variables) as running:
            yield running


async def one_person(url: str, rounds: int) -> tuple[Reactions, Reactions]:
    """Every sentence `rounds` times. Gives: those with the usual pause, and those whose field is closed."""
    usual, closed = Reactions("usual"), Reactions("closed")
    sounds = {sentence.text: await spoken(sentence.text) for sentence in SENTENCES}
    async with person(url, uuid4().hex) as someone:
        await _quietly(someone, typed=OPEN)
        for _ in range(rounds):
            for sentence in SENTENCES:
                into = closed if sentence.closed else usual
                await _measure(someone, sounds[sentence.text], into)
    return usual, closed


async def crowd(url: str, people: int, rounds: int) -> Reactions:
    """Several people at once, each saying every sentence in an order of their own."""
    together = Reactions(f"{people} at once")
    sounds = {sentence.text: await spoken(sentence.text) for sentence in SENTENCES}

    async def one(number: int) -> None:
        async with person(url, uuid4().hex) as someone:
            await _quietly(someone, typed=OPEN)
            turned: Sequence[Sentence] = SENTENCES[number:] + SENTENCES[:number]
            for _ in range(rounds):
                for sentence in turned:
                    await _measure(someone, sounds[sentence.text], together)

    await asyncio.gather(*map(one, range(people)))
    return together


async def _measure(someone: Person, sound: bytes, into: Reactions) -> None:
    into.said += 1
    began = time.monotonic()
    ended = await someone.microphone.say(sound)
    try:
        _, event = await someone.timed("turn", after=began, timeout_s=_PATIENCE_S)
    except TimeoutError:
        into.missed += 1
        await _until_quiet(someone, ended)
        return
    reaction = event["reaction_ms"]
    into.missed += "verified" not in reaction
    for stage, value in reaction.items():
        into.stages[stage].append(value)
    await _until_quiet(someone, ended)
    heard = someone.loudspeaker.sounding_after(ended)
    if heard is not None:
        into.stages["first_audio"].append((heard - ended) * 1000)


async def _quietly(someone: Person, typed: str) -> None:
    began = time.monotonic()
    await someone.tell(type="text", text=typed)
    await someone.until("turn", after=began)
    await _until_quiet(someone, began)


async def _until_quiet(someone: Person, after: float) -> None:
    """Until the answer was spoken, and a little longer."""
    try:
        at, _ = await someone.timed("state", after=after, timeout_s=4, state="speaking")
        await someone.timed("state", after=at, timeout_s=20, state="listening")
    except TimeoutError:
        pass
    await asyncio.sleep(0.4)
