"""What a stretch of sound comes to, by a recogniser that can hold phrases against the sound."""

from collections.abc import Mapping, Sequence

import pytest

from speak_to_input.adapters.stt.fake import FakeSpeechToText
from speak_to_input.catalog.hearing import load_manners
from speak_to_input.catalog.words import load_lexicon
from speak_to_input.core.hearing.speech import Alternative, Bias, Heard, HearingTraits
from speak_to_input.core.page_acts import Status
from speak_to_input.core.turns import ActionType, Outcome, Turn
from speak_to_input.ports import SpeechToText
from speak_to_input.services.voice.understanding import Comprehension
from tests.unit.core.hearing.previews import turn

PHRASES = ("gửi đơn", "gửi đi", "quay lại", "tiếp tục")
ACTS = {
    "gửi đơn": ActionType.SUBMIT,
    "gửi đi": ActionType.SUBMIT,
    "quay lại": ActionType.MOVE,
    "tiếp tục": ActionType.MOVE,
}


class Weighing(FakeSpeechToText):
    """Always hears the same; `weights` tell how well phrases fit."""

    def __init__(self, text: str, weights: Mapping[str, float]) -> None:
        super().__init__(FakeSpeechToText.Options())
        self._text = text
        self._weights = weights
        self.weighed: list[str] = []

    @property
    def traits(self) -> HearingTraits:
        return HearingTraits("weighing", biased=True, weighs=True)

    async def hear(self, sound: bytes, bias: Bias) -> Heard:
        return Heard((Alternative(self._text, -0.7),))

    async def weigh(self, sound: bytes, texts: Sequence[str]) -> tuple[float, ...]:
        self.weighed += texts
        return tuple(self._weights.get(text, -5.0) for text in texts)


async def preview(text: str) -> Turn:
    kind = ACTS.get(text)
    return turn(Outcome(kind, Status.SKIPPED, heard=text)) if kind else turn()


async def heard(recogniser: SpeechToText) -> str:
    sounds = load_lexicon().sounds
    comprehension = Comprehension(
        recogniser, preview, lambda: Bias(PHRASES), sounds=sounds, manners=load_manners()
    )
    return (await comprehension.read(b"\1\0" * 16000)).heard.text


@pytest.mark.parametrize(
    ("weights", "wanted"),
    [
        ({"gửi đơn": -2.6}, "gửi đơn"),
        ({"gửi đơn": -2.6, "gửi đi": -2.8}, "gửi đơn"),
        ({"gửi đơn": -2.6, "quay lại": -2.9}, "bà hôn"),
        ({"gửi đơn": -3.8}, "bà hôn"),
    ],
    ids=["fits alone", "both would do the same", "another act fits as well", "fits badly"],
)
async def test_the_phrase_that_the_sound_fits_is_taken(weights: Mapping[str, float], wanted: str) -> None:
    assert await heard(Weighing("bà hôn", weights)) == wanted


@pytest.mark.parametrize("text", ["tiếp tục", "tôi đi làm ở công ty được ba năm rồi"])
async def test_what_is_understood_or_long_is_not_weighed(text: str) -> None:
    recogniser = Weighing(text, {"gửi đơn": -1.0})
    assert await heard(recogniser) == text
    assert recogniser.weighed == []


@pytest.mark.parametrize(
    ("weights", "wanted"),
    [
        ({"nhắc lại": -2.4}, "nhắc lại"),
        ({"nhắc lại": -3.2}, "nhạc lại"),
        ({"nhắc lại": -2.4, "quay lại": -2.6}, "nhạc lại"),
        ({"nhắc lại": -2.6, "chậm lại": -2.8}, "nhạc lại"),
    ],
    ids=["fits", "fits not well enough", "an act fits as well", "another wish fits as well"],
)
async def test_what_is_said_to_the_voice_itself_is_known_by_its_sound(
    weights: Mapping[str, float], wanted: str
) -> None:
    assert await heard(Weighing("nhạc lại", weights)) == wanted


async def test_nobody_is_silenced_by_a_sound_alone() -> None:
    recogniser = Weighing("tạp tiếng", {"tắt tiếng": -1.0})
    assert await heard(recogniser) == "tạp tiếng"
    assert "tắt tiếng" not in recogniser.weighed
