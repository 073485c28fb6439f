"""Sentences said aloud by eSpeak NG, for tests that need words of their own choosing."""

import asyncio
from contextlib import aclosing

import numpy as np

from speak_to_input.adapters.tts.espeak import EspeakSpeech
from speak_to_input.core.hearing.speech import RATE_HZ
from speak_to_input.core.voices import Region, Voice
from tests.speech.samples import at_rate

SILENCE_S = 0.3


async def spoken(text: str, words_per_minute: int = 130, region: Region = Region.NORTH) -> bytes:
    """`text` as sound for recognisers, without silence around it."""
    voice = EspeakSpeech(EspeakSpeech.Options(words_per_minute=words_per_minute))
    async with aclosing(voice.speak(text, Voice(region))) as chunks:
        made = b"".join([chunk async for chunk in chunks])
    wave = np.frombuffer(made, dtype="<i2").astype(np.float32) / 32768
    return trimmed(at_rate(wave, voice.sound.rate_hz, RATE_HZ))


def trimmed(sound: bytes, quietest: float = 0.01) -> bytes:
    """Without what is quieter at both ends, in steps of 10 ms."""
    samples = np.frombuffer(sound, dtype="<i2").astype(np.float32) / 32768
    step = RATE_HZ // 100
    blocks = samples[: len(samples) // step * step].reshape(-1, step)
    loud = np.flatnonzero(np.sqrt((blocks**2).mean(axis=1)) > quietest)
    return sound[2 * step * int(loud[0]) : 2 * step * (int(loud[-1]) + 1)] if len(loud) else b""


def spoken_now(text: str, region: Region = Region.NORTH) -> bytes:
    """The same for those who have no loop."""
    return asyncio.run(spoken(text, region=region))
