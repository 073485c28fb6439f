"""`speak`: a text as it would be answered aloud, into a WAV file, to be listened to."""

from contextlib import aclosing
from pathlib import Path
from time import perf_counter

from rich.console import Console

from speak_to_input.core.sound import SoundFormat
from speak_to_input.core.voices import Voice
from speak_to_input.errors import InvalidInput
from speak_to_input.ports import TextToSpeech
from speak_to_input.settings import Settings
from speak_to_input.wav import as_wav
from speak_to_input.wiring import narrator, text_to_speech


async def speak_to_file(settings: Settings, text: str, voice: Voice, out: Path, screen: Console) -> None:
    """Say `text` into `out` and print the words that were said, how long they are and how soon they came.

    Raises: InvalidInput when the text holds nothing to say or the file cannot be written; what a provider raises.
    """
    said = narrator().text(text)
    speech = text_to_speech(settings)
    try:
        await speech.prepare()
        sound, first_s = await _drawn(speech, said, voice)
    finally:
        await speech.close()
    if not sound:
        raise InvalidInput(
            "there is nothing to say in this text", hint='try: speak-to-input speak "Dạ, vâng ạ."'
        )
    _save(sound, speech.sound, out)
    screen.print(said, markup=False)
    screen.print(
        f"{out}: {speech.sound.seconds(len(sound)):.1f} s at {speech.sound.rate_hz} Hz by {speech.traits.provider}, "
        f"first sound after {first_s * 1000:.0f} ms",
        markup=False,
    )


async def _drawn(speech: TextToSpeech, said: str, voice: Voice) -> tuple[bytes, float]:
    """All of the sound, and the seconds until its first chunk."""
    began, first_s, chunks = perf_counter(), 0.0, []
    async with aclosing(speech.speak(said, voice)) as sound:
        async for chunk in sound:
            first_s = first_s or perf_counter() - began
            chunks.append(chunk)
    return b"".join(chunks), first_s


def _save(sound: bytes, form: SoundFormat, out: Path) -> None:
    try:
        out.write_bytes(as_wav(sound, form))
    except OSError as error:
        raise InvalidInput(
            f"{out} cannot be written ({error.strerror})", hint="choose another --out"
        ) from None
