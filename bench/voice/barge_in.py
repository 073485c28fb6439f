"""How soon the bot is silent when the person begins to speak over it, and what else silences it."""

import asyncio
import time
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from bench.voice.noise import babble, samples_of, sound_of
from bench.voice.talking import Talker, talker
from speak_to_input.core.hearing.speech import RATE_HZ
from tests.speech.samples import samples
from tests.speech.spoken import trimmed

_LONG_ANSWER = "còn thiếu gì"
_SPOKEN_S = 0.8
_DISTURBED_S = 2.0
_AFTER_S = 1.5
_QUIET_S = 0.5
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


@dataclass(frozen=True)
class Alarm:
    """What is no person who speaks to us, and what it did to an answer, each time."""

    name: str
    longest_ms: tuple[float, ...]
    """The longest silence while it lasted and a while after; the first row shows the bot's own pauses."""
    ended: tuple[bool, ...]
    """Whether the rest of the answer was dropped."""

    @property
    def paused(self) -> int:
        """How often the bot fell silent, be it for a while only."""
        return sum(ms > 1000 * _QUIET_S for ms in self.longest_ms)


async def false_alarms(url: str, times: int) -> list[Alarm]:
    """Sounds over answers to somebody who was not heard yet, so that nothing is known of how loud they speak."""
    voices = [sample.sound for sample in samples()]
    far = sound_of(babble(voices, _DISTURBED_S) / 4)
    neighbour = sound_of(samples_of(max(voices, key=len)[: int(_DISTURBED_S * 2 * RATE_HZ)]) / 4)
    disturbing = {
        "nothing": bytes(2),
        "its own echo, begun in mid answer": b"",
        "a cough": _coughs(),
        "babble, a quarter as loud": far,
        "one voice, a quarter as loud": neighbour,
        "one syllable, as loud as a person": trimmed(voices[0])[: RATE_HZ // 5 * 2],
    }
    found = []
    async with talker(url) as one:
        for name, sound in disturbing.items():
            seen = [await _disturbed_by(one, sound) for _ in range(times)]
            found.append(Alarm(name, *zip(*seen, strict=True)))
    return found


async def _disturbed_by(one: Talker, sound: bytes) -> tuple[float, bool]:
    """The longest silence while `sound`, or the loudspeaker's own, comes into the microphone; whether all ended."""
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
    await asyncio.sleep(_AFTER_S)
    until = time.monotonic()
    sounds = [began, *(at for at, loudness in loudspeaker.blocks if began < at < until and loudness > 0.01)]
    longest_s = max(later - at for at, later in pairwise([*sounds, until]))
    await one.hush()
    return 1000 * longest_s, until - sounds[-1] > _QUIET_S


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
