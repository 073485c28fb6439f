"""Speech sentence by sentence: the first is heard while the next one is made."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing

from speak_to_input.core.sentences import sentences
from speak_to_input.core.sound import SoundFormat
from speak_to_input.core.voices import Voice, VoiceTraits
from speak_to_input.ports import TextToSpeech

_AHEAD_CHUNKS = 256
"""Sound that is made and not taken yet: enough for a sentence, and no whole speech that nobody hears."""
_PAUSE_S = 0.3
_SHORT_PAUSE_S = 0.15

_Made = asyncio.Queue[bytes | BaseException | None]


class SentenceSpeech(TextToSpeech):
    """Another provider, asked for one sentence at a time and one ahead."""

    def __init__(self, speech: TextToSpeech) -> None:
        self._speech = speech

    @property
    def traits(self) -> VoiceTraits:
        return self._speech.traits

    @property
    def sound(self) -> SoundFormat:
        return self._speech.sound

    async def prepare(self) -> None:
        await self._speech.prepare()

    async def speak(self, text: str, voice: Voice) -> AsyncGenerator[bytes, None]:
        pieces = sentences(text)
        if len(pieces) == 1:
            async with aclosing(self._speech.speak(pieces[0], voice)) as sound:
                async for chunk in sound:
                    yield chunk
            return
        made: _Made = asyncio.Queue(_AHEAD_CHUNKS)
        making = asyncio.ensure_future(self._make(pieces, voice, made))
        try:
            while (chunk_or_end := await made.get()) is not None:
                if isinstance(chunk_or_end, BaseException):
                    raise chunk_or_end
                yield chunk_or_end
        finally:
            making.cancel()
            await asyncio.wait([making])

    def _breath(self, spoken: str) -> bytes:
        """Silence after a piece: a voice that is given one piece ends with its last sound."""
        return bytes(self.sound.bytes_of(_PAUSE_S if spoken[-1] in ".?!" else _SHORT_PAUSE_S))

    async def close(self) -> None:
        await self._speech.close()

    async def _make(self, pieces: tuple[str, ...], voice: Voice, made: _Made) -> None:
        """All pieces one after the other, then None; trouble is handed over as it is."""
        try:
            for at, piece in enumerate(pieces):
                if at:
                    await made.put(self._breath(pieces[at - 1]))
                async with aclosing(self._speech.speak(piece, voice)) as sound:
                    async for chunk in sound:
                        await made.put(chunk)
        except Exception as error:
            await made.put(error)
        else:
            await made.put(None)
