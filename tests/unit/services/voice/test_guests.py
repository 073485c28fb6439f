"""How a person's profile and account shape their talk."""

from datetime import UTC, datetime
from typing import Any

import pytest

from speak_to_input.core.people import LOCAL, LOCAL_ID, Identity, Person, Profile
from speak_to_input.core.saved import SavedSession
from speak_to_input.core.voices import Region, Voice
from speak_to_input.errors import NotSignedIn, SessionUnknown
from speak_to_input.services.voice.guests import LOCAL_GUEST, Guest, TalkClaims, guest_of
from tests.unit.services.voice.fakes import FakeStore

USUAL = Voice(Region.NORTH, 1.1)


@pytest.mark.parametrize(
    ("profile", "voice"),
    [
        (Profile(), USUAL),
        (Profile(region=Region.SOUTH), Voice(Region.SOUTH, 1.1)),
        (Profile(speed=1.4), Voice(Region.NORTH, 1.4)),
    ],
)
def test_what_was_not_chosen_sounds_as_usual(profile: Profile, voice: Voice) -> None:
    assert Guest(LOCAL, profile).voice(USUAL) == voice


async def test_who_signed_in_is_answered_as_they_like() -> None:
    liked = Profile(region=Region.CENTRAL, aloud=False)

    class OnePerson:
        async def person(self, person_id: str) -> Person:
            return Person(person_id, "an", "", datetime.now(UTC), profile=liked)

    people: Any = OnePerson()
    assert (await guest_of(Identity("an"), people)).profile == liked
    assert await guest_of(Identity(LOCAL_ID), people) == LOCAL_GUEST


async def test_who_was_shut_out_begins_no_talk_with_a_token_that_still_holds() -> None:
    class OnePerson:
        async def person(self, person_id: str) -> Person:
            return Person(person_id, "an", "", datetime.now(UTC), disabled=True)

    people: Any = OnePerson()
    with pytest.raises(NotSignedIn):
        await guest_of(Identity("an"), people)


async def test_a_talk_is_of_whom_the_store_says_and_before_that_of_who_came_first() -> None:
    class Store(FakeStore):
        async def session(self, session_id: str) -> SavedSession:
            if session_id == "new":
                raise SessionUnknown("")
            return SavedSession(session_id, datetime.now(UTC), owner="an")

    claims = TalkClaims(Store())
    assert await claims.claim("old", "binh") == "an"
    assert [await claims.claim("new", who) for who in ("binh", "an")] == ["binh", "binh"]
