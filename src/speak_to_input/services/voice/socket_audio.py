"""Sound over a WebSocket, where WebRTC cannot connect: `WS /ws/audio?session_id=`.

The person's sound comes as binary messages, mono 16-bit PCM at 16,000 Hz; ours goes out the same way at
24,000 Hz. The text message {"type": "clear"} means that what was sent is not to be played any more.
"""

import json
from typing import Annotated

from fastapi import APIRouter, Query, WebSocket
from pipecat.frames.frames import Frame, InputAudioRawFrame, InterruptionFrame, OutputAudioRawFrame
from pipecat.serializers.base_serializer import FrameSerializer
from pipecat.transports.websocket.fastapi import FastAPIWebsocketParams, FastAPIWebsocketTransport

from speak_to_input.core.hearing.speech import RATE_HZ
from speak_to_input.errors import SessionLimit
from speak_to_input.services.http.errors import answer_for
from speak_to_input.services.voice.guests import Guest
from speak_to_input.services.voice.line import Line
from speak_to_input.services.voice.mouth import CLEAR
from speak_to_input.services.voice.parts import Parts
from speak_to_input.services.voice.socket_guard import admitted
from speak_to_input.services.voice.sound_params import sound_params

_LARGEST_MESSAGE = 64 * 1024


class PlainSound(FrameSerializer):
    """Bytes are sound, and nothing else is sent but the word to stop."""

    async def serialize(self, frame: Frame) -> str | bytes | None:
        if isinstance(frame, OutputAudioRawFrame):
            return frame.audio
        return json.dumps(CLEAR) if isinstance(frame, InterruptionFrame) else None

    async def deserialize(self, data: str | bytes) -> Frame | None:
        if isinstance(data, str) or not data or len(data) % 2 or len(data) > _LARGEST_MESSAGE:
            return None
        return InputAudioRawFrame(audio=data, sample_rate=RATE_HZ, num_channels=1)


def audio_routes(parts: Parts) -> APIRouter:
    """The socket of sound."""
    router = APIRouter(tags=["voice"])

    @router.websocket("/ws/audio")
    async def talk(
        socket: WebSocket, session_id: Annotated[str, Query(pattern="^[A-Za-z0-9_-]{1,64}$")]
    ) -> None:
        guest = await admitted(socket, session_id, parts.people)
        if guest is None:
            return
        try:
            with parts.metrics.websockets.track_inprogress():
                await _talk(socket, session_id, parts, guest)
        except SessionLimit as error:
            await socket.close(answer_for(error).close_code)

    return router


async def _talk(socket: WebSocket, session_id: str, parts: Parts, guest: Guest) -> None:
    transport = FastAPIWebsocketTransport(
        socket,
        FastAPIWebsocketParams(
            serializer=PlainSound(), **sound_params(denoise=parts.sessions.equipment.denoise)
        ),
    )
    live = await parts.sessions.start(session_id, Line(transport), guest)
    await live.ended.wait()
