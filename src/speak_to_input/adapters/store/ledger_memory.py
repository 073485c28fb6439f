"""The ledger in memory: for tests, and where nothing may be kept on disk."""

from collections.abc import Sequence
from datetime import datetime

from speak_to_input.adapters.store.cursors import place_of
from speak_to_input.core.events import Event, EventKind, PastSession, PastSessions, Sought
from speak_to_input.core.finding import holds_all
from speak_to_input.core.people import LOCAL_ID
from speak_to_input.core.recognising import recognised_by
from speak_to_input.ports import ANY_SESSION, LedgerStore


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

    async def sessions(self, limit: int, cursor: str = "", sought: Sought = ANY_SESSION) -> PastSessions:
        last_at = {session_id: place for place, (session_id, _) in enumerate(self._kept)}
        newest = sorted(last_at, key=lambda session_id: -last_at[session_id])
        before = place_of(cursor)
        found = []
        for session_id in newest:
            events = await self.read(session_id)
            session = past_session(session_id, events, self._owners.get(session_id, LOCAL_ID))
            if last_at[session_id] < before and _fits(session, events, sought):
                found.append((last_at[session_id], session))
        return PastSessions(
            tuple(s for _, s in found[:limit]), str(found[limit - 1][0]) if len(found) > limit else ""
        )

    async def forget(self, session_id: str) -> None:
        self._kept = [(owner, event) for owner, event in self._kept if owner != session_id]
        self._owners.pop(session_id, None)

    async def stop(self) -> None:
        pass


def _fits(session: PastSession, events: Sequence[Event], sought: Sought) -> bool:
    told = [session.session_id, *(part for e in events for part in (e.text, e.label, e.after))]
    return (
        sought.form_type in {"", *(e.after for e in events if e.kind is EventKind.OPENED)}
        and sought.sent in {None, session.sent}
        and (not sought.owners or session.owner in sought.owners)
        and (sought.since is None or datetime.fromisoformat(session.last_at) >= sought.since)
        and (sought.until is None or datetime.fromisoformat(session.began_at) < sought.until)
        and holds_all("\n".join(told), sought.words)
    )


def _first(events: Sequence[Event], turn: int) -> str:
    heard = [event for event in events if event.kind is EventKind.HEARD]
    return next((event.text for event in heard if event.turn >= turn), heard[0].text if heard else "")


def _sent_forms(events: Sequence[Event]) -> tuple[str, ...]:
    title, sent = "", []
    for event in events:
        if event.kind is EventKind.OPENED:
            title = event.label
        if event.kind is EventKind.SENT and event.verified:
            sent.append(title)
    return tuple(sent)


def _written(events: Sequence[Event], since: int) -> list[tuple[str, str, str]]:
    return [(e.field, e.label, e.after) for e in events if e.kind is EventKind.WRITTEN and e.seq > since]


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
        first=_first(events, opened[-1].turn if opened else 0),
        sent=any(event.kind is EventKind.SENT and event.verified for event in events),
        owner=owner,
        sent_forms=_sent_forms(events),
        about=recognised_by(_written(events, opened[-1].seq if opened else 0)),
    )
