"""How soon the bot is silent when the person begins to speak over it, and what else silences it."""

import asyncio
import time

import numpy as np

from bench.voice.noise import babble, sound_of
from bench.voice.talking import Talker, talker
from speak_to_input.core.hearing.speech import RATE_HZ
from tests.speech.samples import samples
from tests.speech.spoken import trimmed

_LONG_ANSWER = "còn thiếu gì"
_SPOKEN_S = 0.8
_DISTURBED_S = 2.0
_QUIET_S = 0.4
"""The bot itself pauses shorter than this between its words."""


async def silences(url: str, rounds: int) -> list[float]:
    """Milliseconds from the first sample of a natural voice to the last sound of the bot at the person's ear.

    Measured where the sound arrives, so the network and the sound under way count as well; what a browser's own
    buffer adds before a loudspeaker sounds does not.
    """
    async with talker(url) as one:
        return [await interrupted(one, trimmed(sample.sound)) for _ in range(rounds) for sample in samples()]


async def interrupted(one: Talker, sound: bytes) -> float:
    """One answer that is spoken over. Milliseconds."""
    someone = one.person
    await _answering(one)
    started = await someone.microphone.start(sound)
    await asyncio.sleep(1.0)
    last = someone.loudspeaker.last_sound_before(started + 1.0)
    someone.microphone.silent()
    await asyncio.sleep(0.3)
    await one.hush()
    return (last - started) * 1000


async def false_alarms(url: str, rounds: int) -> list[tuple[str, int, int]]:
    """What is no person who speaks to us: its name, how often it silenced the bot, and of how many times."""
    voices = [sample.sound for sample in samples()]
    far = sound_of(babble(voices, _DISTURBED_S) / 4)
    disturbing = {"its own echo": b"", "a cough": _coughs(), "babble, a quarter as loud": far}
    found = []
    async with talker(url) as one:
        for name, sound in disturbing.items():
            cut = [await _silenced_by(one, sound) for _ in range(3 * rounds)]
            found.append((name, sum(cut), len(cut)))
    return found


async def _silenced_by(one: Talker, sound: bytes) -> bool:
    """Whether an answer broke off while `sound`, or the loudspeaker's own, came into the microphone."""
    someone = one.person
    loudspeaker = someone.loudspeaker
    await _answering(one)
    began = time.monotonic()
    if sound:
        someone.microphone.begin(sound)
    else:
        loudspeaker.into = someone.microphone
    await asyncio.sleep(_DISTURBED_S)
    loudspeaker.into = None
    until = time.monotonic()
    cut = until - max(began, loudspeaker.last_sound_before(until)) > _QUIET_S
    await one.hush()
    return cut


async def _answering(one: Talker) -> None:
    """Wait until the bot has spoken for a while."""
    someone, began = one.person, time.monotonic()
    await someone.tell(type="text", text=_LONG_ANSWER)
    speaking, _ = await someone.timed("state", after=began, timeout_s=20, state="speaking")
    await asyncio.sleep(speaking + _SPOKEN_S - time.monotonic())


def _coughs() -> bytes:
    """Three bursts of noise, each of 60 ms that die away, as a made-up cough: no cough of a person was to be had."""
    generator = np.random.default_rng(5)
    length = RATE_HZ // 2
    falls = np.exp(-np.arange(length) / (0.06 * RATE_HZ))
    burst = np.convolve(generator.normal(0, 1, length), np.hanning(12) / 6, mode="same") * falls * 0.3
    return sound_of(np.concatenate([burst] * 3).astype(np.float32))
