"""One suite over every provider of accounts: what `Accounts`, `People` and `Tokens` of `ports` promise."""

from datetime import timedelta
from pathlib import Path

import pytest

from speak_to_input.core.people import Person, Profile, Role, ScreenLanguage, SignedIn, WantedPeople
from speak_to_input.core.voices import Region
from speak_to_input.errors import (
    InvalidInput,
    NotSignedIn,
    PersonUnknown,
    SpeakToInputError,
    WrongCode,
    WrongCredentials,
)
from tests.contract.accounts_fakes import DESKS, AccountsDesk

PASSWORD = "mưa rơi trên phố"  # pragma: allowlist secret
OTHER = "nắng lên ngoài bãi"  # pragma: allowlist secret


@pytest.fixture(params=DESKS)
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> AccountsDesk:
    return DESKS[request.param](tmp_path)


async def signed_up(desk: AccountsDesk, name: str = "an.nguyen") -> tuple[Person, SignedIn]:
    person = await desk.accounts.sign_up(name, PASSWORD, "Nguyễn Văn An")
    return person, await desk.accounts.sign_in(name, PASSWORD)


async def test_who_signs_up_may_sign_in_and_is_known_by_the_token(desk: AccountsDesk) -> None:
    person, signed = await signed_up(desk)
    assert (person.name, person.full_name, person.role) == ("an.nguyen", "Nguyễn Văn An", Role.PERSON)
    who = await desk.tokens.verify(signed.access)
    assert (who.person_id, who.role, who.expires_at) == (
        person.person_id, Role.PERSON, signed.access_until,
    )  # fmt: skip
    assert signed.access_until == desk.clock() + timedelta(seconds=desk.rules.access_s)
    assert (await desk.people.person(person.person_id)).signed_in_at == desk.clock()


async def test_a_name_is_the_same_in_capitals_and_is_taken_once(desk: AccountsDesk) -> None:
    await signed_up(desk, "An.Nguyen@Bank.vn")
    assert (await desk.accounts.sign_in(" an.nguyen@bank.VN ", PASSWORD)).person.name == "an.nguyen@bank.vn"
    with pytest.raises(InvalidInput) as taken:
        await desk.accounts.sign_up("AN.NGUYEN@bank.vn", PASSWORD)
    assert "đã có người dùng" in str(taken.value.details["fields"])


