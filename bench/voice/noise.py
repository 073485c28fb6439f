"""Sound made worse, as rooms and telephones make it."""

from fractions import Fraction

import numpy as np

from speak_to_input.core.hearing.speech import RATE_HZ
from tests.speech.samples import Wave, at_rate

_PACKET = 960


def samples_of(sound: bytes) -> Wave:
    """16-bit PCM as numbers from -1 to 1."""
    return np.frombuffer(sound, dtype="<i2").astype(np.float32) / 32768


def sound_of(samples: Wave) -> bytes:
    """Numbers from -1 to 1 as 16-bit PCM."""
    return bytes((np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes())


def babble(voices: list[bytes], seconds: float, seed: int = 7) -> Wave:
    """Several people talking at once, none to us: every voice over and over from a random place, all added up."""
    generator = np.random.default_rng(seed)
    length = int(seconds * RATE_HZ)
    total = np.zeros(length, dtype=np.float32)
    for voice in voices:
        samples = samples_of(voice)
        gap = np.zeros(int(generator.uniform(0.2, 0.8) * RATE_HZ), dtype=np.float32)
        piece = np.concatenate([samples / (np.abs(samples).max() + 1e-6), gap])
        turned = np.roll(np.tile(piece, length // len(piece) + 2), int(generator.integers(len(piece))))
        total += turned[:length] * generator.uniform(0.5, 1.0)
    level: Wave = (total / np.sqrt(np.mean(total**2)) * 0.1).astype(np.float32)
    return level


def with_noise(sound: bytes, noise: Wave, snr_db: float) -> bytes:
    """`sound` with noise so much quieter than it."""
    samples = samples_of(sound)
    part = noise[: len(samples)]
    power = np.sqrt(np.mean(samples**2)) / (np.sqrt(np.mean(part**2)) + 1e-9)
    return sound_of(samples + part * power * 10 ** (-snr_db / 20))


def telephone(sound: bytes) -> bytes:
    """Through 8,000 samples a second and back."""
    narrow = samples_of(at_rate(samples_of(sound), RATE_HZ, 8000))
    return at_rate(narrow, 8000, RATE_HZ)


def denoised(sound: bytes) -> bytes:
    """Through RNNoise, as the switch S2I_VOICE__DENOISE does it."""
    from pyrnnoise import RNNoise  # noqa: PLC0415

    wide = at_rate(samples_of(sound), RATE_HZ, 48_000)
    wide += bytes(-len(wide) % 960)
    cleaner = RNNoise(48_000)
    frames = [frame for _, frame in cleaner.denoise_chunk(np.frombuffer(wide, dtype="<i2")[np.newaxis, :])]
    clean = np.concatenate(frames, axis=1)[0].astype(np.float32) / 32768
    return at_rate(clean, 48_000, RATE_HZ)


def over_webrtc(sound: bytes) -> bytes:
    """Through Opus as WebRTC sends it, in packets of 20 ms."""
    from aiortc.codecs.opus import OpusDecoder, OpusEncoder  # noqa: PLC0415
    from aiortc.jitterbuffer import JitterFrame  # noqa: PLC0415
    from av import AudioFrame  # noqa: PLC0415

    encoder, decoder = OpusEncoder(), OpusDecoder()
    wide = np.frombuffer(at_rate(samples_of(sound), RATE_HZ, 48_000), dtype="<i2")
    heard = []
    for at in range(0, len(wide) - _PACKET, _PACKET):
        frame = AudioFrame.from_ndarray(np.repeat(wide[at : at + _PACKET], 2)[None, :], layout="stereo")
        frame.sample_rate, frame.pts, frame.time_base = 48_000, at, Fraction(1, 48_000)
        for payload in encoder.encode(frame)[0]:
            decoded = decoder.decode(JitterFrame(payload, at))
            heard += [each.to_ndarray()[0][::2] for each in decoded if isinstance(each, AudioFrame)]
    return at_rate(np.concatenate(heard).astype(np.float32) / 32768, 48_000, RATE_HZ)
