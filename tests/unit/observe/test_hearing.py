"""Streamed recognition is counted like any other: how it ended, how long it took, how much sound it was."""

from contextlib import aclosing

import pytest

from speak_to_input.adapters.stt.fake import FakeSpeechToText, Said
from speak_to_input.core.hearing.speech import BYTES_PER_S, Bias, Heard
from speak_to_input.errors import ProviderError
from speak_to_input.observe.hearing import CountedHearing
from speak_to_input.observe.voice import VoiceMetrics

SCRIPT = ((Said(0.5, "kỳ hạn", final=False), Said(1.0, "kỳ hạn 24 tháng", final=True)),)


def counted(metrics: VoiceMetrics, status: str) -> bool:
    return f'status="{status}"}} 1.0' in metrics.exposition().decode()


@pytest.mark.parametrize(
    ("ends", "status"), [("heard", "heard"), ("cancel", "cancelled"), ("fail", "failed")]
)
async def test_how_a_stream_ended_is_counted(ends: str, status: str) -> None:
    metrics = VoiceMetrics("voice-bot", "1")
    recogniser = CountedHearing(FakeSpeechToText(FakeSpeechToText.Options(script=SCRIPT)), metrics)
    stream = recogniser.listen(Bias())
    await stream.feed(bytes(BYTES_PER_S))

    async def first_final() -> Heard | None:
        async with aclosing(aiter(stream)) as heards:
            async for heard in heards:
                if ends == "fail":
                    await heards.athrow(ProviderError("gone"))
                if heard.final:
                    return heard
        return None

    if ends == "cancel":
        await stream.cancel()
    if ends == "fail":
        with pytest.raises(ProviderError):
            await first_final()
    else:
        await first_final()
    assert counted(metrics, status)
    assert 'stt_audio_duration_seconds_sum{provider="fake"} 1.0' in metrics.exposition().decode()
