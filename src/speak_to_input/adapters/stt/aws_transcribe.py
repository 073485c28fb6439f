"""Amazon Transcribe over its WebSocket: text while the person speaks. Keys come from the usual AWS places."""

import asyncio
import json
import math
from collections.abc import AsyncGenerator, AsyncIterator
from typing import Any

from pydantic import BaseModel, ConfigDict, Field
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

from speak_to_input.adapters.stt.aws_messages import Events, sound_event
from speak_to_input.adapters.stt.aws_signing import signed_url
from speak_to_input.core.hearing.speech import RATE_HZ, Alternative, Bias, Heard, HearingTraits
from speak_to_input.errors import ProviderError, ProviderRefused, ProviderTimeout
from speak_to_input.ports import SpeechStream, SpeechToText

_LEAST = 0.01
"""A confidence of nothing has no logarithm."""
_CHUNK_BYTES = 2 * RATE_HZ // 10
"""100 ms, as the service advises."""


class AwsTranscribe(SpeechToText):
    """One WebSocket for each utterance."""

    class Options(BaseModel):
        """`endpoint` is for tests and private links, as wss://HOST:8443; else the region's own is used."""

        model_config = ConfigDict(frozen=True, extra="forbid")

        region: str = "ap-southeast-1"
        language: str = "vi-VN"
        endpoint: str = Field(default="", pattern=r"^(wss?://.*)?$")
        vocabulary: str = ""
        """Name of a custom vocabulary that was made at AWS."""
        timeout_s: float = Field(default=8.0, gt=0)

    def __init__(self, options: Options) -> None:
        self._options = options

    @property
    def traits(self) -> HearingTraits:
        # Its vocabularies are made beforehand; words of the moment cannot be sent with an utterance.
        return HearingTraits("aws_transcribe", streams=True)

    async def prepare(self) -> None:
        self._url()

    async def hear(self, sound: bytes, bias: Bias) -> Heard:
        stream = self.listen(bias)
        await stream.feed(sound)
        await stream.finish()
        async with asyncio.timeout(self._options.timeout_s + len(sound) / (2 * RATE_HZ)):
            finals = [heard async for heard in stream if heard.final]
        texts = " ".join(heard.text for heard in finals if heard.text)
        score = min((heard.score for heard in finals), default=0.0)
        scored = all(heard.scored for heard in finals)
        return Heard((Alternative(texts, score),) if texts else (), scored=scored)

    def listen(self, bias: Bias) -> SpeechStream:
        return _Stream(self._url(), self._options.timeout_s)

    async def close(self) -> None:
        """Every connection ends with its utterance."""

    def _url(self) -> str:
        asked = {
            "language-code": self._options.language,
            "media-encoding": "pcm",
            "sample-rate": str(RATE_HZ),
            "enable-partial-results-stabilization": "true",
            "partial-results-stability": "high",
        }
        if self._options.vocabulary:
            asked["vocabulary-name"] = self._options.vocabulary
        return signed_url(self._options.endpoint, self._options.region, asked)


class _Stream(SpeechStream):
    """Sends what it is fed, gives what it hears."""

    def __init__(self, url: str, timeout_s: float) -> None:
        self._url = url
        self._timeout_s = timeout_s
        self._sound: asyncio.Queue[bytes | None] = asyncio.Queue()
        self._cancelled = False

    async def feed(self, sound: bytes) -> None:
        self._sound.put_nowait(sound)

    async def finish(self) -> None:
        self._sound.put_nowait(None)

    async def cancel(self) -> None:
        self._cancelled = True
        self._sound.put_nowait(None)

    async def __aiter__(self) -> AsyncGenerator[Heard, None]:
        try:
            async with connect(self._url, open_timeout=self._timeout_s, max_size=2**20) as socket:
                sending = asyncio.create_task(self._send(socket))
                try:
                    async for heard in _received(socket):
                        if self._cancelled:
                            return
                        yield heard
                finally:
                    sending.cancel()
        except TimeoutError:
            raise ProviderTimeout("aws_transcribe did not answer in time") from None
        except (OSError, WebSocketException) as error:
            raise ProviderError(f"aws_transcribe cannot be reached ({type(error).__name__})") from None

    async def _send(self, socket: ClientConnection) -> None:
        waiting = bytearray()
        while (sound := await self._sound.get()) is not None:
            waiting += sound
            while len(waiting) >= _CHUNK_BYTES:
                await socket.send(sound_event(bytes(waiting[:_CHUNK_BYTES])))
                del waiting[:_CHUNK_BYTES]
        if waiting:
            await socket.send(sound_event(bytes(waiting)))
        # An event without sound says that no more comes.
        await socket.send(sound_event(b""))


async def _received(socket: ClientConnection) -> AsyncIterator[Heard]:
    events = Events()
    async for message in socket:
        if isinstance(message, str):
            continue
        for kind, payload in events.of(message):
            if kind != "TranscriptEvent":
                raise ProviderRefused(f"aws_transcribe answered {kind}")
            for heard in _transcripts(json.loads(payload)):
                yield heard


def _transcripts(event: dict[str, Any]) -> list[Heard]:
    found = []
    for result in event["Transcript"]["Results"]:
        scores = [_score(told) for told in result["Alternatives"]]
        texts = [told["Transcript"].strip().rstrip(".") for told in result["Alternatives"]]
        known = {
            text: Alternative(text, score or 0.0) for text, score in zip(texts, scores, strict=True) if text
        }
        scored = None not in scores
        found.append(Heard(tuple(known.values()), final=not result["IsPartial"], scored=scored))
    return found


def _score(told: dict[str, Any]) -> float | None:
    """The mean logarithm of the words' confidences; None where a word has none, as in partial results."""
    words = [item for item in told.get("Items", ()) if item.get("Type") == "pronunciation"]
    sure = [item.get("Confidence") for item in words]
    if not sure or None in sure:
        return None
    return sum(math.log(max(confidence, _LEAST)) for confidence in sure) / len(sure)
