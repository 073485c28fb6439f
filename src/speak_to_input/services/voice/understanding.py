"""From sound to words that fit the form: recogniser, bias, alternatives, preview."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace

from speak_to_input.core.hearing.bias import EXAMPLES
from speak_to_input.core.hearing.completeness import Completeness, completeness_of
from speak_to_input.core.hearing.expected import expected
from speak_to_input.core.hearing.manners import Manners
from speak_to_input.core.hearing.rescoring import (
    Reading,
    agreed,
    best,
    clean,
    fitting,
    nearest,
    sounding_alike,
)
from speak_to_input.core.hearing.speech import Alternative, Bias, Heard
from speak_to_input.core.turns import Turn
from speak_to_input.errors import ProviderError, SpeakToInputError
from speak_to_input.observe.logs import logger
from speak_to_input.ports import SpeechToText
from speak_to_input.services.voice.utterance import Understanding
from speak_to_input.vi.sounds import SoundTable

_log = logger("voice")

Preview = Callable[[str], Awaitable[Turn]]
"""What a text would do to the session's form."""

_ALIKE_MOST = 2
_MANNERS_MOST, _MANNER_FITS = 4, -3.0
"""Of eighty pieces of talk that were none, one fitted better than -3.3 and none better than this."""
_PATIENCE_S = 0.4
"""A preview that takes longer is done without: the words are acted on at the usual pace."""


NOTHING = Understanding(Heard(), None, Completeness.USUAL)
"""No words."""


class Comprehension:
    """Reads sound for one session."""

    def __init__(
        self,
        recogniser: SpeechToText,
        preview: Preview,
        bias: Callable[[], Bias],
        *,
        sounds: SoundTable | None,
        manners: Manners | None = None,
        patience_s: float = _PATIENCE_S,
    ) -> None:
        """`sounds` lets readings be chosen by the form; None takes the recogniser's first as it is. `manners` are
        what may be said to the voice itself, at any moment.

        A preview is waited for `patience_s` at most.
        """
        self._patience_s = patience_s
        self.recogniser = recogniser
        self._preview = preview
        self._bias = bias
        self._sounds = sounds
        self._manners = manners or Manners({})

    @property
    def bias(self) -> Bias:
        """What the person may say now."""
        return self._bias()

    async def read(self, sound: bytes) -> Understanding:
        """The words of a stretch of sound. Raises: ProviderError."""
        return await self.of(await self.recogniser.hear(sound, self._bias()), sound)

    async def of(self, heard: Heard, sound: bytes = b"") -> Understanding:
        """What heard words come to: the alternative that the form can take, and how complete it is."""
        if not heard.alternatives:
            return NOTHING
        readings = [await self._looked_at(heard.alternatives[0])]
        if self._sounds is not None and readings[0].preview is not None and not clean(readings[0]):
            others = (*heard.alternatives[1:], *self._alike(heard, self._sounds))
            readings += await asyncio.gather(*map(self._looked_at, others))
            if not any(map(clean, readings)):
                readings += await self._fitting(heard, sound, self._sounds)
        chosen = best(readings)
        rest = (a for a in heard.alternatives if a is not chosen.alternative)
        told = expected(chosen.alternative.text, self._bias().phrases, EXAMPLES)
        kept = replace(heard, alternatives=(chosen.alternative, *rest), expected=told)
        return Understanding(kept, chosen.preview, completeness_of(kept.text, chosen.preview))

    def _alike(self, heard: Heard, sounds: SoundTable) -> tuple[Alternative, ...]:
        """Phrases of the moment that sound like what was heard; worse than it by how far they sound."""
        alike = sounding_alike(heard.text, self._bias().phrases, sounds)[:_ALIKE_MOST]
        return tuple(Alternative(phrase.text, heard.score + phrase.score) for phrase in alike)

    async def _fitting(self, heard: Heard, sound: bytes, sounds: SoundTable) -> Sequence[Reading]:
        """The phrase of the moment that the sound itself fits, where the recogniser can tell."""
        # Where all recognisers are at work, somebody else's words come first.
        if not sound or not self.recogniser.traits.weighs or self.recogniser.room == 0:
            return ()
        manners = nearest(heard.text, self._manners.by_sound, sounds)[:_MANNERS_MOST]
        phrases = tuple(dict.fromkeys((*nearest(heard.text, self._bias().phrases, sounds), *manners)))
        if not phrases:
            return ()
        weights = await self.recogniser.weigh(sound, phrases)
        fit = fitting(phrases, weights)
        if fit and fit[0].text in manners and max(weights) < _MANNER_FITS:
            return ()
        return agreed(await asyncio.gather(*map(self._looked_at, fit)))

    async def _looked_at(self, alternative: Alternative) -> Reading:
        manner = self._manners.asked(alternative.text)
        try:
            async with asyncio.timeout(self._patience_s):
                return Reading(alternative, await self._preview(alternative.text), manner)
        except (SpeakToInputError, TimeoutError):
            # The agent may be away; the words are kept and acted on when the turn ends.
            return Reading(alternative, None, manner)


def unread(error: Exception) -> SpeakToInputError:
    """What is told of a recogniser that failed: its own error, noted, or that it broke."""
    _log.error("speech not recognised", code=type(error).__name__, exc_info=error)
    return error if isinstance(error, SpeakToInputError) else ProviderError("the recogniser broke")


def joined(parts: Sequence[Heard]) -> Heard:
    """One text out of several parts of a turn, in their order; a part alone keeps its alternatives."""
    with_words = [part for part in parts if part.text]
    if len(with_words) == 1 == len(parts):
        return with_words[0]
    text = " ".join(part.text for part in with_words)
    score = min((part.score for part in with_words), default=0.0)
    return Heard((Alternative(text, score),) if text else (), scored=all(part.scored for part in parts))
