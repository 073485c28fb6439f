"""AWS event-stream messages, as Transcribe's WebSocket speaks them: Amazon's own writer and reader of them."""

from collections.abc import Iterator
from typing import Any

from speak_to_input.adapters.stt.aws_missing import needing_aws

_SOUND: dict[str, Any] = {
    ":message-type": "event",
    ":event-type": "AudioEvent",
    ":content-type": "application/octet-stream",
}


def sound_event(sound: bytes) -> bytes:
    """A piece of sound; an empty one ends it."""
    with needing_aws():
        from amazon_transcribe.eventstream import EventStreamMessageSerializer  # noqa: PLC0415 (an extra)
    written: bytes = EventStreamMessageSerializer().serialize(_SOUND, sound)
    return written


class Events:
    """Messages out of bytes as they arrive."""

    def __init__(self) -> None:
        with needing_aws():
            from botocore.eventstream import EventStreamBuffer  # noqa: PLC0415 (an extra)

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
