"""From sound to words that fit the form: recogniser, bias, alternatives, preview."""

import asyncio
from collections.abc import Awaitable, Callable

from speak_to_input.core.hearing.completeness import completeness_of
from speak_to_input.core.hearing.rescoring import Reading, best, clean
from speak_to_input.core.hearing.speech import Alternative, Bias, Heard
from speak_to_input.core.turns import Turn
from speak_to_input.errors import SpeakToInputError
from speak_to_input.ports import SpeechToText
from speak_to_input.services.voice.utterance import Understanding

Preview = Callable[[str], Awaitable[Turn]]
"""What a text would do to the session's form."""

_PATIENCE_S = 0.4
"""A preview that takes longer is done without: the words are acted on at the usual pace."""


class Comprehension:
    """Reads sound for one session."""

    def __init__(
        self,
        recogniser: SpeechToText,
        preview: Preview,
        bias: Callable[[], Bias],
        *,
        rescore: bool = True,
    ) -> None:
        self.recogniser = recogniser
        self._preview = preview
        self._bias = bias
        self._rescore = rescore

    @property
    def bias(self) -> Bias:
        """What the person may say now."""
        return self._bias()

    async def read(self, sound: bytes) -> Understanding:
        """The words of a stretch of sound. Raises: ProviderError."""
        return await self.of(await self.recogniser.hear(sound, self._bias()))

    async def of(self, heard: Heard) -> Understanding:
        """What heard words come to: the alternative that the form can take, and how complete it is."""
        if not heard.alternatives:
            return Understanding(heard, None, completeness_of("", None))
        readings = [await self._looked_at(heard.alternatives[0])]
        if self._rescore and readings[0].preview is not None and not clean(readings[0].preview):
            readings += await asyncio.gather(*map(self._looked_at, heard.alternatives[1:]))
        chosen = best(readings)
        others = (a for a in heard.alternatives if a is not chosen.alternative)
        kept = Heard((chosen.alternative, *others), heard.silence, heard.final)
        return Understanding(kept, chosen.preview, completeness_of(kept.text, chosen.preview))

    async def _looked_at(self, alternative: Alternative) -> Reading:
        try:
            async with asyncio.timeout(_PATIENCE_S):
                return Reading(alternative, await self._preview(alternative.text))
        except (SpeakToInputError, TimeoutError):
            # The agent may be away; the words are kept and acted on when the turn ends.
            return Reading(alternative, None)
