"""The ledger in memory: for tests, and where nothing may be kept on disk."""

from collections.abc import Sequence

from speak_to_input.core.events import Event, EventKind
from speak_to_input.ports import LedgerStore


class MemoryLedgers(LedgerStore):
    """Keeps everything until the process ends."""

    def __init__(self) -> None:
        self._kept: list[tuple[str, Event]] = []

    async def append(self, session_id: str, events: Sequence[Event]) -> None:
        self._kept += [(session_id, event) for event in events]

    async def read(self, session_id: str) -> tuple[Event, ...]:
        return tuple(event for owner, event in self._kept if owner == session_id)

    async def of_kinds(self, kinds: Sequence[EventKind]) -> tuple[tuple[str, Event], ...]:
        return tuple((owner, event) for owner, event in self._kept if event.kind in kinds)

    async def forget(self, session_id: str) -> None:
        self._kept = [(owner, event) for owner, event in self._kept if owner != session_id]

    async def stop(self) -> None:
        pass
