"""Six voices with exact transcripts, out of the package that requirements/samples.txt pins."""

import io
import wave
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import numpy as np
import pytest
import soxr

from speak_to_input.core.hearing.speech import RATE_HZ

Wave = np.ndarray[Any, np.dtype[Any]]
FOLDER = Path(__file__).parents[2] / "var" / "samples"
NOT_THERE = "the voices of requirements/samples.txt are not in var/samples; run: make setup"


@dataclass(frozen=True)
class Sample:
    """A voice saying `text`; sound as recognisers take it."""

    name: str
    text: str
    sound: bytes


def samples() -> tuple[Sample, ...]:
    """All of them, shortest first. Skips the test where the package could not be fetched."""
    found = _read()
    if not found:
        pytest.skip(NOT_THERE)
    return found


@lru_cache(maxsize=1)
def _read() -> tuple[Sample, ...]:
    wheels = sorted(FOLDER.glob("vieneu-*.whl"))
    if not wheels:
        return ()
    with ZipFile(wheels[-1]) as wheel:
        names = [name for name in wheel.namelist() if "assets/samples/" in name and name.endswith(".wav")]
        found = [
            Sample(Path(name).stem, wheel.read(f"{name[:-4]}.txt").decode().strip(), _sound(wheel.read(name)))
            for name in names
        ]
    return tuple(sorted(found, key=lambda sample: len(sample.sound)))


def _sound(file: bytes) -> bytes:
    with wave.open(io.BytesIO(file)) as read:
        samples_ = np.frombuffer(read.readframes(read.getnframes()), dtype="<i2")
        return at_rate(samples_.astype(np.float32) / 32768, read.getframerate(), RATE_HZ)


def at_rate(wave_: Wave, had_hz: int, want_hz: int) -> bytes:
    """Mono samples from -1 to 1 as 16-bit PCM at another rate."""
    changed = soxr.resample(wave_, had_hz, want_hz)
    return bytes((np.clip(changed, -1, 1) * 32767).astype("<i2").tobytes())