@pytest.mark.parametrize("name", ["", "ab", "có dấu", "hai chữ", "x" * 65, "../../etc", "a'; --"])
async def test_what_is_no_name_is_refused(desk: AccountsDesk, name: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        await desk.accounts.sign_up(name, PASSWORD)
    assert set(refused.value.details["fields"]) == {"name"}  # type: ignore[call-overload]


@pytest.mark.parametrize("password", ["", "ngắn", "aaaaaaaaaaaaaa", "an.nguyen-dai", "x" * 129])
async def test_a_poor_password_is_refused_in_vietnamese(desk: AccountsDesk, password: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        await desk.accounts.sign_up("an.nguyen-dai", password)
    assert "ật khẩu" in str(refused.value.details["fields"])
    assert password not in refused.value.message or not password
    assert (await desk.people.listed(9)).people == ()


async def test_all_that_is_wrong_with_a_new_account_is_told_at_once(desk: AccountsDesk) -> None:
    with pytest.raises(InvalidInput) as refused:
        await desk.accounts.sign_up("bích thủy", "1234567")
    assert set(refused.value.details["fields"]) == {"name", "password"}  # type: ignore[call-overload]


async def test_a_password_is_the_same_however_its_accents_are_typed(desk: AccountsDesk) -> None:
    await desk.accounts.sign_up("an.nguyen", "Tiê\u0301ng Viê\u0323t cha\u0300o")
    await desk.accounts.sign_in("an.nguyen", "Tiếng Việt chào")


@pytest.mark.parametrize(("name", "password"), [("an.nguyen", OTHER), ("nobody", PASSWORD), ("", "")])
async def test_a_wrong_name_and_a_wrong_password_are_told_alike(
    desk: AccountsDesk, name: str, password: str
) -> None:
    await signed_up(desk)
    with pytest.raises(WrongCredentials) as refused:
        await desk.accounts.sign_in(name, password)
    assert (refused.value.message, refused.value.hint, refused.value.details) == (
        "the name or the password is wrong", "", {},
    )  # fmt: skip


async def test_a_token_is_worth_nothing_when_old_changed_or_foreign(desk: AccountsDesk) -> None:
    _, signed = await signed_up(desk)
    middle = len(signed.access) // 2
    changed = (
        signed.access[:middle] + ("x" if signed.access[middle] != "x" else "y") + signed.access[middle + 1 :]
    )
    for token in ("", "x.y.z", changed, signed.refresh, "ü"):
        with pytest.raises(NotSignedIn):
            await desk.tokens.verify(token)
    desk.clock.pass_by(timedelta(seconds=desk.rules.access_s + 1))
    with pytest.raises(NotSignedIn):
        await desk.tokens.verify(signed.access)


async def test_a_refresh_token_gives_the_next_pair(desk: AccountsDesk) -> None:
    person, signed = await signed_up(desk)
    for _ in range(3):
        desk.clock.pass_by(timedelta(seconds=desk.rules.refresh_s - 1))
        signed = await desk.accounts.refresh(signed.refresh)
        assert (await desk.tokens.verify(signed.access)).person_id == person.person_id
    desk.clock.pass_by(timedelta(seconds=desk.rules.refresh_s + 1))
    with pytest.raises(NotSignedIn):
        await desk.accounts.refresh(signed.refresh)


async def test_a_refresh_token_used_long_ago_ends_the_sign_in_for_whoever_holds_it(
    desk: AccountsDesk,
) -> None:
    _, first = await signed_up(desk)
    other = await desk.accounts.sign_in("an.nguyen", PASSWORD)
    second = await desk.accounts.refresh(first.refresh)
    desk.clock.pass_by(timedelta(seconds=desk.rules.grace_s + 1))
    for token in (first.refresh, second.refresh):
        with pytest.raises(NotSignedIn):
            await desk.accounts.refresh(token)
    await desk.accounts.refresh(other.refresh)  # another sign-in of the same person goes on


async def test_two_tabs_may_refresh_at_the_same_moment(desk: AccountsDesk) -> None:
    _, first = await signed_up(desk)
    second = await desk.accounts.refresh(first.refresh)
    third = await desk.accounts.refresh(first.refresh)
    await desk.accounts.refresh(second.refresh)
    await desk.accounts.refresh(third.refresh)


async def test_signing_out_ends_this_sign_in_only(desk: AccountsDesk) -> None:
    _, here = await signed_up(desk)
    there = await desk.accounts.sign_in("an.nguyen", PASSWORD)
    here = await desk.accounts.refresh(here.refresh)
    await desk.accounts.sign_out(here.refresh)
    await desk.accounts.sign_out("nothing of ours")
    with pytest.raises(NotSignedIn):
        await desk.accounts.refresh(here.refresh)
    await desk.accounts.refresh(there.refresh)


async def test_a_forgotten_password_is_chosen_anew_by_the_code(desk: AccountsDesk) -> None:
    person, signed = await signed_up(desk)
    await desk.accounts.forgot(" AN.nguyen ")
    (letter,) = desk.letters.sent
    assert letter.person.person_id == person.person_id
    assert (await desk.people.person(person.person_id)).reset_asked_at == desk.clock()
    await desk.accounts.reset("an.nguyen", f" {letter.code.lower()} ", OTHER)
    assert (await desk.accounts.sign_in("an.nguyen", OTHER)).person.reset_asked_at is None
    assert desk.letters.void == [person.person_id]
    for refused in (
        desk.accounts.sign_in("an.nguyen", PASSWORD),
        desk.accounts.refresh(signed.refresh),
        desk.accounts.reset("an.nguyen", letter.code, PASSWORD),
    ):
        with pytest.raises(SpeakToInputError):
            await refused


async def test_nobody_learns_by_forgetting_who_has_an_account(desk: AccountsDesk) -> None:
    await desk.accounts.forgot("nobody")
    await desk.accounts.forgot("")
    assert desk.letters.sent == []
    with pytest.raises(WrongCode) as unknown:
        await desk.accounts.reset("nobody", "ABCDEFGH", OTHER)
    await signed_up(desk)
    with pytest.raises(WrongCode) as unasked:
        await desk.accounts.reset("an.nguyen", "ABCDEFGH", OTHER)
    assert (unknown.value.message, unknown.value.details) == (unasked.value.message, unasked.value.details)


async def test_a_code_ends_with_its_time_with_a_newer_one_and_with_wrong_tries(desk: AccountsDesk) -> None:
    await signed_up(desk)

    async def code() -> str:
        await desk.accounts.forgot("an.nguyen")
        return desk.letters.sent[-1].code

    async def refused(code: str) -> None:
        with pytest.raises(WrongCode):
            await desk.accounts.reset("an.nguyen", code, OTHER)

    old = await code()
    desk.clock.pass_by(timedelta(seconds=desk.rules.code_s + 1))
    await refused(old)
    before, newer = await code(), await code()
    await refused(before)
    for _ in range(desk.rules.code_tries - 1):
        await refused("ABCDEFGH")
    await refused(newer)
    await desk.accounts.reset("an.nguyen", await code(), OTHER)


async def test_a_poor_new_password_does_not_use_up_the_code(desk: AccountsDesk) -> None:
    await signed_up(desk)
    await desk.accounts.forgot("an.nguyen")
    with pytest.raises(InvalidInput, match="password"):
        await desk.accounts.reset("an.nguyen", desk.letters.sent[0].code, "ngắn")
    for _ in range(desk.rules.code_tries):
        with pytest.raises(InvalidInput):
            await desk.accounts.reset("an.nguyen", desk.letters.sent[0].code, "ngắn")
    await desk.accounts.reset("an.nguyen", desk.letters.sent[0].code, OTHER)


async def test_a_wrong_code_and_a_poor_new_password_are_told_together(desk: AccountsDesk) -> None:
    await signed_up(desk)
    await desk.accounts.forgot("an.nguyen")
    for name in ("an.nguyen", "nobody"):
        with pytest.raises(WrongCode) as refused:
            await desk.accounts.reset(name, "ABCDEFGH", "ngắn")
        assert set(refused.value.details["fields"]) == {"code", "password"}  # type: ignore[call-overload]


async def test_a_password_is_changed_by_who_knows_the_old_one(desk: AccountsDesk) -> None:
    person, signed = await signed_up(desk)
    with pytest.raises(WrongCredentials):
        await desk.accounts.change_password(person.person_id, OTHER, OTHER)
    with pytest.raises(InvalidInput):
        await desk.accounts.change_password(person.person_id, PASSWORD, "ngắn")
    await desk.accounts.change_password(person.person_id, PASSWORD, OTHER)
    await desk.accounts.sign_in("an.nguyen", OTHER)
    with pytest.raises(NotSignedIn):
        await desk.accounts.refresh(signed.refresh)


async def test_the_profile_follows_the_person(desk: AccountsDesk) -> None:
    person, _ = await signed_up(desk)
    assert person.profile == Profile()
    liked = Profile(ScreenLanguage.ENGLISH, Region.SOUTH, 1.4, aloud=False, push=True)
    await desk.people.keep(person.person_id, profile=liked, full_name="An")
    again = (await desk.accounts.sign_in("an.nguyen", PASSWORD)).person
    assert (again.profile, again.full_name) == (liked, "An")


async def test_people_are_listed_by_name_in_pages(desk: AccountsDesk) -> None:
    for name in ("chi.le", "an.nguyen", "binh.tran"):
        await desk.accounts.sign_up(name, PASSWORD)
    first = await desk.people.listed(2)
    second = await desk.people.listed(2, first.cursor)
    assert [p.name for p in (*first.people, *second.people)] == ["an.nguyen", "binh.tran", "chi.le"]
    assert second.cursor == ""


async def test_people_are_found_by_role_and_name_over_all_pages(desk: AccountsDesk) -> None:
    for name, full in (("an.nguyen", "Nguyễn Văn Ân"), ("binh.tran", "Trần Bình"), ("chi.le", "Lê Đặng Ân")):
        await desk.accounts.sign_up(name, PASSWORD, full)
    (chi,) = (await desk.people.listed(9, "binh.tran")).people
    await desk.people.change(chi.person_id, role=Role.ADMIN)

    async def found(wanted: WantedPeople) -> list[str]:
        names, cursor = [], ""
        for _ in range(3):
            page = await desk.people.listed(1, cursor, wanted)
            names += [p.name for p in page.people]
            cursor = page.cursor
            if not cursor:
                break
        return names

    assert await found(WantedPeople(Role.ADMIN)) == ["chi.le"]
    assert await found(WantedPeople(Role.PERSON)) == ["an.nguyen", "binh.tran"]
    assert await found(WantedPeople(words="ân")) == ["an.nguyen", "binh.tran", "chi.le"], (
        "the letters of trần"
    )
    assert await found(WantedPeople(words="dang an")) == ["chi.le"]
    assert await found(WantedPeople(Role.PERSON, "dang")) == []


async def test_a_role_is_given_and_is_in_the_next_token(desk: AccountsDesk) -> None:
    person, signed = await signed_up(desk)
    assert (await desk.people.change(person.person_id, role=Role.ADMIN)).role is Role.ADMIN
    renewed = await desk.accounts.refresh(signed.refresh)
    assert (await desk.tokens.verify(renewed.access)).is_admin


async def test_the_last_administrator_stays_one(desk: AccountsDesk) -> None:
    first, _ = await signed_up(desk)
    second, _ = await signed_up(desk, "binh.tran")
    await desk.people.change(first.person_id, role=Role.ADMIN)
    for change in (
        desk.people.change(first.person_id, role=Role.PERSON),
        desk.people.change(first.person_id, disabled=True),
    ):
        with pytest.raises(InvalidInput):
            await change
    await desk.people.change(second.person_id, role=Role.ADMIN)
    assert (await desk.people.change(first.person_id, role=Role.PERSON)).role is Role.PERSON


async def test_who_is_disabled_is_out_and_stays_out_until_enabled(desk: AccountsDesk) -> None:
    person, signed = await signed_up(desk)
    await desk.people.change(person.person_id, disabled=True)
    for refused in (desk.accounts.refresh(signed.refresh), desk.accounts.sign_in("an.nguyen", PASSWORD)):
        with pytest.raises(NotSignedIn):
            await refused
    await desk.accounts.forgot("an.nguyen")
    assert desk.letters.sent == []
    await desk.people.change(person.person_id, disabled=False)
    await desk.accounts.sign_in("an.nguyen", PASSWORD)


async def test_an_administrator_gets_a_code_to_hand_over(desk: AccountsDesk) -> None:
    await signed_up(desk)
    given = await desk.people.reset_code("an.nguyen")
    assert given is not None
    assert given.until == desk.clock() + timedelta(seconds=desk.rules.code_s)
    assert given.code not in repr(given)
    await desk.accounts.reset("an.nguyen", given.code, OTHER)
    await desk.accounts.sign_in("an.nguyen", OTHER)


async def test_who_is_unknown_is_told_as_unknown(desk: AccountsDesk) -> None:
    for asked in (
        desk.people.person("nobody"),
        desk.people.keep("nobody", profile=Profile(), full_name=""),
        desk.people.change("nobody", disabled=True),
        desk.people.reset_code("nobody"),
    ):
        with pytest.raises(PersonUnknown):
            await asked
