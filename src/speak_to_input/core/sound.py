"""Sound as bytes: what a stretch of PCM means. Every port that carries sound states it in these terms."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SoundFormat:
    """PCM, signed, little-endian, channels interleaved."""

    rate_hz: int
    width_bytes: int = 2
    """Bytes of one sample of one channel."""
    channels: int = 1

    @property
    def frame_bytes(self) -> int:
        """Bytes of one moment: a sample of every channel. A chunk holds whole frames only."""
        return self.width_bytes * self.channels

    def seconds(self, byte_count: int) -> float:
        """How long so many bytes sound."""
        return byte_count / (self.frame_bytes * self.rate_hz)

    def bytes_of(self, seconds: float) -> int:
        """How many bytes sound for so long, whole frames only."""
        return int(seconds * self.rate_hz) * self.frame_bytes
