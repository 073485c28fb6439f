"""Turns out of a recogniser whose words come while the person speaks."""

from collections.abc import AsyncGenerator

import pytest

from speak_to_input.adapters.stt.fake import FakeSpeechToText, Said
from speak_to_input.core.hearing.segments import FRAME_S
from speak_to_input.core.hearing.speech import Bias, Heard
from speak_to_input.errors import ProviderError
from speak_to_input.ports import SpeechStream
from tests.unit.services.voice.ears import PACE, PHONE, Ear


def streaming(*script: Said) -> FakeSpeechToText:
    return FakeSpeechToText(FakeSpeechToText.Options(script=(script,)))


async def test_a_streaming_recogniser_ends_the_turn_by_its_own_final() -> None:
    ear = Ear(streaming(Said(0.3, "tên"), Said(0.5, "tên là"), Said(0.9, "tên là An", final=True)))
    ended = await ear.feed("#" * 20 + "." * 40)
    assert ended is not None
    assert (ended + 1) * FRAME_S == pytest.approx(0.9, abs=2 * FRAME_S), "nothing is waited for after it"
    assert ear.hearer.partials == ["tên", "tên là", "tên là An"]
    assert [utterance.text for utterance in ear.hearer.utterances] == ["tên là An"]


async def test_several_finals_of_a_turn_are_its_words_in_their_order() -> None:
    """The recogniser is sure of the first part while the person speaks on, and of the last two at once."""
    ear = Ear(
        streaming(
            Said(0.2, "số tiền"),
            Said(0.3, "số tiền vay", final=True),
            Said(0.4, "năm"),
            Said(0.6, "năm trăm", final=True),
            Said(0.6, ""),
            Said(0.9, "triệu", final=True),
            Said(0.9, "đồng", final=True),
        )
    )
    assert await ear.feed("#" * 20 + "." * 60) is not None
    assert [utterance.text for utterance in ear.hearer.utterances] == ["số tiền vay năm trăm triệu đồng"]
    assert ear.hearer.partials[:4] == ["số tiền", "số tiền vay", "số tiền vay năm", "số tiền vay năm trăm"]
    assert ear.hearer.empty == 0


async def test_what_is_said_after_a_turn_of_several_finals_is_another_turn() -> None:
    first = (Said(0.3, "một", final=True), Said(0.5, "hai", final=True))
    second = (Said(0.3, "ba", final=True),)
    ear = Ear(FakeSpeechToText(FakeSpeechToText.Options(script=(first, second))))
    for _ in range(2):
        assert await ear.feed("#" * 20 + "." * 60) is not None
    assert [utterance.text for utterance in ear.hearer.utterances] == ["một hai", "ba"]


class Breaking(FakeSpeechToText):
    """Is cut off after its first final."""

    def listen(self, bias: Bias) -> SpeechStream:
        whole = super().listen(bias)

        class Cut(SpeechStream):
            feed, finish, cancel = whole.feed, whole.finish, whole.cancel

            async def __aiter__(self) -> AsyncGenerator[Heard, None]:
                async for heard in whole:
                    yield heard
                    if heard.final:
                        raise ProviderError("the line is cut")

        return Cut()


async def test_half_a_sentence_is_not_acted_on() -> None:
    """The amount would be another one."""
    script = ((Said(0.3, "số tiền năm", final=True), Said(0.6, "trăm triệu", final=True)),)
    ear = Ear(Breaking(FakeSpeechToText.Options(script=script)))
    assert await ear.feed("#" * 20 + "." * 60) is None
    assert (ear.hearer.utterances, ear.hearer.empty) == ([], 1)


async def test_a_streaming_recogniser_that_dawdles_is_told_that_the_turn_is_over() -> None:
    ear = Ear(streaming(Said(0.3, PHONE), Said(60.0, PHONE, final=True)))
    ended = await ear.feed("#" * 20 + "." * 40)
    assert ended is not None
    assert (ended - 19) * FRAME_S == pytest.approx(PACE.closed_s, abs=2 * FRAME_S)
