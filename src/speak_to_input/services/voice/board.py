"""Events of sessions for those who watch them: each watcher gets its own session's and no other's."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager, suppress

_WAITING_MAX = 200
"""A watcher that does not keep up loses the oldest events."""

Event = dict[str, object]


class Board:
    """Tells watchers what happens."""

    def __init__(self) -> None:
        self._watchers: defaultdict[str, set[asyncio.Queue[Event | None]]] = defaultdict(set)

    @property
    def watching(self) -> int:
        """How many watchers there are."""
        return sum(map(len, self._watchers.values()))

    def tell(self, session_id: str, kind: str, **about: object) -> None:
        """One event to all who watch this session."""
        for queue in self._watchers.get(session_id, ()):
            if queue.full():
                queue.get_nowait()
            queue.put_nowait({"type": kind, "session_id": session_id, **about})

    def end(self) -> None:
        """No more events come: the service stops."""
        for queues in self._watchers.values():
            for queue in queues:
                if queue.full():
                    queue.get_nowait()
                queue.put_nowait(None)

    @contextmanager
    def watch(self, session_id: str) -> Iterator[AsyncIterator[Event]]:
        """The events of a session from now on."""
        queue: asyncio.Queue[Event | None] = asyncio.Queue(_WAITING_MAX)
        self._watchers[session_id].add(queue)
        try:
            yield _events(queue)
        finally:
            self._watchers[session_id].discard(queue)
            if not self._watchers[session_id]:
                with suppress(KeyError):
                    del self._watchers[session_id]


async def _events(queue: asyncio.Queue[Event | None]) -> AsyncIterator[Event]:
    while (event := await queue.get()) is not None:
        yield event
