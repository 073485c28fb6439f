"""What is remembered of every session: one lock and one order per session, whoever speaks."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from speak_to_input.dialog.ledger import Ledger
from speak_to_input.dialog.memory import Memory
from speak_to_input.ports import LedgerStore

_FORMLESS_KEPT = 500
"""Sessions that have no form open yet; the oldest are forgotten first."""


@dataclass(frozen=True)
class Memories:
    """By session id. What is not there is recalled from the ledger."""

    ledgers: LedgerStore
    _known: dict[str, Memory] = field(default_factory=dict)

    def __contains__(self, session_id: str) -> bool:
        return session_id in self._known

    def __iter__(self) -> Iterator[tuple[str, Memory]]:
        return iter(list(self._known.items()))

    def of(self, session_id: str) -> Memory | None:
        """That of a session which is remembered."""
        return self._known.get(session_id)

    def forget(self, session_id: str) -> None:
        """The next utterance begins with what the ledger holds."""
        self._known.pop(session_id, None)

    @asynccontextmanager
    async def alone(self, session_id: str) -> AsyncIterator[Memory]:
        """The session's memory, alone: a session that was closed while waiting begins anew."""
        while True:
            memory = self._known.get(session_id) or await self._recalled(session_id)
            async with memory.lock:
                if self._known.get(session_id) is not memory:
                    continue
                try:
                    yield memory
                finally:
                    self._forget_formless()
                return

    async def _recalled(self, session_id: str) -> Memory:
        """A memory out of the ledger: of before a restart, or of two days ago."""
        events = await self.ledgers.read(session_id)
        return self._known.setdefault(session_id, Memory(ledger=Ledger.replay(events)))

    def _forget_formless(self) -> None:
        formless = [name for name, memory in self if not memory.url and not memory.lock.locked()]
        for name in formless[: max(0, len(formless) - _FORMLESS_KEPT)]:
            del self._known[name]
