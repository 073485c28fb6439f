"""AWS event-stream messages, as Transcribe's WebSocket speaks them: lengths, headers, payload, check sums."""

import struct
from collections.abc import Iterator
from zlib import crc32

_STRING = 7
"""Type of a header's value."""


def message(headers: dict[str, str], payload: bytes) -> bytes:
    """One message. Source: Amazon Transcribe developer guide, "Event stream encoding"."""
    told = b"".join(_header(name, value) for name, value in headers.items())
    prelude = struct.pack(">II", 16 + len(told) + len(payload), len(told))
    body = prelude + struct.pack(">I", crc32(prelude)) + told + payload
    return body + struct.pack(">I", crc32(body))


def sound_event(sound: bytes) -> bytes:
    """A piece of sound; an empty one ends it."""
    headers = {
        ":message-type": "event",
        ":event-type": "AudioEvent",
        ":content-type": "application/octet-stream",
    }
    return message(headers, sound)


class Events:
    """Messages out of bytes as they arrive."""

    def __init__(self) -> None:
        # Loaded here, so that whoever uses another recogniser needs no AWS package.
        from botocore.eventstream import EventStreamBuffer  # noqa: PLC0415

        self._buffer = EventStreamBuffer()

    def of(self, data: bytes) -> Iterator[tuple[str, bytes]]:
        """Kind (event or exception) and payload of each message that is whole by now."""
        self._buffer.add_data(data)
        for event in self._buffer:
            headers = event.headers
            yield (
                str(headers.get(":event-type") or headers.get(":exception-type") or "unknown"),
                event.payload,
            )


def _header(name: str, value: str) -> bytes:
    key, text = name.encode(), value.encode()
    return struct.pack(">B", len(key)) + key + struct.pack(">BH", _STRING, len(text)) + text
