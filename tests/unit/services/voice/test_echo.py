"""Our own voice from the person's loudspeaker is told from the person."""

import numpy as np
import pytest

from speak_to_input.services.voice.echo import EchoGuard
from tests.speech.samples import Wave, samples
from tests.speech.spoken import spoken

FRAME = 512


def share_of_echo(ours: bytes, microphone: Wave) -> float:
    guard = EchoGuard()
    guard.speaks(ours, 16_000)
    sound = (np.clip(microphone, -1, 1) * 32767).astype("<i2").tobytes()
    verdicts = []
    for at in range(0, len(sound) - 2 * FRAME, 2 * FRAME):
        guard.step(sound[at : at + 2 * FRAME])
        verdicts.append(guard.hears_itself)
    return sum(verdicts) / len(verdicts)


def wave(sound: bytes) -> Wave:
    return np.frombuffer(sound, dtype="<i2").astype(np.float32) / 32768


@pytest.mark.parametrize("lag_s", [0.0, 0.2, 0.45])
@pytest.mark.parametrize("gain", [0.5, 0.05])
async def test_our_own_sound_later_quieter_and_blurred_is_echo(lag_s: float, gain: float) -> None:
    ours = await spoken("Dạ, đã điền kỳ hạn vay hai mươi tư tháng. Anh chị nói tiếp giúp em ạ.")
    generator = np.random.default_rng(0)
    room = np.zeros(1600, dtype=np.float32)
    room[0] = 1
    room[generator.integers(40, 1600, 40)] += generator.normal(0, 0.1, 40)
    late = np.concatenate([np.zeros(int(lag_s * 16_000), dtype=np.float32), np.convolve(wave(ours), room)])
    assert share_of_echo(ours, late * gain) > 0.8


async def test_a_person_is_no_echo_even_over_one() -> None:
    ours = await spoken("Dạ, đã điền kỳ hạn vay hai mươi tư tháng. Anh chị nói tiếp giúp em ạ.")
    for sample in samples():
        voice = wave(sample.sound)
        echo = np.resize(wave(ours), len(voice)) * 0.1
        assert share_of_echo(ours, voice) < 0.15, sample.name
        assert share_of_echo(ours, voice + echo) < 0.25, sample.name


def test_silence_is_no_echo() -> None:
    assert share_of_echo(bytes(32_000), np.zeros(16_000, dtype=np.float32)) == 0
