"""Sound from a browser without the delay that playing it would need."""

from aiortc import RTCPeerConnection
from aiortc.jitterbuffer import JitterBuffer, JitterFrame
from aiortc.rtp import RtpPacket
from aiortc.utils import uint16_add

from speak_to_input.observe.logs import logger

_log = logger("voice")
BUFFER = "_RTCRtpReceiver__jitter_buffer"
"""aiortc has no setting for it; `tests/unit/services/voice/test_prompt_sound.py` fails when the name changes."""
_PACKETS = 4
"""A lost packet is waited for while three others come (60 ms), after which sound stays that late. aiortc waits for
fifteen, and speech would be heard 300 ms later until the end of the session.
"""


class PromptBuffer(JitterBuffer):
    """Hands on every packet of sound when it comes; the order is kept.

    aiortc keeps four packets of 20 ms so that a player never runs dry, and cannot do with less than one, because a
    picture has several packets. A recogniser plays nothing, and a packet of sound is whole.
    """

    def __init__(self) -> None:
        super().__init__(capacity=_PACKETS, prefetch=1)

    def add(self, packet: RtpPacket) -> tuple[bool, JitterFrame | None]:
        """Take a packet; gives what can be decoded now."""
        if self._origin is not None and packet.sequence_number != self._origin:
            return super().add(packet)
        self._origin = uint16_add(packet.sequence_number, 1)
        data = packet._data  # type: ignore[attr-defined]
        return False, JitterFrame(data=data, timestamp=packet.timestamp)


def hear_at_once(peer: RTCPeerConnection) -> None:
    """Let no packet of sound wait for the next."""
    for transceiver in peer.getTransceivers():
        if transceiver.kind != "audio":
            continue
        if isinstance(getattr(transceiver.receiver, BUFFER, None), JitterBuffer):
            setattr(transceiver.receiver, BUFFER, PromptBuffer())
        else:
            _log.warning("aiortc has changed: sound is heard 80 ms later")
