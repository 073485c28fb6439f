"""Addresses that a browser finds after its offer (trickle ICE), checked before Pipecat takes them."""

from ipaddress import ip_address
from typing import Annotated

from aiortc.sdp import candidate_from_sdp
from pipecat.transports.smallwebrtc.request_handler import IceCandidate, SmallWebRTCPatchRequest
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from speak_to_input.errors import InvalidInput

_PORTS = range(1 << 16)
_HIDDEN = ".local"
"""Browsers give their own address a random name on the local network, which is asked for by multicast."""


class Candidate(BaseModel):
    """One address of the browser, as its `RTCIceCandidate` writes it; an empty one says that no more come."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    candidate: Annotated[str, StringConstraints(max_length=2000)]
    sdp_mid: Annotated[str, StringConstraints(max_length=64)] = "0"
    sdp_mline_index: int = Field(default=0, ge=0, le=16)


class Candidates(BaseModel):
    """Addresses that the browser found after its offer."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    pc_id: Annotated[str, StringConstraints(max_length=200)]
    candidates: list[Candidate] = Field(max_length=50)

    def read(self) -> SmallWebRTCPatchRequest:
        """What Pipecat takes. Raises: InvalidInput when one of them is no address."""
        return SmallWebRTCPatchRequest(self.pc_id, [_read(found) for found in self.candidates])


def _read(found: Candidate) -> IceCandidate:
    written = found.candidate.removeprefix("candidate:")
    try:
        if written:
            address = candidate_from_sdp(written)
            if address.port not in _PORTS:
                raise ValueError
            if not address.ip.endswith(_HIDDEN):
                ip_address(address.ip)
    except (AssertionError, ValueError, IndexError):
        raise InvalidInput("a candidate cannot be read", hint="send it as the browser gave it") from None
    return IceCandidate(written, found.sdp_mid, found.sdp_mline_index)
