"""A listener over fakes. Sound is fed faster than it sounds."""

import asyncio

from speak_to_input.adapters.stt.fake import FakeSpeechToText
from speak_to_input.core.hearing.speech import Bias
from speak_to_input.core.turns import Turn
from speak_to_input.services.voice.listener import Listener
from speak_to_input.services.voice.pace import Pace
from speak_to_input.services.voice.understanding import Comprehension
from tests.unit.core.hearing.previews import fills, turn
from tests.unit.services.voice.fakes import FakeAssistant, FakeHearer

FRAME = bytes(1024)
PHONE = "số điện thoại 0912345678"
PACE = Pace(interim_s=100)


def effect(text: str) -> Turn:
    if text == PHONE:
        return fills("phone", "0912345678", "0912345678")
    return fills("note", text, text) if text.startswith("ghi chú") else turn()


class Ear:
    """A listener over fakes, and frames for it."""

    def __init__(self, recogniser: FakeSpeechToText, pace: Pace = PACE) -> None:
        self.recogniser = recogniser
        self.hearer = FakeHearer()
        self.assistant = FakeAssistant(effect)
        comprehension = Comprehension(recogniser, self.preview, Bias, sounds=None)
        self.listener = Listener(comprehension, self.hearer, pace, wall_clock=lambda second: 1000 + second)

    async def preview(self, text: str) -> Turn:
        return await self.assistant.preview(text, session_id="s")

    async def feed(self, pattern: str) -> int | None:
        """Frames, `#` voiced, letting work go on in between. Gives: the frame at which a turn ended."""
        before = len(self.hearer.utterances)
        for at, mark in enumerate(pattern):
            await self.listener.frame(FRAME, voiced=mark == "#")
            for _ in range(20):
                await asyncio.sleep(0)
            if len(self.hearer.utterances) > before:
                return at
        return None


def reading(*texts: str) -> FakeSpeechToText:
    return FakeSpeechToText(FakeSpeechToText.Options(texts=texts))
