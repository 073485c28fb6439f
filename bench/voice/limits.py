"""Where the limits should stand: of confidence below which words are asked about, and of likeness to an echo."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from bench.voice.accuracy import BEFORE, conditions, vocabulary
from bench.voice.noise import over_webrtc, samples_of, sound_of
from bench.voice.sentences import PHRASES, SENTENCES
from speak_to_input.core.hearing.speech import RATE_HZ, Bias
from speak_to_input.ports import SpeechToText
from speak_to_input.services.voice.echo import EchoGuard
from tests.speech.samples import Wave, samples
from tests.speech.spoken import spoken
from tests.speech.wrong import word_errors

SCORES = (-0.3, -0.35, -0.4, -0.45, -0.5, -0.6, -0.7, -0.8, -0.9, -1.0)
ALIKE = (0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.8)
_RIGHT = 0.2
"""Share of wrong words with which a reading still counts as right."""
_FRAME = 1024
_OURS = "Dạ, đã điền kỳ hạn vay hai mươi tư tháng. Anh chị nói tiếp giúp em ạ."


@dataclass(frozen=True)
class Scored:
    """A reading's score, and whether it is right."""

    score: float
    right: bool


async def readings(whisper: SpeechToText) -> list[Scored]:
    """Natural voices and eSpeak, clean and made worse, with and without words told."""
    said: list[tuple[str, bytes, tuple[Bias, ...]]] = [
        (sample.text, sample.sound, (Bias(), vocabulary(sample.text))) for sample in samples()
    ]
    said += [(s.text, await spoken(s.text, 125), (Bias(PHRASES),)) for s in SENTENCES]
    found = []
    for change in conditions().values():
        for text, sound, biases in said:
            for bias in biases:
                heard = await whisper.hear(BEFORE + change(sound) + BEFORE, bias)
                if heard.text:
                    wrong, words = word_errors(text, heard.text)
                    found.append(Scored(heard.score, wrong <= _RIGHT * words))
    return found


def by_score(found: Sequence[Scored]) -> list[tuple[str, ...]]:
    """For each limit: right readings that are asked about for nothing, wrong ones that are acted on."""
    right = [each.score for each in found if each.right]
    wrong = [each.score for each in found if not each.right]
    return [(f"{limit:.2f}", _share(right, limit.__gt__), _share(wrong, limit.__le__)) for limit in SCORES]


async def by_likeness() -> list[tuple[str, ...]]:
    """For each limit: frames of our echo not noticed; frames taken for it: six people, and our own kind of voice."""
    ours = await spoken(_OURS)
    # What comes back went out over WebRTC, through a room, and in over WebRTC.
    away = over_webrtc(ours)
    returned = [over_webrtc(sound_of(_in_room(away, lag))) for lag in (0.05, 0.25, 0.45)]
    echoes = [value for sound in returned for value in likeness(ours, samples_of(sound))]
    people = [value for sample in samples() for value in likeness(ours, samples_of(sample.sound))]
    twins = [value for s in SENTENCES for value in likeness(ours, samples_of(await spoken(s.text, 120)))]
    return [
        (
            f"{limit:.2f}",
            _share(echoes, limit.__gt__),
            _share(people, limit.__le__),
            _share(twins, limit.__le__),
        )
        for limit in ALIKE
    ]


def likeness(ours: bytes, microphone: Wave) -> list[float]:
    """Of each frame of the microphone that holds sound, while `ours` is played."""
    guard, sound, found = EchoGuard(), sound_of(microphone), []
    guard.speaks(ours, RATE_HZ)
    for at in range(0, min(len(sound), len(ours)) - _FRAME, _FRAME):
        frame = sound[at : at + _FRAME]
        guard.step(frame)
        if np.abs(samples_of(frame)).max() > 0.01:
            found.append(guard.likeness)
    return found


def _in_room(ours: bytes, lag_s: float) -> Wave:
    """Our sound later, a quarter as loud, with forty reflections."""
    generator = np.random.default_rng(int(lag_s * 100))
    room = np.zeros(RATE_HZ // 10, dtype=np.float32)
    room[0] = 1
    room[generator.integers(40, len(room), 40)] += generator.normal(0, 0.1, 40)
    late = np.concatenate([np.zeros(int(lag_s * RATE_HZ), dtype=np.float32), samples_of(ours)])
    echo: Wave = (np.convolve(late, room) / 4).astype(np.float32)
    return echo


def _share(values: Sequence[float], holds: Callable[[float], bool]) -> str:
    return f"{100 * sum(map(holds, values)) / len(values):.0f} %"
