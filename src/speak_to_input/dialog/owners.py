"""Whose session is whose: asked with every call, so the answers are kept."""

from cachetools import LRUCache

from speak_to_input.core.people import LOCAL_ID
from speak_to_input.ports import LedgerStore

_KEPT = 10_000


class Owners:
    """The owners of sessions, out of the ledgers. An owner does not change until the session is forgotten."""

    def __init__(self, ledgers: LedgerStore) -> None:
        self._ledgers = ledgers
        self._known: LRUCache[str, str] = LRUCache(_KEPT)

    async def claim(self, session_id: str, owner: str) -> str:
        """Whose session it is; one that nothing is known of becomes `owner`'s."""
        known = self._known.get(session_id)
        if known is None:
            known = self._known[session_id] = await self._ledgers.claim(session_id, owner)
        return known

    async def of(self, session_id: str) -> str:
        """Whose session it is."""
        return await self.claim(session_id, LOCAL_ID)

    def forget(self, session_id: str) -> None:
        """The session is nobody's any more."""
        self._known.pop(session_id, None)
