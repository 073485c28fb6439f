"""Parts that are off until somebody wants them: the model of turn ends, and the suppression of noise."""

from importlib.util import find_spec

import numpy as np
import pytest

from bench.voice.noise import samples_of, sound_of
from speak_to_input.core.hearing.speech import RATE_HZ
from speak_to_input.errors import ConfigurationError
from speak_to_input.services.voice.smart_turn import SmartTurn
from speak_to_input.services.voice.sound_params import check_denoiser, sound_params
from tests.speech.samples import Wave, samples

MIDDLE = 0.45


async def test_smart_turn_hears_that_a_sentence_breaks_off() -> None:
    """It errs often in Vietnamese; it must still tell broken sentences from whole ones better than chance."""
    model = SmartTurn()
    try:
        whole = [await model.goes_on(sample.sound) for sample in samples()]
        broken = [await model.goes_on(_until(sample.sound, MIDDLE)) for sample in samples()]
    finally:
        await model.close()
    assert sum(broken) > sum(whole)


def _until(sound: bytes, share: float) -> bytes:
    return sound[: int(len(sound) * share) // 2 * 2]


async def test_the_denoiser_takes_away_noise_and_leaves_a_voice() -> None:
    noise: Wave = np.random.default_rng(3).normal(0, 0.02, 3 * RATE_HZ).astype(np.float32)
    voice = samples()[0].sound
    assert await _loudness_left(sound_of(noise)) < 0.3
    assert await _loudness_left(voice) > 0.6


async def _loudness_left(sound: bytes) -> float:
    cleaner = sound_params(denoise=True)["audio_in_filter"]
    await cleaner.start(RATE_HZ)
    step = 2 * RATE_HZ // 50
    clean = b"".join([await cleaner.filter(sound[at : at + step]) for at in range(0, len(sound), step)])
    await cleaner.stop()
    return float(np.std(samples_of(clean)) / np.std(samples_of(sound)))


def test_no_denoiser_unless_it_is_asked_for() -> None:
    assert sound_params(denoise=False)["audio_in_filter"] is None


def test_a_missing_denoiser_is_told_with_its_fix(monkeypatch: pytest.MonkeyPatch) -> None:
    check_denoiser()
    monkeypatch.setattr(
        "speak_to_input.services.voice.sound_params.find_spec",
        lambda name: None if name == "pyrnnoise" else find_spec(name),
    )
    with pytest.raises(ConfigurationError) as told:
        check_denoiser()
    assert "speak-to-input[denoise]" in told.value.hint
