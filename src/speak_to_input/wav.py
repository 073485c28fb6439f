"""Sound as a WAV file, for whoever can only take files."""

import io
import wave

from speak_to_input.core.sound import SoundFormat


def as_wav(sound: bytes, form: SoundFormat) -> bytes:
    """PCM of that form with the header that tells it."""
    file = io.BytesIO()
    written: wave.Wave_write
    with wave.open(file, "wb") as written:
        written.setnchannels(form.channels)
        written.setsampwidth(form.width_bytes)
        written.setframerate(form.rate_hz)
        written.writeframes(sound)
    return file.getvalue()
