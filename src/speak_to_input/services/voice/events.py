"""`WS /ws?session_id=`: what happens in a session, for its owner; and what the person does with keys and buttons."""

import asyncio
from contextlib import suppress
from typing import Annotated, Literal

from fastapi import APIRouter, Query, WebSocket, WebSocketDisconnect
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from speak_to_input.core.voices import FASTEST, SLOWEST, Region, Voice
from speak_to_input.errors import InvalidInput, NotSignedIn, SpeakToInputError
from speak_to_input.observe.correlation import current_correlation_id
from speak_to_input.services.http.errors import TABLE, answer_for
from speak_to_input.services.voice.parts import Parts
from speak_to_input.services.voice.socket_guard import admitted
from speak_to_input.services.voice.stay import Stay
from speak_to_input.wire import Utterance

_SIGN_IN_OVER = TABLE[NotSignedIn].close_code


class _Asked(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Typed(_Asked):
    """Words typed instead of said."""

    type: Literal["text"]
    text: Utterance
    request_id: Annotated[str, Field(pattern="^[A-Za-z0-9_-]{1,64}$")] | None = None
    """Whoever cannot know whether this arrived may send it to the agent with the same id: it is done once."""


class Talking(_Asked):
    """Push-to-talk: the button went down or up."""

    type: Literal["talk"]
    on: bool


class Mode(_Asked):
    """Open microphone, or only while the button is held."""

    type: Literal["mode"]
    mode: Literal["open", "push"]


class Muting(_Asked):
    """The microphone is not listened to."""

    type: Literal["mute"]
    on: bool


class Waking(_Asked):
    """Listen again, or rest."""

    type: Literal["wake"]


class Sounding(_Asked):
    """How answers shall sound from now on; what is left out stays as it is."""

    type: Literal["voice"]
    region: Region | None = None
    """Null is the service's own, as for `speed`."""
    speed: Annotated[float, Field(ge=SLOWEST, le=FASTEST)] | None = None
    aloud: bool | None = None
    """Answers are spoken, or shown only."""
    begins: bool = False
    """What is chosen for any talk: one that goes on after a lost connection keeps what it was told since."""

    def wanted(self, usual: Voice) -> tuple[Region | None, float | None]:
        """Accent and speed; None stays as it is."""
        told = self.model_fields_set
        return (
            self.region or (usual.region if "region" in told else None),
            self.speed or (usual.speed if "speed" in told else None),
        )


class Denying(_Asked):
    """The words that the person was asked about were not said: a later yes is none to them."""

    type: Literal["deny"]


class Recording(_Asked):
    """The person lets us keep the sound of what is said, or no more."""

    type: Literal["record"]
    on: bool


_Any = Typed | Talking | Mode | Muting | Waking | Sounding | Recording | Denying
Asked = TypeAdapter[_Any](Annotated[_Any, Field(discriminator="type")])


def event_routes(parts: Parts) -> APIRouter:
    """The socket of events."""
    router = APIRouter(tags=["voice"])

    @router.websocket("/ws")
    async def watch(
        socket: WebSocket, session_id: Annotated[str, Query(pattern="^[A-Za-z0-9_-]{1,64}$")]
    ) -> None:
        guest = await admitted(socket, session_id, parts.people)
        if guest is not None:
            parts.sessions.shown(session_id, guest.who)
            with parts.metrics.websockets.track_inprogress():
                await _serve(socket, session_id, parts, Stay(guest.who, parts.people))

    return router


async def _serve(socket: WebSocket, session_id: str, parts: Parts, stay: Stay) -> None:
    with parts.board.watch(session_id) as events:

        async def send() -> None:
            async for event in events:
                await socket.send_json(event)

        sending = asyncio.create_task(send())
        receiving = asyncio.create_task(_receive(socket, session_id, parts))
        works = (sending, receiving, asyncio.create_task(stay.over()))
        try:
            done, _ = await asyncio.wait(works, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for work in works:
                work.cancel()
            await asyncio.gather(*works, return_exceptions=True)
        for work in done:
            with suppress(WebSocketDisconnect):
                work.result()
        if receiving in done:
            return
    await socket.close(1001 if sending in done else _SIGN_IN_OVER)


async def _receive(socket: WebSocket, session_id: str, parts: Parts) -> None:
    """Until the person leaves."""
    while (message := await socket.receive())["type"] != "websocket.disconnect":
        try:
            await _carry_out(_read(message.get("text")), session_id, parts)
        except SpeakToInputError as error:
            await socket.send_json(_refusal(error, session_id))


def _read(text: str | None) -> _Any:
    """Raises: InvalidInput."""
    if text is None:
        raise InvalidInput("a message is JSON text")
    try:
        return Asked.validate_json(text)
    except ValidationError:
        raise InvalidInput("the message is none that is known") from None


def _refusal(error: SpeakToInputError, session_id: str) -> dict[str, str]:
    """What is not done is told to who asked for it, and to nobody else."""
    answer = answer_for(error)
    ids = {"session_id": session_id, "correlation_id": current_correlation_id()}
    return {"type": "error", **ids, "code": answer.code, "message": answer.sentence}


async def _carry_out(asked: _Any, session_id: str, parts: Parts) -> None:
    live = parts.sessions.of(session_id)
    if live is None:
        about = {"correlation_id": current_correlation_id(), "code": "SESSION_UNKNOWN"}
        parts.board.tell(session_id, "error", **about, message="Chưa có cuộc trò chuyện nào.")
        return
    match asked:
        case Typed(text=text, request_id=request_id):
            live.conversation.typed(text, request_id)
        case Talking(on=True):
            await live.mouth.hush()
            live.conversation.addressed()
            await live.listener.hold()
        case Talking():
            await live.listener.release()
        case Mode(mode=mode):
            live.ear.open = mode == "open"
        case Muting(on=on):
            live.ear.muted = on
            await live.listener.forget()
        case Waking():
            await live.conversation.wake()
        case Denying():
            await live.conversation.denied()
        case Recording(on=on):
            live.conversation.record(on=on)
        case Sounding(begins=True) if live.went_on:
            pass
        case Sounding(aloud=aloud):
            live.mouth.change_voice(*asked.wanted(parts.sessions.equipment.voice))
            live.conversation.talk.silent = live.conversation.talk.silent if aloud is None else not aloud
