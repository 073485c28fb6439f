"""Phrases that are said word by word the same are made into sound while nobody talks."""

import asyncio
from collections.abc import Callable
from contextlib import aclosing

from speak_to_input.core.voices import Voice
from speak_to_input.errors import SpeakToInputError
from speak_to_input.observe.logs import logger
from speak_to_input.ports import TextToSpeech

_log = logger("voice")
_REST_S = 0.2


async def prespeak(
    speech: TextToSpeech, voice: Voice, texts: tuple[str, ...], idle: Callable[[], bool]
) -> None:
    """Let `speech` make each text once, when `idle`; what keeps sound finds it there later."""
    for text in texts:
        while not idle():  # noqa: ASYNC110 (nobody tells when the last session ends)
            await asyncio.sleep(_REST_S)
        try:
            async with aclosing(speech.speak(text, voice)) as sound:
                async for _ in sound:
                    pass
        except SpeakToInputError as error:
            _log.warning("phrase not made beforehand", code=type(error).__name__)
            return
        await asyncio.sleep(_REST_S)
