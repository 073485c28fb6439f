"""Sentence by sentence, and phrases kept: what is asked of the provider and what is heard."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing

import pytest

from speak_to_input.adapters.tts.by_sentence import SentenceSpeech
from speak_to_input.adapters.tts.cached import CachedSpeech
from speak_to_input.adapters.tts.fake import FakeSpeech
from speak_to_input.core.voices import Region, Voice
from speak_to_input.errors import ProviderRefused
from speak_to_input.ports import TextToSpeech

TWO = "Dạ, đã điền họ tên. Số điện thoại là gì ạ?"
FIRST, SECOND = "Dạ, đã điền họ tên.", "Số điện thoại là gì ạ?"


@pytest.fixture
def fake() -> FakeSpeech:
    return FakeSpeech(FakeSpeech.Options())


async def heard(speech: TextToSpeech, text: str, voice: Voice | None = None) -> bytes:
    async with aclosing(speech.speak(text, voice or Voice())) as sound:
        return b"".join([chunk async for chunk in sound])


def texts(fake: FakeSpeech) -> list[str]:
    return [text for text, _ in fake.said]


async def test_sentences_are_asked_for_in_order_and_heard_whole(fake: FakeSpeech) -> None:
    together = await heard(SentenceSpeech(fake), TWO)
    assert texts(fake) == [FIRST, SECOND]
    pause = bytes(fake.sound.bytes_of(0.3))
    assert together == await heard(fake, FIRST) + pause + await heard(fake, SECOND)


class Watched(FakeSpeech):
    """Tells when it is asked for the second sentence."""

    def __init__(self) -> None:
        super().__init__(FakeSpeech.Options())
        self.second = asyncio.Event()

    async def speak(self, text: str, voice: Voice) -> AsyncGenerator[bytes, None]:
        if text == SECOND:
            self.second.set()
        async with aclosing(super().speak(text, voice)) as sound:
            async for chunk in sound:
                yield chunk


async def test_the_next_sentence_is_made_while_the_first_is_heard() -> None:
    watched = Watched()
    async with aclosing(SentenceSpeech(watched).speak(TWO, Voice())) as sound:
        await anext(sound)
        async with asyncio.timeout(2):
            await watched.second.wait()


async def test_who_leaves_after_the_first_sound_asks_for_no_more(fake: FakeSpeech) -> None:
    sound = SentenceSpeech(fake).speak(" ".join([TWO] * 300), Voice())
    await anext(sound)
    await sound.aclose()
    asked = len(fake.said)
    await asyncio.sleep(0)
    assert fake.open == 0
    assert len(fake.said) == asked < 600


async def test_trouble_in_the_second_sentence_comes_after_the_first_was_heard() -> None:
    speech = SentenceSpeech(FakeSpeech(FakeSpeech.Options(refuses="điện thoại")))
    async with aclosing(speech.speak(TWO, Voice())) as sound:
        chunks = [await anext(sound) for _ in (*FIRST.split(), "the pause")]
        with pytest.raises(ProviderRefused):
            await anext(sound)
    assert all(chunks)


async def test_a_phrase_is_kept_from_its_second_time_on(fake: FakeSpeech) -> None:
    cached = CachedSpeech(fake, 10**6)
    spoken = [await heard(cached, FIRST) for _ in range(4)]
    assert texts(fake) == [FIRST, FIRST]
    assert len(set(spoken)) == 1


async def test_another_voice_is_another_sound(fake: FakeSpeech) -> None:
    cached = CachedSpeech(fake, 10**6)
    for _ in range(3):
        assert await heard(cached, FIRST) != await heard(cached, FIRST, Voice(Region.SOUTH))


async def test_what_was_not_heard_to_its_end_is_not_kept(fake: FakeSpeech) -> None:
    cached = CachedSpeech(fake, 10**6)
    await heard(cached, FIRST)
    for _ in range(2):
        cut = cached.speak(FIRST, Voice())
        await anext(cut)
        await cut.aclose()
    assert await heard(cached, FIRST) == await heard(fake, FIRST)
    assert len(fake.said) == 5


async def test_the_room_is_bounded(fake: FakeSpeech) -> None:
    size = len(await heard(fake, FIRST))
    small = CachedSpeech(fake, size * 8)
    phrases = [f"{FIRST} {number}" for number in range(20)]
    for phrase in [*phrases, *phrases]:
        await heard(small, phrase)
    assert small.size_bytes <= size * 8
    before = len(fake.said)
    await heard(small, phrases[-1])
    assert len(fake.said) == before, "the latest one is still there"


async def test_a_phrase_too_large_for_the_room_is_spoken_and_not_kept(fake: FakeSpeech) -> None:
    tiny = CachedSpeech(fake, 100)
    for _ in range(3):
        assert await heard(tiny, FIRST)
    assert len(fake.said) == 3
    assert tiny.size_bytes == 0
