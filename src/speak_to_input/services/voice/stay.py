"""How long somebody who came in may stay: as long as a token of theirs holds and nobody shuts them out."""

import asyncio
from datetime import UTC, datetime

from speak_to_input.core.people import LOCAL_ID, Identity
from speak_to_input.errors import NotSignedIn, PersonUnknown, ProviderError
from speak_to_input.observe.logs import logger
from speak_to_input.ports import People
from speak_to_input.services.voice.guests import guest_of

LOOK_S = 5.0
"""Between two looks at the account: it may be shut out by the command line, which tells nobody."""
_log = logger("voice")


class Stay:
    """One person's, from the token that they came in with; `grace_s` is the time to show a newer one."""

    def __init__(self, who: Identity, people: People, grace_s: float = 0.0) -> None:
        self._who = who
        self._people = people
        self._until = who.expires_at
        self._grace_s = grace_s

    def shown(self, who: Identity) -> None:
        """They showed a token again: what a newer one allows holds."""
        if self._until is not None and who.expires_at is not None:
            self._until = max(self._until, who.expires_at)

    async def over(self) -> None:
        """Wait until they may stay no longer; for ever where nobody signs in."""
        if self._who.person_id == LOCAL_ID:
            await asyncio.Event().wait()
        while (left_s := self._left_s()) > 0:
            await asyncio.sleep(min(LOOK_S, left_s))
            if not await self._welcome():
                return

    def _left_s(self) -> float:
        if self._until is None:
            return LOOK_S
        return (self._until - datetime.now(UTC)).total_seconds() + self._grace_s

    async def _welcome(self) -> bool:
        try:
            await guest_of(self._who, self._people)
        except (NotSignedIn, PersonUnknown):
            return False
        except ProviderError:
            # Nothing is known against them, and what their token says holds.
            _log.error("account not looked at", exc_info=True)
        return True
