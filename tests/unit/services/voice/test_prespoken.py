"""Phrases are made while nobody talks, and then heard at once."""

import asyncio

from speak_to_input.adapters.tts.cached import CachedSpeech
from speak_to_input.adapters.tts.fake import FakeSpeech
from speak_to_input.core.voices import Voice
from speak_to_input.services.voice.prespoken import prespeak

HELLO, BYE = "Dạ, em nghe đây ạ.", "Dạ, em tạm nghỉ."


async def test_what_is_made_beforehand_is_not_made_again() -> None:
    fake = FakeSpeech(FakeSpeech.Options())
    speech = CachedSpeech(fake, 10**7, frozenset({HELLO, BYE}))
    await prespeak(speech, Voice(), (HELLO, BYE), idle=lambda: True)
    made = list(fake.said)
    assert [text for text, _ in made] == [HELLO, BYE]
    assert b"".join([chunk async for chunk in speech.speak(HELLO, Voice())])
    assert fake.said == made
    assert [chunk async for chunk in speech.speak("Dạ, chào chị Lan.", Voice())]
    assert speech.size_bytes == sum(await _sizes(speech))


async def _sizes(speech: CachedSpeech) -> list[int]:
    """Of the two phrases; what was said to one person is not kept."""
    return [len(b"".join([chunk async for chunk in speech.speak(text, Voice())])) for text in (HELLO, BYE)]


async def test_nothing_is_made_while_somebody_talks() -> None:
    fake = FakeSpeech(FakeSpeech.Options())
    talking = True
    making = asyncio.create_task(prespeak(fake, Voice(), (HELLO,), idle=lambda: not talking))
    await asyncio.sleep(0.3)
    assert fake.said == []
    talking = False
    await making
    assert [text for text, _ in fake.said] == [HELLO]
