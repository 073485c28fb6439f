"""How soon the bot is silent when the person begins to speak over it."""

import asyncio
import time

from bench.voice.talking import Talker, talker
from tests.speech.samples import samples
from tests.speech.spoken import trimmed

_LONG_ANSWER = "còn thiếu gì"
_SPOKEN_S = 0.8


async def silences(url: str, rounds: int) -> list[float]:
    """Milliseconds from the first sample of a natural voice to the last sound of the bot at the person's ear.

    Measured where the sound arrives, so the network and the sound under way count as well.
    """
    async with talker(url) as one:
        return [await interrupted(one, trimmed(sample.sound)) for _ in range(rounds) for sample in samples()]


async def interrupted(one: Talker, sound: bytes) -> float:
    """One answer that is spoken over. Milliseconds."""
    someone, began = one.person, time.monotonic()
    await someone.tell(type="text", text=_LONG_ANSWER)
    speaking, _ = await someone.timed("state", after=began, timeout_s=20, state="speaking")
    await asyncio.sleep(speaking + _SPOKEN_S - time.monotonic())
    started = await someone.microphone.start(sound)
    await asyncio.sleep(1.0)
    last = someone.loudspeaker.last_sound_before(started + 1.0)
    someone.microphone.silent()
    await asyncio.sleep(0.3)
    await one.hush()
    return (last - started) * 1000
