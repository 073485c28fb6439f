"""Turns out of frames: what is read when, and when it is told. Sound is fed faster than it sounds."""

import asyncio
from dataclasses import replace

import pytest

from speak_to_input.adapters.stt.fake import FakeSpeechToText
from speak_to_input.core.hearing.segments import FRAME_S
from speak_to_input.core.hearing.speech import Bias, Heard
from speak_to_input.errors import ProviderError
from speak_to_input.observe.correlation import current_correlation_id, current_session_id
from speak_to_input.services.voice.listener import Listener
from speak_to_input.services.voice.understanding import Comprehension
from speak_to_input.services.voice.utterance import Understanding
from tests.unit.services.voice.ears import FRAME, PACE, PHONE, Ear, effect, reading
from tests.unit.services.voice.fakes import FakeAssistant, FakeHearer


async def test_words_are_read_in_the_pause_and_told_when_it_is_long_enough() -> None:
    ear = Ear(reading("tên là An"))
    ended = await ear.feed("#" * 20 + "." * 40)
    assert ended is not None
    assert (ended - 19) * FRAME_S == pytest.approx(PACE.usual_s, abs=FRAME_S)
    (utterance,) = ear.hearer.utterances
    assert utterance.text == "tên là An"
    assert utterance.ended_at == 1000 + 20 * FRAME_S, "the clock of the sound, not of the pause"
    assert len(ear.recogniser.asked) == 1, "nothing is read twice"


async def test_a_whole_telephone_number_is_acted_on_at_once() -> None:
    ended = await Ear(reading(PHONE)).feed("#" * 20 + "." * 40)
    assert ended is not None
    assert (ended - 19) * FRAME_S == pytest.approx(PACE.closed_s, abs=FRAME_S)


async def test_free_text_is_given_more_time() -> None:
    ended = await Ear(reading("ghi chú khách cần gấp")).feed("#" * 20 + "." * 60)
    assert ended is not None
    assert (ended - 19) * FRAME_S == pytest.approx(PACE.prose_s, abs=FRAME_S)


async def test_a_reading_is_dropped_when_the_voice_goes_on() -> None:
    ear = Ear(reading("tên là", "tên là An"))
    await ear.feed("#" * 20 + "." * 8 + "#" * 10 + "." * 40)
    assert [utterance.text for utterance in ear.hearer.utterances] == ["tên là An"]
    assert [seconds for seconds, _ in ear.recogniser.asked] == sorted(s for s, _ in ear.recogniser.asked)
    assert ear.hearer.started == 1


async def test_without_speculation_the_words_are_read_when_the_pause_is_over() -> None:
    ear = Ear(reading("tên là An"), replace(PACE, speculate=False))
    ended = await ear.feed("#" * 20 + "." * 8 + "#" * 10 + "." * 60)
    assert ended is not None
    assert (ended - 37) * FRAME_S >= PACE.usual_s
    assert len(ear.recogniser.asked) == 1


async def test_a_noise_without_words_is_no_utterance() -> None:
    ear = Ear(reading(""))
    assert await ear.feed("#" * 8 + "." * 40) is None
    assert (ear.hearer.empty, ear.hearer.utterances) == (1, [])


async def test_silence_costs_no_reading() -> None:
    ear = Ear(reading("không"))
    await ear.feed("." * 400)
    assert ear.recogniser.asked == []


async def test_a_held_button_ends_the_turn_when_it_is_let_go() -> None:
    ear = Ear(reading("kỳ hạn", "kỳ hạn"))
    await ear.listener.hold()
    assert await ear.feed("." * 40 + "#" * 20 + "." * 60) is None, "it is not over while the button is held"
    await ear.listener.release()
    assert await ear.feed("." * 9) is not None, "no pause is waited for"
    assert [utterance.text for utterance in ear.hearer.utterances] == ["kỳ hạn"]
    assert ear.recogniser.asked[-1][0] == pytest.approx(102 * FRAME_S), "450 ms before, 256 ms after"


async def test_silence_is_not_read_while_a_button_is_held() -> None:
    ear = Ear(reading("cảm ơn"), replace(PACE, interim_s=0.2))
    await ear.listener.hold()
    await ear.feed("." * 100)
    await ear.listener.release()
    await ear.feed("." * 20)
    assert (ear.recogniser.asked, ear.hearer.utterances, ear.hearer.empty) == ([], [], 1)


