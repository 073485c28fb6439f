"""What every provider of speech keeps, whoever it is."""

import asyncio
from array import array
from collections.abc import AsyncIterator, Callable
from contextlib import aclosing, nullcontext

import pytest
from pydantic import SecretStr

from speak_to_input.adapters.tts.by_sentence import SentenceSpeech
from speak_to_input.adapters.tts.cached import CachedSpeech
from speak_to_input.adapters.tts.elevenlabs import ElevenLabsSpeech
from speak_to_input.adapters.tts.espeak import EspeakSpeech
from speak_to_input.adapters.tts.fake import FakeSpeech
from speak_to_input.adapters.tts.openai import OpenAISpeech
from speak_to_input.adapters.tts.piper import PiperSpeech
from speak_to_input.adapters.tts.table import PROVIDERS as TABLE
from speak_to_input.core.voices import Region, Voice
from speak_to_input.ports import TextToSpeech
from tests.contract.speech_servers import KEY, SpeechServices, served

TEXT = "Dạ, đã điền số điện thoại không chín sáu ba, không hai ba, sáu không không."
LONG = " ".join([TEXT] * 20)

VOICES = {region: f"{region}-voice" for region in Region}

PROVIDERS: dict[str, Callable[[str], TextToSpeech]] = {
    "fake": lambda _: FakeSpeech(FakeSpeech.Options()),
    "espeak": lambda _: EspeakSpeech(EspeakSpeech.Options()),
    "piper": lambda url: PiperSpeech(PiperSpeech.Options(base_url=url)),
    "elevenlabs": lambda url: ElevenLabsSpeech(
        ElevenLabsSpeech.Options(base_url=url, api_key=SecretStr(KEY), voice="north-voice", voices=VOICES)
    ),
    "openai": lambda url: OpenAISpeech(
        OpenAISpeech.Options(base_url=f"{url}/v1", api_key=SecretStr(KEY), voice="north-voice", voices=VOICES)
    ),
}
"""How each is made; those behind HTTP get the address of a server that speaks their wire format."""

WRAPPED: dict[str, Callable[[str], TextToSpeech]] = {
    "espeak, cached by sentence": lambda _: SentenceSpeech(
        CachedSpeech(EspeakSpeech(EspeakSpeech.Options()), 10**7)
    ),
    "piper, by sentence": lambda url: SentenceSpeech(PiperSpeech(PiperSpeech.Options(base_url=url))),
}
"""The wrappers keep what the provider keeps."""

BEHIND_HTTP = {"piper", "elevenlabs", "openai", "piper, by sentence"}


def test_every_provider_is_here() -> None:
    assert PROVIDERS.keys() == TABLE.keys()


@pytest.fixture(params=[*PROVIDERS, *WRAPPED])
async def speech(request: pytest.FixtureRequest) -> AsyncIterator[TextToSpeech]:
    async with served(SpeechServices()) if request.param in BEHIND_HTTP else nullcontext("") as url:
        provider = {**PROVIDERS, **WRAPPED}[request.param](url)
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
