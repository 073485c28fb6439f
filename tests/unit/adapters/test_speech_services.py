"""Speech behind HTTP: what is sent, what is stopped, and how failures there are told."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import aclosing
from pathlib import Path

import pytest
from pydantic import SecretStr

from speak_to_input.adapters.tts.elevenlabs import ElevenLabsSpeech
from speak_to_input.adapters.tts.openai import OpenAISpeech
from speak_to_input.adapters.tts.piper import PiperSpeech
from speak_to_input.core.voices import Region, Voice
from speak_to_input.errors import ConfigurationError, ProviderError, ProviderRefused, ProviderTimeout
from speak_to_input.ports import TextToSpeech
from tests.contract.speech_servers import KEY, SpeechServices, served

LONG = "một hai ba bốn năm sáu bảy tám " * 40


@pytest.fixture
def services() -> SpeechServices:
    return SpeechServices()


@pytest.fixture
async def url(services: SpeechServices) -> AsyncIterator[str]:
    async with served(services) as address:
        yield address


def elevenlabs(url: str, key: str = KEY, **more: object) -> TextToSpeech:
    options = {"base_url": url, "api_key": key, "voice": "north-voice", "voices": {"south": "south-voice"}}
    return ElevenLabsSpeech(ElevenLabsSpeech.Options.model_validate({**options, **more}))


def openai(url: str, key: str = KEY, **more: object) -> TextToSpeech:
    options = {"base_url": f"{url}/v1", "api_key": key, "voice": "north-voice"}
    return OpenAISpeech(OpenAISpeech.Options.model_validate({**options, **more}))


def piper(url: str, key: str = KEY, **more: object) -> TextToSpeech:
    return PiperSpeech(PiperSpeech.Options.model_validate({"base_url": url, **more}))


ALL = pytest.mark.parametrize("make", [elevenlabs, openai, piper])
KEYED = pytest.mark.parametrize("make", [elevenlabs, openai])
Make = Callable[..., TextToSpeech]


async def listen(speech: TextToSpeech, text: str, voice: Voice | None = None) -> bytes:
    """The sound of one text, by a provider that is of no more use."""
    try:
        async with aclosing(speech.speak(text, voice or Voice())) as sound:
            return b"".join([chunk async for chunk in sound])
    finally:
        await speech.close()


async def test_elevenlabs_is_asked_as_its_interface_says(services: SpeechServices, url: str) -> None:
    await listen(elevenlabs(url), "xin chào", Voice(Region.SOUTH, 2.0))
    assert services.requests == [
        {
            "text": "xin chào",
            "model_id": "eleven_flash_v2_5",
            "language_code": "vi",
            "voice_settings": {"speed": 1.2},
        }
    ]


async def test_openai_is_asked_as_its_interface_says(services: SpeechServices, url: str) -> None:
    await listen(openai(url), "xin chào", Voice(speed=0.8))
    assert services.requests == [
        {
            "model": "tts-1",
            "input": "xin chào",
            "voice": "north-voice",
            "response_format": "pcm",
            "speed": 0.8,
        }
    ]


async def test_piper_is_asked_as_its_server_says(services: SpeechServices, url: str) -> None:
    await listen(piper(url), "xin chào", Voice(speed=0.8))
    assert services.requests == [{"text": "xin chào", "length_scale": 1.25}]


@KEYED
async def test_a_wrong_key_is_told_without_the_key(make: Make, url: str) -> None:
    with pytest.raises(ProviderRefused) as raised:
        await listen(make(url, key="not-this-one"), "xin chào")
    assert raised.value.hint == "set S2I_TTS__OPTIONS__API_KEY"
    assert "not-this-one" not in raised.value.message


@ALL
async def test_failures_there_are_our_errors(make: Make, url: str) -> None:
    with pytest.raises(ProviderError, match="status 500"):
        await listen(make(url), "hỏng")
    with pytest.raises(ProviderRefused, match="quota"):
        await listen(make(url), "hết tiền")
    with pytest.raises(ProviderTimeout):
        await listen(make(url, timeout_s=0.2), "treo")


@ALL
async def test_a_server_that_is_not_there(make: Make) -> None:
    with pytest.raises(ProviderError, match="cannot be reached") as raised:
        await listen(make("http://127.0.0.1:9"), "xin chào")
    assert raised.value.hint


@KEYED
async def test_the_work_there_ends_with_the_listener(make: Make, services: SpeechServices, url: str) -> None:
    speech = make(url)
    sound = speech.speak(LONG, Voice())
    await anext(sound)
    assert services.open == 1
    await sound.aclose()
    async with asyncio.timeout(2):
        await services.idle.wait()
    await speech.close()


async def test_a_voice_that_does_not_exist(url: str) -> None:
    with pytest.raises(ProviderRefused, match="no such voice"):
        await listen(elevenlabs(url, voice="nobody"), "xin chào")


async def test_another_rate_than_expected_is_said(url: str) -> None:
    with pytest.raises(ProviderError, match="22050 Hz, 16000 Hz was expected"):
        await listen(piper(url, rate_hz=16000), "xin chào")


@pytest.mark.parametrize("options", [{}, {"base_url": "http://127.0.0.1:1", "voice": "piper-vais1000"}])
def test_piper_needs_one_place(options: dict[str, object]) -> None:
    with pytest.raises(ConfigurationError) as raised:
        PiperSpeech(PiperSpeech.Options.model_validate(options))
    assert "S2I_TTS__OPTIONS__VOICE" in raised.value.hint


def test_a_voice_that_was_not_pulled_is_said_with_the_command(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError) as raised:
        PiperSpeech(PiperSpeech.Options(voice="piper-vais1000", cache=tmp_path))
    assert raised.value.hint.endswith("models pull piper-vais1000")


def test_a_piper_voice_without_its_description(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="sample rate"):
        PiperSpeech(PiperSpeech.Options(model=tmp_path / "vi.onnx"))


def test_a_key_is_not_shown() -> None:
    options = OpenAISpeech.Options(base_url="http://127.0.0.1:1/v1", api_key=SecretStr(KEY))
    assert KEY not in repr(options)
