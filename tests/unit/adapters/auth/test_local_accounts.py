"""What the embedded accounts leave on the disk, and what they share with the other services."""

import asyncio
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import jwt
import pytest

from speak_to_input.adapters.auth.mail_folder import FolderMail
from speak_to_input.adapters.auth.shared_key import SharedKeyTokens, key_of
from speak_to_input.core.people import Identity, Person, ResetCode, Role
from speak_to_input.errors import ConfigurationError, NotSignedIn, ProviderError
from tests.contract.accounts_fakes import KEY, NOON, local_desk

PASSWORD = "mưa rơi trên phố"  # pragma: allowlist secret
AN = Person("p1", "an@bank.vn", "", NOON)


async def test_no_secret_is_kept_as_it_is(tmp_path: Path) -> None:
    desk = local_desk(tmp_path)
    await desk.accounts.sign_up("an.nguyen", PASSWORD)
    signed = await desk.accounts.sign_in("an.nguyen", PASSWORD)
    await desk.accounts.forgot("an.nguyen")
    kept = "\n".join(sqlite3.connect(tmp_path / "data.sqlite").iterdump())
    for secret in (PASSWORD, signed.access, signed.refresh, desk.letters.sent[0].code):
        assert secret not in kept
    assert "$argon2id$" in kept
    assert (tmp_path / "data.sqlite").stat().st_mode & 0o077 == 0


async def test_a_refresh_token_gives_no_third_pair_when_asked_for_at_once(tmp_path: Path) -> None:
    desk = local_desk(tmp_path)
    await desk.accounts.sign_up("an.nguyen", PASSWORD)
    signed = await desk.accounts.sign_in("an.nguyen", PASSWORD)
    pairs = await asyncio.gather(*(desk.accounts.refresh(signed.refresh) for _ in range(4)))
    assert len({pair.refresh for pair in pairs}) == 4
    desk.clock.pass_by(timedelta(minutes=5))
    with pytest.raises(NotSignedIn):
        await desk.accounts.refresh(signed.refresh)
    with pytest.raises(NotSignedIn):
        await desk.accounts.refresh(pairs[0].refresh)


async def test_a_file_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    (tmp_path / "data.sqlite").mkdir()
    with pytest.raises(ProviderError, match="cannot be used"):
        await local_desk(tmp_path).people.listed(1)


async def test_a_token_of_another_kind_key_or_issuer_is_refused() -> None:
    tokens = SharedKeyTokens(lambda: KEY, lambda: NOON)
    told = {
        "sub": "p1",
        "role": "person",
        "exp": NOON + timedelta(hours=1),
        "aud": "calls",
        "iss": "speak-to-input",
    }
    assert (await tokens.verify(jwt.encode(told, KEY))).person_id == "p1"
    wrong = [
        jwt.encode(told, b"k" * 32),
        jwt.encode(told | {"iss": "elsewhere"}, KEY),
        jwt.encode(told | {"aud": "forms"}, KEY),
        jwt.encode(told | {"role": "king"}, KEY),
        jwt.encode({k: v for k, v in told.items() if k != "exp"}, KEY),
        jwt.encode(told, "", "none"),
        tokens.for_forms("s1"),
    ]
    for token in wrong:
        with pytest.raises(NotSignedIn):
            await tokens.verify(token)
    assert tokens.session_of_form(tokens.for_forms("s1")) == "s1"
    with pytest.raises(NotSignedIn):
        tokens.session_of_form(tokens.issued(Identity("p1", Role.ADMIN), 60)[0])


def test_services_that_start_together_share_one_key(tmp_path: Path) -> None:
    file = tmp_path / "keys" / "tokens.key"
    first, second = key_of("", file), key_of("", file)
    assert first == second
    assert len(first) >= 32
    assert [path.name for path in file.parent.iterdir()] == ["tokens.key"]
    assert (file.stat().st_mode & 0o077, file.parent.stat().st_mode & 0o077) == (0, 0)
    assert key_of("set by hand", file) == b"set by hand"
    (tmp_path / "taken").write_text("")
    with pytest.raises(ConfigurationError, match="S2I_ACCOUNTS__KEY"):
        key_of("", tmp_path / "taken" / "tokens.key")


async def test_a_code_lies_where_only_the_administrator_reads_it_and_goes_once_used(tmp_path: Path) -> None:
    mail = FolderMail(tmp_path / "mail")
    await mail.reset_code(ResetCode(AN, "ABCD2345", datetime(2026, 11, 25, 12, 15, tzinfo=UTC)))
    letter = tmp_path / "mail" / "an@bank.vn.txt"
    assert "Code: ABCD2345\nHolds until: 2026-11-25 12:15 UTC" in letter.read_text("utf-8")
    assert (letter.stat().st_mode & 0o077, letter.parent.stat().st_mode & 0o077) == (0, 0)
    await mail.used(AN)
    await mail.used(AN)
    assert not letter.exists()
