"""Small servers on loopback that speak the real wire formats of speech services, with tones instead of voices."""

import asyncio
import io
import socket
import wave
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from speak_to_input.adapters.tts.fake import FakeSpeech
from speak_to_input.core.voices import Region, Voice

KEY = "the-right-key"  # pragma: allowlist secret
REGIONS = {f"{region}-voice": region for region in Region}
"""Voice id of the services -> accent."""


class SpeechServices:
    """ElevenLabs, an OpenAI-compatible server and Piper in one; `requests` holds what was asked, `open` counts what
    is being answered, `idle` is set when the last one ended.

    The texts "hỏng", "hết tiền" and "treo" bring about a failure, a refusal and an answer that never comes.
    """

    def __init__(self) -> None:
        self.requests: list[dict[str, object]] = []
        self.idle = asyncio.Event()
        self.open = 0
        routes = [
            Route("/v1/text-to-speech/{voice}/stream", self._elevenlabs, methods=["POST"]),
            Route("/v1/audio/speech", self._openai, methods=["POST"]),
            Route("/synthesize", self._piper, methods=["POST"]),
        ]
        self.app = Starlette(routes=routes)

    async def _elevenlabs(self, request: Request) -> Response:
        if request.headers.get("xi-api-key") != KEY:
            detail = {"status": "invalid_api_key", "message": "Invalid API key"}
            return JSONResponse({"detail": detail}, status_code=401)
        asked = await request.json()
        region = REGIONS.get(request.path_params["voice"])
        if region is None:
            return JSONResponse({"detail": {"status": "voice_not_found"}}, status_code=404)
        container, _, rate = request.query_params["output_format"].partition("_")
        assert container == "pcm"
        voice = Voice(region, asked["voice_settings"]["speed"])
        return await self._answer(asked, asked["text"], voice, int(rate), "application/octet-stream")

    async def _openai(self, request: Request) -> Response:
        if request.headers.get("Authorization") != f"Bearer {KEY}":
            error = {"message": "Incorrect API key provided", "code": "invalid_api_key"}
            return JSONResponse({"error": error}, status_code=401)
        asked = await request.json()
        assert asked["response_format"] == "pcm"
        voice = Voice(REGIONS[asked["voice"]], asked["speed"])
        return await self._answer(asked, asked["input"], voice, 24000, "audio/pcm")

    async def _piper(self, request: Request) -> Response:
        asked = await request.json()
        voice = Voice(speed=1 / asked["length_scale"])
        self.requests.append(asked)
        if (trouble := await self._trouble(asked["text"])) is not None:
            return trouble
        sound = b"".join([chunk async for chunk in tones(22050).speak(asked["text"], voice)])
        whole = io.BytesIO()
        with wave.open(whole, "wb") as file:
            file.setframerate(22050)
            file.setsampwidth(2)
            file.setnchannels(1)
            file.writeframes(sound)
        return Response(whole.getvalue(), media_type="text/html; charset=utf-8")  # as Piper's own does

    async def _answer(
        self, asked: dict[str, object], text: str, voice: Voice, rate_hz: int, media_type: str
    ) -> Response:
        self.requests.append(asked)
        trouble = await self._trouble(text)
        return trouble or StreamingResponse(self._stream(text, voice, rate_hz), media_type=media_type)

    async def _trouble(self, text: str) -> Response | None:
        match text:
            case "hỏng":
                return JSONResponse({"error": {"message": "internal"}}, status_code=500)
            case "hết tiền":
                return JSONResponse({"detail": {"status": "quota_exceeded"}}, status_code=429)
            case "treo":
                await asyncio.sleep(60)
        return None

    async def _stream(self, text: str, voice: Voice, rate_hz: int) -> AsyncIterator[bytes]:
        """Chunks cut at odd places, as networks do."""
        self.open += 1
        self.idle.clear()
        try:
            async for chunk in tones(rate_hz).speak(text, voice):
                yield chunk[:333]
                await asyncio.sleep(0.001)
                yield chunk[333:]
        finally:
            self.open -= 1
            if not self.open:
                self.idle.set()


def tones(rate_hz: int) -> FakeSpeech:
    return FakeSpeech(FakeSpeech.Options(rate_hz=rate_hz))


@asynccontextmanager
async def served(services: SpeechServices) -> AsyncIterator[str]:
    """The services on a free loopback port; gives the address."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port = listening.getsockname()[1]
        server = uvicorn.Server(uvicorn.Config(services.app, log_config=None, lifespan="off"))
        running = asyncio.ensure_future(server.serve(sockets=[listening]))
        while not server.started:  # noqa: ASYNC110 - uvicorn tells it in no other way
            await asyncio.sleep(0.01)
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            server.force_exit = server.should_exit = True
            await running
