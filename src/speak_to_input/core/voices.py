"""How a reply sounds: whose accent, how fast."""

from dataclasses import dataclass
from enum import StrEnum

SLOWEST, FASTEST = 0.5, 2.0


class Region(StrEnum):
    """The accent of a voice."""

    NORTH = "north"
    CENTRAL = "central"
    SOUTH = "south"


@dataclass(frozen=True, slots=True)
class Voice:
    """A way to speak. `speed` 1.0 is the voice's usual pace, 0.8 a fifth slower; 0.5 to 2.0."""

    region: Region = Region.NORTH
    speed: float = 1.0

    def __post_init__(self) -> None:
        if not SLOWEST <= self.speed <= FASTEST:
            raise ValueError(f"speed {self.speed} is not between {SLOWEST} and {FASTEST}")


@dataclass(frozen=True, slots=True)
class VoiceTraits:
    """What a provider of speech can do, so that callers need not know which one it is."""

    provider: str
    regions: frozenset[Region]
    """Accents it has; another one is spoken with the one that it has."""
    streams: bool
    """The first sound of a text comes before all of it is made."""
    sets_speed: bool
    """`Voice.speed` changes the pace; else it is passed over."""
    called: str = ""
    """As people know it, "eSpeak NG"."""
