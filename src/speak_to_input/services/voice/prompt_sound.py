"""Sound from a browser without the delay that playing it would need."""

from aiortc import RTCPeerConnection

_PACKETS = 1
_BUFFER = "_RTCRtpReceiver__jitter_buffer"


def hear_at_once(peer: RTCPeerConnection) -> None:
    """Hand on every packet of 20 ms when the next one is there.

    aiortc keeps four (80 ms) so that a player never runs dry, and has no setting for it. A recogniser plays
    nothing; the order of packets is kept, and lost ones are waited for as before.
    """
    for transceiver in peer.getTransceivers():
        if transceiver.kind == "audio":
            getattr(transceiver.receiver, _BUFFER)._prefetch = _PACKETS
