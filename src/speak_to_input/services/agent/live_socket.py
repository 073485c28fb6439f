"""One viewer's socket: sends what there is to see, carries out what the viewer does, in order."""

import asyncio
from collections import deque
from contextlib import suppress

from starlette.websockets import WebSocket, WebSocketDisconnect

from speak_to_input.core.live import Frame, HandAct, Mouse, MouseMove, Picker
from speak_to_input.errors import InvalidInput, NotSignedIn, RateLimited, SpeakToInputError
from speak_to_input.ports import LiveView, Watching
from speak_to_input.services.agent.live_events import event_text, frame_bytes, picker_text, width_text
from speak_to_input.services.agent.live_messages import AckMessage, read_message
from speak_to_input.services.http.errors import ErrorAnswers, answer_for

_WAITING = 128
"""Acts of one viewer that may wait for their turn."""
_NORMAL = 1000


class LiveSocket:
    """One connection, from its first event to its end. Errors are told and the connection goes on."""

    def __init__(
        self, socket: WebSocket, view: LiveView, session_id: str, watching: Watching, answers: ErrorAnswers
    ) -> None:
        self._socket = socket
        self._view = view
        self._session_id = session_id
        self._watching = watching
        self._answers = answers
        self._acts: deque[HandAct] = deque()
        self._asked = asyncio.Event()
        self._held: Mouse | None = None
        self._sending = asyncio.Lock()

    async def run(self, holds_s: float | None = None) -> None:
        """Until the viewer leaves, the session ends, or the sign-in is `holds_s` old and has to be shown anew."""
        works = [self._show(), self._listen(), self._act()]
        if holds_s is not None:
            works.append(self._expire(holds_s))
        halves = [asyncio.ensure_future(work) for work in works]
        try:
            # When one of them ends, the others have nothing left to do.
            done, _ = await asyncio.wait(halves, return_when=asyncio.FIRST_COMPLETED)
        finally:
            await self._watching.leave()
            for half in halves:
                half.cancel()
        await asyncio.wait(halves)
        await self._let_go()
        for half in done:
            with suppress(WebSocketDisconnect):
                half.result()

    async def _show(self) -> None:
        """Send events and pictures; end the connection with the session."""
        try:
            while (seen := await self._watching.next()) is not None:
                if isinstance(seen, Frame):
                    await self._send(frame_bytes(seen))
                else:
                    await self._send(event_text(seen))
        except SpeakToInputError as error:
            await self._tell(error)
            await self._socket.close(answer_for(error).close_code)
            return
        await self._socket.close(_NORMAL)

    async def _expire(self, holds_s: float) -> None:
        """A viewer comes back with a newer token and has missed nothing."""
        await asyncio.sleep(holds_s)
        await self._socket.close(answer_for(NotSignedIn("")).close_code)

    async def _listen(self) -> None:
        while True:
            message = await self._socket.receive()
            if message["type"] == "websocket.disconnect":
                return
            try:
                self._take(message.get("text"))
            except SpeakToInputError as error:
                await self._tell(error)

    def _take(self, text: str | None) -> None:
        if text is None:
            raise InvalidInput("a message is JSON text")
        message = read_message(text)
        if isinstance(message, AckMessage):
            self._watching.taken(message.frame)
            return
        act = message.act()
        if _is_move(act) and self._acts and _is_move(self._acts[-1]):
            self._acts.pop()  # only where the mouse is now counts
        if len(self._acts) >= _WAITING:
            raise RateLimited("acts come faster than the page takes them", retry_after_s=1)
        self._acts.append(act)
        self._asked.set()

    async def _act(self) -> None:
        while True:
            self._asked.clear()
            while self._acts:
                await self._carry_out(self._acts.popleft())
            await self._asked.wait()

    async def _carry_out(self, act: HandAct) -> None:
        try:
            answer = await self._view.hand(self._session_id, act)
        except SpeakToInputError as error:
            await self._tell(error)
            return
        if isinstance(act, Mouse) and act.action is not MouseMove.MOVE:
            self._held = act if act.action is MouseMove.DOWN and answer is None else None
        if isinstance(answer, Picker):
            await self._send(picker_text(answer))
        elif answer is not None:
            await self._send(width_text(answer))

    async def _let_go(self) -> None:
        """A viewer who left with the button down must not go on dragging."""
        if self._held is None:
            return
        up = Mouse(MouseMove.UP, self._held.x, self._held.y, self._held.button)
        try:
            await self._view.hand(self._session_id, up)
        except SpeakToInputError:
            return  # the session is gone, and the button with it

    async def _tell(self, error: SpeakToInputError) -> None:
        await self._send(self._answers.event_text(error))

    async def _send(self, message: str | bytes) -> None:
        async with self._sending:
            if isinstance(message, bytes):
                await self._socket.send_bytes(message)
            else:
                await self._socket.send_text(message)


def _is_move(act: HandAct) -> bool:
    return isinstance(act, Mouse) and act.action is MouseMove.MOVE
