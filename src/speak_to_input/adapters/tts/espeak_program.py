"""A program of its own: reads a text on standard input, writes its sound (16-bit mono PCM) on standard output.

    python -I -S espeak_program.py LIBRARY DATA_FOLDER VOICE WORDS_PER_MINUTE < text > pcm

eSpeak NG is under the GPL, so its library is loaded here and in no process of ours that does other work.
The exit code is 0, or 3 with one line on standard error. Standard library only.
"""

import ctypes
import os
import sys

RATE_HZ = 22050
_SYNCHRONOUS = 2  # AUDIO_OUTPUT_SYNCHRONOUS: espeak_Synth returns when all sound was handed over
_CHUNK_MS = 20
_DONT_EXIT = 0x8000  # espeakINITIALIZE_DONT_EXIT: trouble with the data is a return value
_UTF8 = 1  # espeakCHARS_UTF8
_RATE = 1  # espeakRATE, words per minute
_GO_ON, _STOP = 0, 1

_ON_SOUND = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)


class Trouble(Exception):
    """eSpeak NG cannot be used as asked."""


def _write(sound: int | None, samples: int, events: int | None) -> int:
    """Hand sound on. The person may have interrupted: then nobody reads any more."""
    if not sound or not samples:
        return _GO_ON
    left = ctypes.string_at(sound, 2 * samples)
    try:
        while left:
            left = left[os.write(sys.stdout.fileno(), left) :]
    except BrokenPipeError:
        return _STOP
    return _GO_ON


def _ready(library: str, data: str, voice: str, words_per_minute: int) -> ctypes.CDLL:
    espeak = ctypes.CDLL(library)
    rate_hz = espeak.espeak_Initialize(_SYNCHRONOUS, _CHUNK_MS, data.encode(), _DONT_EXIT)
    if rate_hz != RATE_HZ:
        raise Trouble(f"eSpeak NG gave {rate_hz} samples a second with the data of {data}")
    if espeak.espeak_SetVoiceByName(voice.encode()):
        raise Trouble(f"eSpeak NG has no voice {voice}")
    if espeak.espeak_SetParameter(_RATE, words_per_minute, 0):
        raise Trouble(f"eSpeak NG does not speak {words_per_minute} words per minute")
    return espeak


def _say(espeak: ctypes.CDLL, text: bytes) -> None:
    on_sound = _ON_SOUND(_write)
    espeak.espeak_SetSynthCallback(on_sound)
    if espeak.espeak_Synth(text, len(text) + 1, 0, 0, 0, _UTF8, None, None):
        raise Trouble("eSpeak NG could not speak the text")


def main(library: str, data: str, voice: str, words_per_minute: str) -> int:
    """Get ready before the text comes, so that nothing is left to wait for when it does."""
    try:
        espeak = _ready(library, data, voice, int(words_per_minute))
        _say(espeak, sys.stdin.buffer.read())
    except (OSError, Trouble) as error:
        print(error, file=sys.stderr)  # noqa: T201
        return 3
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
