"""Small servers that speak the interfaces of recognisers elsewhere, on this machine."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

from amazon_transcribe.eventstream import EventStreamMessageSerializer
from fastapi import FastAPI, Request
from starlette.responses import JSONResponse, Response
from uvicorn import Config
from websockets.asyncio.server import ServerConnection, serve

from speak_to_input.adapters.stt.aws_messages import Events
from speak_to_input.services.http.serving import GuestServer, bound


@dataclass
class OpenAIServer:
    """Answers transcriptions with `texts` in turn; `status` refuses, `wait_s` dawdles."""

    url: str = ""
    texts: list[str] = field(default_factory=list)
    status: int = 200
    wait_s: float = 0.0
    asked: list[dict[str, str]] = field(default_factory=list)


@asynccontextmanager
async def openai_server() -> AsyncIterator[OpenAIServer]:
    """The transcription route of OpenAI's interface."""
    state = OpenAIServer()
    app = FastAPI()

    @app.post("/v1/audio/transcriptions")
    async def transcribe(request: Request) -> Response:
        async with request.form() as form:
            file = form["file"]
            assert not isinstance(file, str)
            state.asked.append(
                {name: value for name, value in form.items() if isinstance(value, str)}
                | {"bytes": str(len(await file.read())), "key": request.headers.get("authorization", "")}
            )
        await asyncio.sleep(state.wait_s)
        if state.status != 200:
            return JSONResponse({"error": {"message": "no"}}, state.status)
        text = state.texts.pop(0) if state.texts else ""
        segments = [{"avg_logprob": -0.25, "no_speech_prob": 0.02}] if text else []
        return JSONResponse({"text": text, "segments": segments, "language": "vi"})

    with bound("127.0.0.1", 0, "") as listener:
        state.url = f"http://127.0.0.1:{listener.getsockname()[1]}/v1"
        guest = GuestServer(Config(app, log_config=None))
        running = asyncio.create_task(guest.serve(sockets=[listener]))
        await guest.ready_or_ended(running)
        yield state
        guest.should_exit = True
        await running


WRITER = EventStreamMessageSerializer()


@dataclass
class AwsServer:
    """Hears `texts` in turn: two words after half of the sound, all at its end; `refuses` is answered instead."""

    url: str = ""
    texts: list[str] = field(default_factory=list)
    confidence: float | None = None
    """Of every word of a final text."""
    refuses: str = ""
    queries: list[dict[str, list[str]]] = field(default_factory=list)
    sound_bytes: list[int] = field(default_factory=list)


@asynccontextmanager
async def aws_server() -> AsyncIterator[AwsServer]:
    """The WebSocket of Amazon Transcribe."""
    state = AwsServer()

    async def transcribe(socket: ServerConnection) -> None:
        assert socket.request is not None
        state.queries.append(parse_qs(urlsplit(socket.request.path).query))
        if state.refuses:
            await socket.send(
                WRITER.serialize({":message-type": "exception", ":exception-type": state.refuses}, b"{}")
            )
            return
        text, got, events = state.texts.pop(0), 0, Events()
        async for data in socket:
            assert isinstance(data, bytes)
            for kind, sound in events.of(data):
                assert kind == "AudioEvent"
                got += len(sound)
                partial = bool(sound)
                words = text.split()[:2] if partial else text.split()
                await socket.send(_transcript(words, None if partial else state.confidence, partial=partial))
                if not partial:
                    state.sound_bytes.append(got)
                    return

    async with serve(transcribe, "127.0.0.1", 0) as server:
        state.url = f"ws://127.0.0.1:{next(iter(server.sockets)).getsockname()[1]}"
        yield state


def _transcript(words: list[str], confidence: float | None, *, partial: bool) -> bytes:
    items: list[dict[str, object]] = [{"Type": "pronunciation", "Content": word} for word in words]
    if confidence is not None:
        items = [item | {"Confidence": confidence} for item in items]
    items.append({"Type": "punctuation", "Content": "."})
    told = {"Transcript": " ".join(words), "Items": items}
    event = {"Transcript": {"Results": [{"IsPartial": partial, "Alternatives": [told]}]}}
    headers: dict[str, Any] = {
        ":message-type": "event",
        ":event-type": "TranscriptEvent",
        ":content-type": "application/json",
    }
    return WRITER.serialize(headers, json.dumps(event).encode())
