"""What every provider of speech keeps, whoever it is."""

import asyncio
from array import array
from collections.abc import AsyncIterator, Callable
from contextlib import aclosing

import pytest

from speak_to_input.adapters.tts.espeak import EspeakSpeech
from speak_to_input.adapters.tts.fake import FakeSpeech
from speak_to_input.core.voices import Region, Voice
from speak_to_input.ports import TextToSpeech

TEXT = "Dạ, đã điền số điện thoại không chín sáu ba, không hai ba, sáu không không."
LONG = " ".join([TEXT] * 20)

PROVIDERS: dict[str, Callable[[], TextToSpeech]] = {
    "fake": lambda: FakeSpeech(FakeSpeech.Options()),
    "espeak": lambda: EspeakSpeech(EspeakSpeech.Options()),
}


@pytest.fixture(params=PROVIDERS)
async def speech(request: pytest.FixtureRequest) -> AsyncIterator[TextToSpeech]:
    provider = PROVIDERS[request.param]()
    await provider.prepare()
    yield provider
    await provider.close()


async def chunks_of(speech: TextToSpeech, text: str, voice: Voice | None = None) -> list[bytes]:
    async with aclosing(speech.speak(text, voice or Voice())) as sound:
        return [chunk async for chunk in sound]


async def heard(speech: TextToSpeech, text: str, voice: Voice | None = None) -> bytes:
    return b"".join(await chunks_of(speech, text, voice))


def loudness(sound: bytes) -> float:
    samples = array("h", sound)
    return float((sum(sample * sample for sample in samples) / len(samples)) ** 0.5)


async def test_a_text_is_heard_at_the_pace_of_speech(speech: TextToSpeech) -> None:
    sound = await heard(speech, TEXT)
    assert 0.5 < speech.sound.seconds(len(sound)) < 12
    assert loudness(sound) > 300


async def test_chunks_hold_whole_frames(speech: TextToSpeech) -> None:
    chunks = await chunks_of(speech, TEXT)
    assert chunks
    assert all(chunk and len(chunk) % speech.sound.frame_bytes == 0 for chunk in chunks)


async def test_the_first_sound_comes_before_the_last_is_made(speech: TextToSpeech) -> None:
    if not speech.traits.streams:
        pytest.skip(f"{speech.traits.provider} makes a whole text at a time and says so")
    chunks = await chunks_of(speech, LONG)
    assert len(chunks) > 5
    assert len(chunks[0]) < sum(map(len, chunks)) / 5


@pytest.mark.parametrize("text", ["", "   ", "…", "?! –"])
async def test_nothing_to_say_is_silence(speech: TextToSpeech, text: str) -> None:
    assert await heard(speech, text) == b""


async def test_regions_sound_different(speech: TextToSpeech) -> None:
    spoken = {region: await heard(speech, TEXT, Voice(region)) for region in Region}
    assert len({spoken[region] for region in speech.traits.regions}) == len(speech.traits.regions)
    assert all(spoken.values())


async def test_a_slow_voice_takes_longer(speech: TextToSpeech) -> None:
    if not speech.traits.sets_speed:
        pytest.skip(f"{speech.traits.provider} speaks at one pace and says so")
    slow, usual, quick = [len(await heard(speech, TEXT, Voice(speed=speed))) for speed in (0.7, 1.0, 1.5)]
    assert slow > 1.15 * usual
    assert quick < 0.85 * usual


async def test_texts_at_the_same_time_do_not_mix(speech: TextToSpeech) -> None:
    texts = [f"số {word}" for word in ("một", "hai", "ba", "bốn", "năm", "sáu")]
    alone = [await heard(speech, text) for text in texts]
    together = await asyncio.gather(*(heard(speech, text) for text in texts))
    assert together == alone


async def test_closing_stops_the_work(speech: TextToSpeech) -> None:
    sound = speech.speak(LONG, Voice())
    await anext(sound)
    async with asyncio.timeout(0.5):
        await sound.aclose()
    assert await heard(speech, TEXT)


async def test_cancelling_the_listener_stops_the_work(speech: TextToSpeech) -> None:
    begun = asyncio.Event()

    async def listen() -> None:
        async with aclosing(speech.speak(LONG, Voice())) as sound:
            async for _ in sound:
                begun.set()
                await asyncio.sleep(0.01)

    listener = asyncio.ensure_future(listen())
    await begun.wait()
    listener.cancel()
    async with asyncio.timeout(0.5):
        with pytest.raises(asyncio.CancelledError):
            await listener
    assert await heard(speech, TEXT)
