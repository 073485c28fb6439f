"""Sound of phrases that come again and again, kept so that they are heard at once."""

from collections.abc import AsyncGenerator
from contextlib import aclosing

from cachetools import LRUCache, TTLCache

from speak_to_input.core.sound import SoundFormat
from speak_to_input.core.voices import Voice, VoiceTraits
from speak_to_input.ports import TextToSpeech

_KEPT_S = 3600.0
_SEEN = 4096
_CHUNK_S = 0.1
_LARGEST_SHARE = 4
"""One phrase takes a quarter of the room at most."""

Asked = tuple[str, Voice]


class CachedSpeech(TextToSpeech):
    """Another provider, asked once for what is said often.

    A phrase is kept when it is one of `often`, or asked for the second time within memory: what was said to
    one person alone (names, numbers) is not. Sound is in memory only, for an hour, at most `size_bytes` of it.
    """

    def __init__(self, speech: TextToSpeech, size_bytes: int, often: frozenset[str] = frozenset()) -> None:
        self._speech = speech
        self._largest = size_bytes // _LARGEST_SHARE
        self._kept: TTLCache[Asked, bytes] = TTLCache(size_bytes, _KEPT_S, getsizeof=len)
        self._often = often
        self._seen: LRUCache[int, bool] = LRUCache(_SEEN)

    @property
    def traits(self) -> VoiceTraits:
        return self._speech.traits

    @property
    def sound(self) -> SoundFormat:
        return self._speech.sound

    @property
    def size_bytes(self) -> int:
        """Sound that is kept now."""
        return int(self._kept.currsize)

    async def prepare(self) -> None:
        await self._speech.prepare()

    async def speak(self, text: str, voice: Voice) -> AsyncGenerator[bytes, None]:
        asked = (text, voice)
        kept = self._kept.get(asked)
        if kept is not None:
            step = self.sound.bytes_of(_CHUNK_S)
            for at in range(0, len(kept), step):
                yield kept[at : at + step]
            return
        made: list[bytes] = []
        async with aclosing(self._speech.speak(text, voice)) as sound:
            async for chunk in sound:
                made.append(chunk)
                yield chunk
        # Only what was spoken to its end comes here.
        self._keep(asked, b"".join(made))

    async def close(self) -> None:
        self._kept.clear()
        await self._speech.close()

    def _keep(self, asked: Asked, sound: bytes) -> None:
        # The text itself is not remembered by having been asked for once.
        seen = hash(asked)
        frequent = asked[0] in self._often or seen in self._seen
        if frequent and 0 < len(sound) <= self._largest:
            self._kept[asked] = sound
        self._seen[seen] = True
