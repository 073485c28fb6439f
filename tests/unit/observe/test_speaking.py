"""Speech is counted by what became of it, and nothing about it changes."""

from contextlib import aclosing

import pytest

from speak_to_input.adapters.tts.fake import FakeSpeech
from speak_to_input.core.voices import Voice
from speak_to_input.errors import ProviderRefused
from speak_to_input.observe.speaking import CountedSpeech
from speak_to_input.observe.voice import VoiceMetrics

FIRST = "một hai ba"


@pytest.fixture
def metrics() -> VoiceMetrics:
    return VoiceMetrics("voice-bot", "0")


def shown(metrics: VoiceMetrics, name: str, **labels: str) -> float | None:
    return metrics.registry.get_sample_value(f"vpbank_voice_agent_{name}", labels)


async def test_a_text_that_was_spoken(metrics: VoiceMetrics) -> None:
    speech = CountedSpeech(FakeSpeech(FakeSpeech.Options()), metrics)
    async with aclosing(speech.speak(FIRST, Voice())) as sound:
        assert len([chunk async for chunk in sound]) == 3
    assert shown(metrics, "tts_requests_total", provider="fake", language="vi", status="spoken") == 1
    assert shown(metrics, "tts_characters_total", provider="fake") == len(FIRST)
    assert shown(metrics, "tts_request_duration_seconds_count", provider="fake") == 1


async def test_an_interruption(metrics: VoiceMetrics) -> None:
    fake = FakeSpeech(FakeSpeech.Options())
    sound = CountedSpeech(fake, metrics).speak(FIRST, Voice())
    await anext(sound)
    await sound.aclose()
    assert shown(metrics, "tts_requests_total", provider="fake", language="vi", status="interrupted") == 1
    assert fake.open == 0


async def test_a_refusal(metrics: VoiceMetrics) -> None:
    speech = CountedSpeech(FakeSpeech(FakeSpeech.Options(refuses="hai")), metrics)
    with pytest.raises(ProviderRefused):
        await anext(speech.speak(FIRST, Voice()))
    assert shown(metrics, "tts_requests_total", provider="fake", language="vi", status="failed") == 1
    assert shown(metrics, "tts_request_duration_seconds_count", provider="fake") is None
