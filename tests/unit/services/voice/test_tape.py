"""An answer goes on where it was broken off, from a pause between words."""

import numpy as np

from speak_to_input.services.voice.tape import Tape

RATE_HZ = 1000


def seconds_of(level: int, seconds: float) -> bytes:
    return np.full(int(seconds * RATE_HZ), level, dtype="<i2").tobytes()


def test_it_goes_on_from_the_last_pause() -> None:
    tape = Tape(RATE_HZ)
    before, pause, after = seconds_of(5000, 1.0), seconds_of(0, 0.2), seconds_of(6000, 1.0)
    tape.add(before + pause + after)
    tape.heard(1.5)
    rest = tape.take_rest()
    assert rest.endswith(after)
    assert 0 < len(rest) - len(after) <= len(pause)
    assert tape.take_rest() == b"", "it was taken"


def test_without_a_pause_nearby_a_little_is_said_again() -> None:
    tape = Tape(RATE_HZ)
    tape.add(seconds_of(5000, 3.0))
    tape.heard(1.0)
    tape.heard(1.0)
    assert 2 * RATE_HZ < len(tape.take_rest()) <= 4 * RATE_HZ


def test_what_was_heard_to_the_end_is_not_said_again() -> None:
    tape = Tape(RATE_HZ)
    tape.add(seconds_of(5000, 1.0))
    tape.heard(1.0)
    assert tape.take_rest() == b""


def test_what_nobody_heard_is_said_from_the_beginning() -> None:
    tape = Tape(RATE_HZ)
    sound = seconds_of(5000, 1.0)
    tape.add(sound)
    assert tape.take_rest() == sound