async def test_words_are_shown_in_a_pause_while_the_button_is_held() -> None:
    ear = Ear(reading("kỳ hạn"))
    await ear.listener.hold()
    await ear.feed("#" * 20 + "..")
    assert ear.hearer.partials == ["kỳ hạn"]


async def test_what_is_forgotten_is_not_told() -> None:
    ear = Ear(reading("kỳ hạn"))
    await ear.feed("#" * 20 + "...")
    await ear.listener.forget()
    assert await ear.feed("." * 60) is None


async def test_a_very_long_turn_is_read_in_parts() -> None:
    pace = replace(PACE, interim_s=0.2, longest_s=2.0)
    ear = Ear(reading(*map(str, range(100))), pace)
    await ear.feed("#" * 300 + "." * 60)
    (utterance,) = ear.hearer.utterances
    assert len(utterance.text.split()) >= 2, "parts are put together"
    assert max(seconds for seconds, _ in ear.recogniser.asked) < 7.5


class Crowded(FakeSpeechToText):
    """A recogniser whose places are all taken."""

    room = 0


async def test_with_no_place_free_a_short_pause_is_not_read() -> None:
    ear = Ear(Crowded(FakeSpeechToText.Options(texts=("tên là", "tên là An"))))
    await ear.feed("#" * 20 + "." * 5 + "#" * 10)
    assert ear.recogniser.asked == []
    assert await ear.feed("." * 40) is not None, "a pause that lasts is read all the same"
    assert len(ear.recogniser.asked) == 1


class Expecting(FakeSpeechToText):
    """Notes what it was told to expect."""

    def __init__(self, room: int) -> None:
        super().__init__(FakeSpeechToText.Options(texts=("tên là An",)))
        self._room = room
        self.expected: list[bytes] = []

    @property
    def room(self) -> int:
        return self._room

    async def expect(self, sound: bytes) -> None:
        self.expected.append(sound)


@pytest.mark.parametrize(("room", "expected"), [(2, 1), (1, 0)])
async def test_the_first_frame_of_a_pause_is_prepared_while_nobody_else_reads(
    room: int, expected: int
) -> None:
    recogniser = Expecting(room)
    ear = Ear(recogniser)
    await ear.feed("#" * 20 + ".")
    assert (len(recogniser.expected), recogniser.asked) == (expected, [])
    await ear.feed(".")
    assert len(recogniser.asked) == 1
    assert recogniser.asked[0][0] == pytest.approx((22 - expected) * FRAME_S), "what was prepared is read"


async def test_what_was_prepared_is_not_read_when_the_voice_went_on() -> None:
    recogniser = Expecting(2)
    ear = Ear(recogniser)
    await ear.feed("#" * 20 + ".#..")
    assert recogniser.asked[-1][0] == pytest.approx(24 * FRAME_S)


class Slow(FakeSpeechToText):
    """Reads when it is let."""

    def __init__(self, *texts: str) -> None:
        super().__init__(FakeSpeechToText.Options(texts=texts))
        self.may = asyncio.Event()

    async def hear(self, sound: bytes, bias: Bias) -> Heard:
        heard = await super().hear(sound, bias)
        await self.may.wait()
        return heard


async def test_what_is_being_read_when_the_voice_goes_on_is_shown() -> None:
    recogniser = Slow("tên là", "tên là An")
    ear = Ear(recogniser)
    await ear.feed("#" * 20 + ".." + "#" * 4)
    recogniser.may.set()
    await ear.feed("#" * 4)
    assert (ear.hearer.partials, ear.hearer.utterances) == (["tên là"], [])
    await ear.feed("." * 40)
    assert [utterance.text for utterance in ear.hearer.utterances] == ["tên là An"]


async def test_what_words_would_do_is_shown_before_it_is_done_however_short_the_turn() -> None:
    recogniser = Slow(PHONE)
    ear = Ear(recogniser)
    await ear.feed("#" * 20 + "." * 12)
    recogniser.may.set()
    await ear.feed("." * 2)
    assert ear.hearer.shown == [PHONE, "."]


