"""All live sessions of a service: begun, replaced and ended."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from weakref import WeakValueDictionary

from cachetools import TTLCache

from speak_to_input.core.people import Identity
from speak_to_input.core.saved import SavedSession
from speak_to_input.errors import SessionLimit, SpeakToInputError
from speak_to_input.observe.logs import logger
from speak_to_input.ports import Assistant, People
from speak_to_input.services.voice.guests import LOCAL_GUEST, Guest
from speak_to_input.services.voice.line import Line
from speak_to_input.services.voice.live import Equipment, Habits, LiveSession
from speak_to_input.services.voice.stay import Stay
from speak_to_input.services.voice.surroundings import Surroundings

_log = logger("voice")
_END_S = 5.0
_DRAIN_S = 10.0
"""So long a service that stops waits for a sentence under way, for what it does and for the answer."""
_LEFT_MAX, _LEFT_S = 1000, 600.0
_RENEW_S = 30.0
"""After its token is too old a page opens its socket of events with the next one; its sound goes on meanwhile."""


@dataclass
class LiveSessions:
    """All live sessions of the service, by id."""

    equipment: Equipment
    assistant_for: Callable[[Identity], Assistant]
    people: People
    stopping: bool = False
    patience_s: float = _DRAIN_S
    """With each conversation, when the service stops."""
    _live: dict[str, tuple[LiveSession, asyncio.Task[None]]] = field(default_factory=dict)
    _starting: WeakValueDictionary[str, asyncio.Lock] = field(default_factory=WeakValueDictionary)
    """Connections of one session begin one after the other."""
    _promised: set[str] = field(default_factory=set)
    """Sessions whose connection is being begun: they have their place already."""

    _left: TTLCache[str, Habits] = field(default_factory=lambda: TTLCache(_LEFT_MAX, _LEFT_S))
    """How the talk was in sessions whose connection ended a while ago: most come back at once."""

    def refuse_if_full(self, session_id: str) -> None:
        """Raises: SessionLimit when no other conversation can be begun."""
        if self.stopping:
            raise SessionLimit("the service is stopping", hint="try again in a moment")
        taken = len(self._live.keys() | self._promised)
        if session_id not in self._live and taken >= self.equipment.most:
            raise SessionLimit(
                "all conversations are in use", hint="end one, or raise S2I_VOICE__MAX_SESSIONS"
            )

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self._live)

    def of(self, session_id: str) -> LiveSession | None:
        """The live session of that id."""
        found = self._live.get(session_id)
        return found[0] if found else None

    async def start(self, session_id: str, line: Line, guest: Guest = LOCAL_GUEST) -> LiveSession:
        """Begin a session on a connection; a connection that it had before is ended. Raises: SessionLimit."""
        async with self._starting.setdefault(session_id, asyncio.Lock()):
            self.refuse_if_full(session_id)
            self._promised.add(session_id)
            try:
                return await self._begin(session_id, line, guest)
            finally:
                self._promised.discard(session_id)

    async def _begin(self, session_id: str, line: Line, guest: Guest) -> LiveSession:
        await self.end(session_id)
        await self.equipment.prepare()
        store, clock = self.equipment.around.store, self.equipment.around.clock
        saved = await store.open(SavedSession(session_id, clock(), owner=guest.who.person_id))
        who, theirs = guest.who, self._equipment_for(guest)
        live = LiveSession(session_id, line, theirs, who.person_id, Stay(who, self.people, _RENEW_S))
        live.conversation.talk.silent = not guest.profile.aloud
        if (before := self._left.get(session_id)) is not None:
            live.goes_on(before)
        task = asyncio.create_task(self._run(live, again=saved.line_count > 0))
        self._live[session_id] = (live, task)
        return live

    def shown(self, session_id: str, who: Identity) -> None:
        """The owner of a session showed a token again: the talk may last as long as that holds."""
        if (live := self.of(session_id)) is not None:
            live.stay.shown(who)

    async def end(self, session_id: str) -> None:
        """End a session's connection, if it has one, and wait until it is gone."""
        found = self._live.get(session_id)
        if found is not None:
            await self._end(*found)

    async def forget(self, session_id: str) -> None:
        """End it, and begin it anew should it come again."""
        await self.end(session_id)
        self._left.pop(session_id, None)

    async def _end(self, live: LiveSession, task: "asyncio.Task[None]") -> None:
        await live.stop()
        await asyncio.wait((task,), timeout=_END_S)

    async def end_of(self, owner: str) -> None:
        """End all connections of a person."""
        theirs = [name for name, (live, _) in self._live.items() if live.owner == owner]
        await asyncio.gather(*map(self.end, theirs))

    def _equipment_for(self, guest: Guest) -> Equipment:
        """The same for one person: their own voice, recordings and calls to the agent."""
        around = self.equipment.around
        theirs = replace(
            around,
            assistant=self.assistant_for(guest.who),
            recordings=around.recordings.of(guest.who.person_id),
        )
        return replace(self.equipment, voice=guest.voice(self.equipment.voice), around=theirs)

    async def end_all(self) -> None:
        """End all of them."""
        await asyncio.gather(*map(self.end, list(self._live)))

    async def drain(self) -> None:
        """Let every conversation finish what it is doing, then end it; no other is begun."""
        self.stopping = True
        await asyncio.gather(*(live.settled(self.patience_s) for live, _ in self._live.values()))
        await self.end_all()

    async def _run(self, live: LiveSession, *, again: bool) -> None:
        status = "ended"
        try:
            await live.run(again=again)
        except Exception:
            status = "dropped"
            _log.error("session broke off", exc_info=True, session_id=live.session_id)
        finally:
            # One that took too long to end may have been replaced: the session goes on.
            if self.of(live.session_id) is live:
                del self._live[live.session_id]
                self._left[live.session_id] = live.habits
                await self._saved_end(live.session_id, status)

    async def _saved_end(self, session_id: str, status: str) -> None:
        around: Surroundings = self.equipment.around
        try:
            await around.store.end(session_id, status, around.clock())
        except SpeakToInputError:
            _log.error("end of session not kept", exc_info=True, session_id=session_id)
