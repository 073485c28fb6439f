"""The ledger in memory: for tests, and where nothing may be kept on disk."""

from collections.abc import Sequence

from speak_to_input.adapters.store.cursors import place_of
from speak_to_input.core.events import Event, EventKind, PastSession, PastSessions
from speak_to_input.core.people import LOCAL_ID
from speak_to_input.ports import LedgerStore


class MemoryLedgers(LedgerStore):
    """Keeps everything until the process ends."""

    def __init__(self) -> None:
        self._kept: list[tuple[str, Event]] = []
        self._owners: dict[str, str] = {}

    async def append(self, session_id: str, events: Sequence[Event]) -> None:
        self._kept += [(session_id, event) for event in events]

    async def read(self, session_id: str) -> tuple[Event, ...]:
        return tuple(event for owner, event in self._kept if owner == session_id)

    async def claim(self, session_id: str, owner: str) -> str:
        if not any(kept == session_id for kept, _ in self._kept):
            self._owners.setdefault(session_id, owner)
        return self._owners.get(session_id, LOCAL_ID)

    async def of_kinds(self, kinds: Sequence[EventKind], owner: str = "") -> tuple[tuple[str, Event], ...]:
        return tuple(
            (session_id, event)
            for session_id, event in self._kept
            if event.kind in kinds and owner in {"", self._owners.get(session_id, LOCAL_ID)}
        )

    async def sessions(
        self, limit: int, cursor: str = "", form_type: str = "", owner: str = ""
    ) -> PastSessions:
        last_at = {
            session_id: place
            for place, (session_id, _) in enumerate(self._kept)
            if owner in {"", self._owners.get(session_id, LOCAL_ID)}
        }
        newest = sorted(last_at, key=lambda session_id: -last_at[session_id])
        told = [
            (last_at[s], past_session(s, await self.read(s), self._owners.get(s, LOCAL_ID))) for s in newest
        ]
        before = place_of(cursor)
        found = [(p, s) for p, s in told if p < before and form_type in {"", s.form_type}]
        return PastSessions(
            tuple(s for _, s in found[:limit]), str(found[limit - 1][0]) if len(found) > limit else ""
        )

    async def forget(self, session_id: str) -> None:
        self._kept = [(owner, event) for owner, event in self._kept if owner != session_id]
        self._owners.pop(session_id, None)

    async def stop(self) -> None:
        pass


def past_session(session_id: str, events: Sequence[Event], owner: str = LOCAL_ID) -> PastSession:
    """A session out of its events."""
    opened = [event for event in events if event.kind is EventKind.OPENED]
    return PastSession(
        session_id=session_id,
        began_at=events[0].at,
        last_at=events[-1].at,
        form_type=opened[-1].after if opened else "",
        title=opened[-1].label if opened else "",
        heard=sum(event.kind is EventKind.HEARD for event in events),
        sent=any(event.kind is EventKind.SENT and event.verified for event in events),
        owner=owner,
    )
