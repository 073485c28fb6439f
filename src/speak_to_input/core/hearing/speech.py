"""What a recogniser is told and what it gives, as plain values."""

from dataclasses import dataclass

from speak_to_input.core.hearing.expected import Expected

RATE_HZ = 16_000
"""Sound for recognisers is mono, 16-bit little-endian PCM at this rate."""
BYTES_PER_S = RATE_HZ * 2


@dataclass(frozen=True, slots=True)
class Bias:
    """What the person is likely to say now, most likely first: labels, options, names, kinds of value."""

    phrases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ModelInUse:
    """Which weights a recogniser works with."""

    name: str
    source: str
    """folder, cache, hub or packages."""
    instead_of: str = ""
    """The model that was asked for, where that could not be had."""


@dataclass(frozen=True, slots=True)
class HearingTraits:
    """What a recogniser can do."""

    provider: str
    """Its name, as settings and metrics call it."""
    streams: bool = False
    """Text comes while the person speaks."""
    biased: bool = False
    """It minds what the person is likely to say."""
    weighs: bool = False
    """It can tell how well a given text fits the sound."""
    model: ModelInUse | None = None
    """None where a service chooses it, and until it is loaded."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way to write what was heard; `score` is the mean log probability of its tokens (0 is certain)."""

    text: str
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Heard:
    """What a recogniser makes of a stretch of sound, best alternative first; none where it heard nothing."""

    alternatives: tuple[Alternative, ...] = ()
    silence: float = 0.0
    """The recogniser's own probability that nobody spoke."""
    final: bool = True
    """False while a streaming recogniser may still change its mind."""
    scored: bool = True
    """False where the recogniser does not tell how sure it is: its scores say nothing."""
    expected: Expected = Expected.NO
    """What the words that the recogniser was told say about the best alternative."""

    @property
    def text(self) -> str:
        """The best alternative; "" where nothing was heard."""
        return self.alternatives[0].text if self.alternatives else ""

    @property
    def score(self) -> float:
        """The score of the best alternative."""
        return self.alternatives[0].score if self.alternatives else 0.0


def seconds(sound: bytes) -> float:
    """How long a piece of sound lasts."""
    return len(sound) / BYTES_PER_S
