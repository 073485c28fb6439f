"""Small works in the background that must not be lost: the loop keeps only a weak reference to a task."""

import asyncio
from collections.abc import Coroutine
from typing import Any


class Tasks:
    """Holds tasks until they are done."""

    def __init__(self) -> None:
        self._running: set[asyncio.Task[None]] = set()

    def start(self, work: Coroutine[Any, Any, None]) -> None:
        """Begin `work`; what it raises is told by the loop's handler of stray errors."""
        task = asyncio.ensure_future(work)
        self._running.add(task)
        task.add_done_callback(self._running.discard)
