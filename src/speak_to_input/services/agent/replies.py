"""A message that comes twice is carried out once: the second caller gets the first one's answer."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable

from speak_to_input.core.turns import Turn

_PER_SESSION = 32
_SESSIONS = 500


class Replies:
    """Answers by session and request id, the latest 32 of each of the latest 500 sessions.

    An answer that ended in an error is forgotten, so that the caller may try again; one that is still being
    worked on is never forgotten, or a repeat would do the work twice.
    """

    def __init__(self) -> None:
        self._sessions: OrderedDict[str, OrderedDict[str, asyncio.Task[Turn]]] = OrderedDict()

    async def once(
        self, session_id: str, request_id: str, hear: Callable[[], Awaitable[Turn]]
    ) -> tuple[Turn, bool]:
        """The turn of that request, and whether it is a repeat. A caller who leaves does not stop it."""
        known = self._sessions.setdefault(session_id, OrderedDict())
        self._sessions.move_to_end(session_id)
        task = known.get(request_id)
        if task is not None:
            return await asyncio.shield(task), True
        task = asyncio.ensure_future(_run(hear))
        task.add_done_callback(lambda done: self._forget_failed(session_id, request_id, done))
        known[request_id] = task
        self._drop_oldest(session_id)
        return await asyncio.shield(task), False

    def forget(self, session_id: str) -> None:
        """The session is closed: its request ids are new again."""
        self._keep_unfinished(session_id)

    def _forget_failed(self, session_id: str, request_id: str, task: asyncio.Task[Turn]) -> None:
        failed = task.cancelled() or task.exception() is not None
        known = self._sessions.get(session_id)
        if failed and known is not None and known.get(request_id) is task:
            del known[request_id]

    def _drop_oldest(self, session_id: str) -> None:
        known = self._sessions[session_id]
        finished = [name for name, task in known.items() if task.done()]
        for name in finished[: max(0, len(known) - _PER_SESSION)]:
            del known[name]
        for other in list(self._sessions)[: max(0, len(self._sessions) - _SESSIONS)]:
            self._keep_unfinished(other)

    def _keep_unfinished(self, session_id: str) -> None:
        known = self._sessions.pop(session_id, OrderedDict())
        working = OrderedDict((name, task) for name, task in known.items() if not task.done())
        if working:
            self._sessions[session_id] = working


async def _run(hear: Callable[[], Awaitable[Turn]]) -> Turn:
    return await hear()
