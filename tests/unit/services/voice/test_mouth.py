"""When an answer begins and ends, by what the end of the pipeline passes on: no transport, no clock."""

import asyncio
from dataclasses import replace

import pytest
from pipecat.frames.frames import (
    Frame,
    InterruptionFrame,
    OutputTransportMessageUrgentFrame,
    TTSAudioRawFrame,
)
from pipecat.processors.frame_processor import FrameDirection

from speak_to_input.adapters.tts.fake import FakeSpeech
from speak_to_input.core.voices import Voice
from speak_to_input.observe.correlation import correlated, current_correlation_id
from speak_to_input.observe.voice import VoiceMetrics
from speak_to_input.services.voice.echo import EchoGuard
from speak_to_input.services.voice.mouth import SpeakingMouth
from speak_to_input.services.voice.outlet import Outlet
from tests.unit.services.voice.fakes import said


class Mouth(SpeakingMouth):
    """What it hands over waits in `row` until it is let out."""

    def __init__(self, refuses: str = "") -> None:
        self.row: list[Frame] = []
        self.messages: list[object] = []
        self.told: list[tuple[bool, str]] = []
        self.metrics = VoiceMetrics("voice-bot", "1")
        speech = FakeSpeech(FakeSpeech.Options(refuses=refuses))
        self.failures: list[Exception] = []
        super().__init__(
            speech, Voice(), self.metrics, self._note, 0.0, EchoGuard(), failed=self.failures.append
        )
        self._outlet = Outlet(self)

    def _note(self, sounds: bool) -> None:
        self.told.append((sounds, current_correlation_id()))

    async def push_frame(self, frame: Frame, direction: FrameDirection = FrameDirection.DOWNSTREAM) -> None:
        if isinstance(frame, InterruptionFrame):
            self.row.clear()
        elif isinstance(frame, OutputTransportMessageUrgentFrame):
            self.messages.append(frame.message)
        else:
            self.row.append(frame)

    async def lets_out(self, most: int = 1000) -> None:
        """The end of the pipeline passes on what waits."""
        taken, self.row = self.row[:most], self.row[most:]
        for frame in taken:
            await self._outlet.process_frame(frame, FrameDirection.DOWNSTREAM)

    @property
    def waiting(self) -> int:
        return sum(isinstance(frame, TTSAudioRawFrame) for frame in self.row)


async def everything_handed_over(mouth: Mouth) -> None:
    """The voice is done with its texts; nothing of them has gone out."""
    for _ in range(50):
        await asyncio.sleep(0)
    assert mouth.waiting > 0


async def test_an_answer_is_under_way_from_being_given_to_its_last_sound() -> None:
    mouth = Mouth()
    await mouth.say("dạ xong rồi ạ")
    assert (mouth.speaking, mouth.row) == (True, []), "before its first sound is made"
    await everything_handed_over(mouth)
    assert (mouth.speaking, mouth.told) == (True, []), "all is made, none of it is out"
    await mouth.lets_out(len(mouth.row) - 1)
    assert (mouth.speaking, len(mouth.row)) == (True, 1), "nobody said that this piece was the last"
    await mouth.lets_out()
    assert (mouth.speaking, [sounds for sounds, _ in mouth.told]) == (False, [True, False])


async def test_each_answer_begins_under_the_id_of_its_turn_and_silence_comes_after_the_last() -> None:
    mouth = Mouth()
    for turn, text in (("one", "dạ một"), ("two", "dạ hai")):
        with correlated(turn):
            await mouth.say(text)
    await everything_handed_over(mouth)
    await mouth.lets_out()
    assert mouth.told == [(True, "one"), (True, "two"), (False, "two")]


async def test_what_was_hushed_is_over_at_once_whatever_is_still_on_its_way() -> None:
    mouth = Mouth()
    await mouth.say("dạ xong rồi ạ")
    await everything_handed_over(mouth)
    await mouth.lets_out(2)
    late = mouth.row[:]
    await mouth.hush()
    assert (mouth.speaking, mouth.told[-1][0]) == (False, False)
    assert mouth.messages == [{"type": "clear"}], "what a browser has of it already is not to sound"
    mouth.row = late
    await mouth.lets_out()
    assert (mouth.speaking, len(mouth.told)) == (False, 2)


@pytest.mark.parametrize(("out", "told"), [(0, 0), (2, 1)])
async def test_a_browser_is_told_once_and_only_if_it_has_sound(out: int, told: int) -> None:
    mouth = Mouth()
    await mouth.say("dạ xong rồi ạ")
    await everything_handed_over(mouth)
    await mouth.lets_out(out)
    await mouth.hold()
    await mouth.hush()
    assert len(mouth.messages) == told, "told once more it would be deaf to what is answered now"


@pytest.mark.parametrize("out", [0, 2, 4])
async def test_a_pause_in_an_answer_is_not_its_end(out: int) -> None:
    mouth = Mouth()
    await mouth.say("dạ xong rồi ạ")
    await everything_handed_over(mouth)
    await mouth.lets_out(out)
    await mouth.hold()
    assert (mouth.speaking, mouth.row) == (True, [])
    await mouth.go_on()
    await mouth.lets_out()
    assert (mouth.speaking, mouth.told[-1][0]) == (False, False)


async def test_what_was_wholly_heard_before_a_pause_is_over_after_it() -> None:
    mouth = Mouth()
    await mouth.say("dạ")
    await everything_handed_over(mouth)
    await mouth.lets_out(len(mouth.row) - 1)
    await mouth.hold()
    await mouth.go_on()
    assert (mouth.speaking, mouth.row) == (False, [])


async def test_an_answer_that_cannot_be_spoken_is_over_and_the_next_is_spoken() -> None:
    mouth = Mouth(refuses="lỗi")
    await mouth.say("dạ lỗi")
    await mouth.say("dạ xong")
    await everything_handed_over(mouth)
    await mouth.lets_out()
    assert (mouth.speaking, [sounds for sounds, _ in mouth.told]) == (False, [True, False])


async def test_an_outage_of_the_voice_is_told_once_and_again_after_it_spoke() -> None:
    mouth = Mouth(refuses="lỗi")
    for text, times in (("dạ lỗi", 1), ("lỗi nữa", 1), ("dạ xong", 1), ("lại lỗi", 2)):
        await mouth.say(text)
        for _ in range(50):
            await asyncio.sleep(0)
        assert len(mouth.failures) == times, text


async def test_the_first_sound_of_an_answer_is_measured_once() -> None:
    mouth = Mouth()
    now = asyncio.get_running_loop().time()
    await mouth.say("dạ xong rồi ạ", replace(said("x"), ended_at=now))
    await everything_handed_over(mouth)
    await mouth.lets_out(2)
    await mouth.hold()
    await mouth.go_on()
    await mouth.lets_out()
    assert b'voice_reaction_seconds_count{stage="first_audio"} 1.0' in mouth.metrics.exposition()
