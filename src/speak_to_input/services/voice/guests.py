"""Who talks, and how they like to be answered."""

from dataclasses import dataclass

from cachetools import LRUCache

from speak_to_input.core.people import LOCAL, LOCAL_ID, Identity, Profile
from speak_to_input.core.voices import Voice
from speak_to_input.errors import NotSignedIn, SessionUnknown
from speak_to_input.ports import People, SessionStore

_CLAIMS = 10_000


@dataclass(frozen=True, slots=True)
class Guest:
    """A person on the line."""

    who: Identity
    profile: Profile

    def voice(self, usual: Voice) -> Voice:
        """How answers sound to them; what they did not choose is as usual."""
        speed = self.profile.speed if self.profile.speed != Profile().speed else usual.speed
        return Voice(self.profile.region or usual.region, speed)


LOCAL_GUEST = Guest(LOCAL, Profile())


async def guest_of(who: Identity, people: People) -> Guest:
    """The caller with their profile. Raises: PersonUnknown; NotSignedIn for one who was shut out meanwhile."""
    if who.person_id == LOCAL_ID:
        return LOCAL_GUEST
    person = await people.person(who.person_id)
    if person.disabled:
        # Their token tells what was true when it was made.
        raise NotSignedIn("this account was shut out")
    return Guest(who, person.profile)


class TalkClaims:
    """Whose talk is whose: as the store says, and before anything was said as who came first."""

    def __init__(self, store: SessionStore) -> None:
        self._store = store
        self._first: LRUCache[str, str] = LRUCache(_CLAIMS)

    async def claim(self, session_id: str, owner: str) -> str:
        """Whose session it is; one that nothing is known of becomes `owner`'s."""
        try:
            return (await self._store.session(session_id)).owner
        except SessionUnknown:
            return str(self._first.setdefault(session_id, owner))
