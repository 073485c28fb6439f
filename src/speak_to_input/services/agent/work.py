"""What callers of the agent wait for: a service that stops ends it and begins no more."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress

from speak_to_input.errors import BrowserUnavailable

_DRAIN_S = 10.0
"""So long a service that stops waits for what it does; a submission that was sent must not look as if it was not."""


class Work:
    """Calls that are being carried out."""

    def __init__(self) -> None:
        self._running = 0
        self._stopping = False
        self._over = asyncio.Event()
        self._over.set()

    async def taken(self) -> AsyncIterator[None]:
        """One call, as a dependency of its route. Raises: BrowserUnavailable when no more are taken."""
        if self._stopping:
            raise BrowserUnavailable("the service is stopping", hint="try again in a moment")
        self._running += 1
        self._over.clear()
        try:
            yield
        finally:
            self._running -= 1
            if not self._running:
                self._over.set()

    async def drain(self, patience_s: float = _DRAIN_S) -> None:
        """Take no more, and wait until all is done, for that long at most."""
        self._stopping = True
        with suppress(TimeoutError):
            async with asyncio.timeout(patience_s):
                await self._over.wait()
