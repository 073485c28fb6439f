"""One connection with a person: its sound both ways, and how it is closed."""

from pipecat.transports.base_transport import BaseTransport
from pipecat.transports.smallwebrtc.connection import SmallWebRTCConnection
from pipecat.transports.smallwebrtc.transport import SmallWebRTCTransport
from prometheus_client import Gauge


class Line:
    """A connection that closes with its transport."""

    def __init__(self, transport: BaseTransport) -> None:
        self.transport = transport

    async def hang_up(self) -> None:
        """The conversation is over; again is harmless."""


class PeerLine(Line):
    """WebRTC. Pipecat closes a peer only while its pings come: one that never came about, or went without a
    word, would be kept until its time is up.
    """

    def __init__(
        self, connection: SmallWebRTCConnection, transport: SmallWebRTCTransport, counted: Gauge
    ) -> None:
        """`counted` is how many are connected."""
        super().__init__(transport)
        self._connection = connection
        self._counted = counted
        self._counts = self._over = False
        transport.add_event_handler("on_client_connected", self._connected)

    async def hang_up(self) -> None:
        self._over = True
        if self._counts:
            self._counts = False
            self._counted.dec()
        await self._connection.disconnect()  # type: ignore[no-untyped-call]

    async def _connected(self, _: object, __: object) -> None:
        if not (self._counts or self._over):
            self._counts = True
            self._counted.inc()
