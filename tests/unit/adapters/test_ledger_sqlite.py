"""The ledger's file: events are kept all or none."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest

from speak_to_input.adapters.store.ledger_sqlite import PAST, SqliteLedgers
from speak_to_input.core.events import Event, EventKind
from speak_to_input.core.secrets import MASK
from speak_to_input.errors import ProviderError


def _said(seq: int, text: str) -> Event:
    return Event(seq, "2026-11-23T09:00:00.000+07:00", 1, EventKind.SAID, text=text)


@pytest.fixture
async def ledgers(tmp_path: Path) -> AsyncIterator[SqliteLedgers]:
    ledgers = SqliteLedgers(tmp_path / "store.db")
    yield ledgers
    await ledgers.stop()


async def test_of_events_that_cannot_all_be_kept_none_is(ledgers: SqliteLedgers) -> None:
    await ledgers.append("s", [_said(1, "một"), _said(2, "hai")])
    with pytest.raises(ProviderError):
        await ledgers.append("s", [_said(3, "dở dang"), _said(2, "lại hai")])
    await ledgers.append("s", [_said(3, "ba")])
    assert [event.text for event in await ledgers.read("s")] == ["một", "hai", "ba"]


async def test_a_file_that_is_no_database_is_told_as_such(tmp_path: Path) -> None:
    (tmp_path / "store.db").write_text("something else", "utf-8")
    ledgers = SqliteLedgers(tmp_path / "store.db")
    with pytest.raises(ProviderError, match="DatabaseError"):
        await ledgers.read("s")
    await ledgers.stop()


async def test_the_list_of_sessions_reads_each_session_by_itself(tmp_path: Path) -> None:
    ledgers = SqliteLedgers(tmp_path / "store.db")
    await ledgers.read("s")
    await ledgers.stop()
    nothing = dict.fromkeys(("before", "most", "form", "words", "sent", "owners", "since", "until"), "")
    with closing(sqlite3.connect(tmp_path / "store.db")) as db:
        db.create_function("holds_all", 2, lambda _text, _words: True)
        plan = [row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {PAST}", nothing)]
    # By the kind alone each of them would read what all sessions have of it.
    assert any("event_of_session" in step for step in plan)
    assert not [step for step in plan if "event_by_kind" in step]


async def test_passwords_that_older_versions_kept_are_masked_when_the_file_is_opened(tmp_path: Path) -> None:
    path, at = tmp_path / "store.db", "2026-11-23T09:00:00.000+07:00"
    old = (
        Event(1, at, 1, EventKind.HEARD, by="text", text="họ tên An, mật khẩu là hoa hai hồng"),
        Event(2, at, 1, EventKind.WRITTEN, "text", "name", "Họ tên", after="An"),
        Event(3, at, 1, EventKind.WRITTEN, "text", "pass", "Mật khẩu", after="hoa2hong"),
        Event(4, at, 1, EventKind.SAID, text="Dạ, đã điền họ tên An, mật khẩu hoa2hong."),
        Event(5, at, 2, EventKind.WRITTEN, "hand", "f7", "Mã OTP", "", "559213"),
        Event(6, at, 3, EventKind.HEARD, by="text", text="lưu nháp"),
        Event(
            7,
            at,
            3,
            EventKind.DRAFT_SAVED,
            text="nháp",
            values={"pass": "hoa2hong", "f7": "559213", "name": "An"},
        ),
    )
    before = SqliteLedgers(path)
    await before.append("s", old)
    await before.append("t", [_said(1, "Mã bưu cục hoa2hong")])
    await before.stop()
    with sqlite3.connect(path) as file:
        file.execute("PRAGMA user_version = 0")  # as files of before were
    now = SqliteLedgers(path)
    read = await now.read("s")
    told = "".join(f"{e.text}{e.before}{e.after}{dict(e.values)}" for e in read)
    assert [secret for secret in ("hoa2hong", "hoa hai hồng", "559213") if secret in told] == []
    assert (read[1].after, read[5], read[6].values) == ("An", old[5], {"name": "An"})
    assert read[3].text == f"Dạ, đã điền họ tên An, mật khẩu {MASK}."
    assert (await now.read("t"))[0].text == "Mã bưu cục hoa2hong", "a session without secrets stays as it is"
    await now.stop()
    with sqlite3.connect(path) as file:
        assert file.execute("PRAGMA user_version").fetchone() == (1,)