async def test_what_words_would_do_is_shown_while_the_person_speaks_on() -> None:
    ear = Ear(reading(PHONE, f"{PHONE} tên là An"))
    await ear.feed("#" * 20 + "..." + "#" * 20)
    assert (ear.hearer.shown, ear.hearer.utterances) == ([PHONE], [])
    await ear.feed("." * 40)
    assert ear.hearer.shown == [PHONE, f"{PHONE} tên là An", "."]


async def test_on_a_slow_machine_the_next_pause_does_not_throw_away_what_is_nearly_read() -> None:
    recogniser = Slow("tên là", "tên là An", "tên là An Bình")
    ear = Ear(recogniser)
    await ear.feed("#" * 20 + ".." + "#" * 4 + "..")
    recogniser.may.set()
    await ear.feed("#" * 4)
    assert ear.hearer.partials[0] == "tên là"
    await ear.feed("." * 40)
    assert [utterance.text for utterance in ear.hearer.utterances] == ["tên là An Bình"]
    assert ear.hearer.partials == sorted(ear.hearer.partials), "older words never come after newer ones"


async def test_a_part_of_a_very_long_turn_that_is_still_being_read_is_not_lost() -> None:
    """Its sound is gone from the stretch: the next pause must wait for its words."""
    recogniser = Slow("phần đầu", "phần sau")
    ear = Ear(recogniser, replace(PACE, interim_s=6.5, longest_s=2.0))
    await ear.feed("#" * 215 + "..")
    assert len(recogniser.asked) == 2
    recogniser.may.set()
    await ear.feed("." * 40)
    assert [utterance.text for utterance in ear.hearer.utterances] == ["phần đầu phần sau"]


async def test_what_is_complete_is_not_looked_at_again_so_soon() -> None:
    pace = replace(PACE, interim_s=0.5)
    seldom, often = Ear(reading(*[PHONE] * 20), pace), Ear(reading(*["tên là"] * 20), pace)
    for ear in (seldom, often):
        await ear.feed("#" * 100)
    assert len(seldom.recogniser.asked) < len(often.recogniser.asked)


async def test_all_that_a_turn_leads_to_carries_its_ids() -> None:
    ids: list[tuple[str, str]] = []

    class Noting(FakeHearer):
        async def speech_started(self) -> None:
            ids.append((current_correlation_id(), current_session_id()))

        async def partial(self, understanding: Understanding) -> None:
            ids.append((current_correlation_id(), current_session_id()))

    hearer = Noting()
    recogniser = Slow("tên là", "tên là An")
    comprehension = Comprehension(
        recogniser,
        lambda text: FakeAssistant(effect).preview(text, session_id="s"),
        Bias,
        sounds=None,
    )
    listener = Listener(comprehension, hearer, PACE, wall_clock=lambda second: second, session_id="s")
    for at, mark in enumerate("#" * 20 + ".." + "#" * 10 + "." * 40):
        if at == 28:
            recogniser.may.set()
        await listener.frame(FRAME, voiced=mark == "#")
        for _ in range(20):
            await asyncio.sleep(0)
    (utterance,) = hearer.utterances
    assert len(ids) == 3, "also what was being read when the voice went on"
    assert set(ids) == {(utterance.correlation_id, "s")}


@pytest.mark.parametrize("error", [ProviderError("down"), RuntimeError("out of memory")])
async def test_a_recogniser_that_fails_is_told_and_the_next_words_are_heard(error: Exception) -> None:
    class Failing(FakeSpeechToText):
        broken = True

        async def hear(self, sound: bytes, bias: Bias) -> Heard:
            if self.broken:
                raise error
            return await super().hear(sound, bias)

    recogniser = Failing(FakeSpeechToText.Options(texts=("tên là An",)))
    ear = Ear(recogniser)
    assert await ear.feed("#" * 20 + "." * 60) is None
    assert ear.hearer.failures
    assert all(isinstance(failure, ProviderError) for failure in ear.hearer.failures)
    assert not ear.listener.hearing
    recogniser.broken = False
    await ear.feed("#" * 20 + "." * 60)
    assert [said.text for said in ear.hearer.utterances] == ["tên là An"]
