"""Packets of sound are handed on when they come. It reaches into aiortc: an update that moves it fails here."""

from aiortc import RTCPeerConnection
from aiortc.jitterbuffer import JitterBuffer
from aiortc.rtp import RtpPacket

from speak_to_input.services.voice.prompt_sound import BUFFER, PromptBuffer, hear_at_once

_SAMPLES = 960


def packet(number: int) -> RtpPacket:
    """Its data is its number."""
    made = RtpPacket(sequence_number=number % 65536, timestamp=number * _SAMPLES)
    made._data = bytes([number % 256])  # type: ignore[attr-defined]
    return made


def heard(*numbers: int) -> list[int | None]:
    """What each packet in turn leads to."""
    buffer = PromptBuffer()
    frames = [buffer.add(packet(number))[1] for number in numbers]
    return [frame.data[0] if frame is not None else None for frame in frames]


async def test_the_buffer_of_aiortc_is_where_we_think_and_is_replaced() -> None:
    peer = RTCPeerConnection()
    peer.addTransceiver("audio")
    peer.addTransceiver("video")
    audio, video = (transceiver.receiver for transceiver in peer.getTransceivers())
    assert isinstance(getattr(audio, BUFFER), JitterBuffer)
    hear_at_once(peer)
    assert isinstance(getattr(audio, BUFFER), PromptBuffer)
    assert not isinstance(getattr(video, BUFFER), PromptBuffer), "a picture has several packets"
    await peer.close()


def test_a_packet_in_order_does_not_wait_for_the_next() -> None:
    assert heard(7, 8, 9) == [7, 8, 9]
    assert heard(65535, 65536, 65537) == [255, 0, 1], "numbers begin anew"


def test_the_order_is_kept_and_nothing_comes_twice() -> None:
    assert heard(1, 3, 2, 4, 5) == [1, None, 2, 3, 4]
    assert heard(1, 2, 2, 3) == [1, 2, None, 3]


def test_a_lost_packet_is_waited_for_and_then_done_without() -> None:
    frames = heard(1, *range(3, 40))
    assert frames[0] == 1
    assert None in frames
    got = [frame for frame in frames[1:] if frame is not None]
    assert got == sorted(got)
    assert got[-1] >= 36
