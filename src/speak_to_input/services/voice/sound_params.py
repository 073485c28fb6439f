"""How sound comes in and goes out, the same over every transport."""

from importlib.util import find_spec
from typing import Any

from pipecat.audio.filters.base_audio_filter import BaseAudioFilter

from speak_to_input.core.hearing.speech import RATE_HZ
from speak_to_input.errors import ConfigurationError

OUT_RATE_HZ = 24_000


def sound_params(*, denoise: bool) -> dict[str, Any]:
    """Parameters of a Pipecat transport."""
    return {
        "audio_in_enabled": True,
        "audio_in_sample_rate": RATE_HZ,
        "audio_in_filter": _denoiser() if denoise else None,
        "audio_out_enabled": True,
        "audio_out_sample_rate": OUT_RATE_HZ,
        # Sound already handed over cannot be taken back: less of it, sooner silence.
        "audio_out_10ms_chunks": 2,
    }


def check_denoiser() -> None:
    """Raises: ConfigurationError when noise cannot be suppressed here."""
    if find_spec("pyrnnoise") is None:
        raise ConfigurationError(
            "S2I_VOICE__DENOISE needs a package that is not installed.",
            hint="Install it with: pip install 'speak-to-input[denoise]'",
        )


def _denoiser() -> BaseAudioFilter:
    from pipecat.audio.filters.rnnoise_filter import RNNoiseFilter  # noqa: PLC0415 (an extra)

    return RNNoiseFilter(resampler_quality="HQ")
