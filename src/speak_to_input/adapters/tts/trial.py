"""Getting a voice ready by letting it say one word that nobody hears."""

from contextlib import aclosing

from speak_to_input.core.voices import Voice
from speak_to_input.errors import ProviderError
from speak_to_input.ports import TextToSpeech

_WORD = "dạ"


async def say_a_word(speech: TextToSpeech, *, hint: str = "") -> None:
    """Opens connections, loads what must be loaded, and finds out what is in the way.

    Raises: ProviderError, with `hint`, when no sound comes; whatever the provider raises.
    """
    async with aclosing(speech.speak(_WORD, Voice())) as sound:
        if not [chunk async for chunk in sound]:
            raise ProviderError(f"{speech.traits.provider} made no sound", hint=hint)


def can_be_said(text: str) -> bool:
    """Whether there is anything in it to say."""
    return any(char.isalnum() for char in text)
