"""One suite over every store of conversations: what `ports.SessionStore` promises."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from speak_to_input.adapters.store.sqlite import SqliteSessions
from speak_to_input.core.saved import SavedLine, SavedSession
from speak_to_input.errors import InvalidInput, ProviderError, SessionUnknown
from speak_to_input.ports import SessionStore

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)


@pytest.fixture(params=["sqlite"])
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> SessionStore:
    assert request.param == "sqlite"
    return SqliteSessions(tmp_path / "data.sqlite")


def line(text: str, role: str = "user", minute: int = 0) -> SavedLine:
    return SavedLine(NOON + timedelta(minutes=minute), role, text, "c1", "done", 2)


async def test_lines_are_kept_in_order_and_whole(store: SessionStore) -> None:
    await store.open(SavedSession("a", NOON))
    lines = (line("Vay 500 triệu"), line("Dạ, đã điền ạ.", "assistant", 1))
    for each in lines:
        await store.add("a", each)
    assert await store.lines("a") == lines


async def test_a_session_is_opened_again_with_what_it_held(store: SessionStore) -> None:
    assert (await store.open(SavedSession("a", NOON))).line_count == 0
    await store.add("a", line("một"))
    await store.end("a", "dropped", NOON)
    again = await store.open(SavedSession("a", NOON + timedelta(hours=1)))
    assert (again.line_count, again.started_at, again.status, again.ended_at) == (1, NOON, "active", None)


async def test_sessions_come_newest_first_in_pages(store: SessionStore) -> None:
    for n in range(5):
        await store.open(SavedSession(f"s{n}", NOON + timedelta(minutes=n)))
    first = await store.sessions(2)
    second = await store.sessions(2, first.cursor)
    third = await store.sessions(2, second.cursor)
    names = [s.session_id for page in (first, second, third) for s in page.sessions]
    assert names == ["s4", "s3", "s2", "s1", "s0"]
    assert third.cursor == ""


async def test_sessions_by_status(store: SessionStore) -> None:
    for name in ("a", "b"):
        await store.open(SavedSession(name, NOON))
    await store.end("a", "ended", NOON)
    assert [s.session_id for s in (await store.sessions(9, status="ended")).sessions] == ["a"]
    assert [s.session_id for s in (await store.sessions(9, status="active")).sessions] == ["b"]


async def test_a_deleted_session_is_gone_with_its_lines(store: SessionStore) -> None:
    await store.open(SavedSession("a", NOON))
    await store.add("a", line("bí mật"))
    await store.delete("a")
    for gone in (store.lines("a"), store.delete("a")):
        with pytest.raises(SessionUnknown):
            await gone
    await store.open(SavedSession("a", NOON))
    assert await store.lines("a") == ()


@pytest.mark.parametrize("cursor", ["x'; --", "9" * 26, "²", "-1"])
async def test_a_cursor_that_no_page_gave_is_refused(store: SessionStore, cursor: str) -> None:
    with pytest.raises(InvalidInput):
        await store.sessions(2, cursor)


async def test_what_went_on_when_the_service_went_down_was_dropped(store: SessionStore) -> None:
    for name in ("a", "b"):
        await store.open(SavedSession(name, NOON))
    await store.end("a", "ended", NOON)
    await store.drop_active(NOON + timedelta(minutes=1))
    kept = {s.session_id: (s.status, s.ended_at) for s in (await store.sessions(9)).sessions}
    assert kept == {"a": ("ended", NOON), "b": ("dropped", NOON + timedelta(minutes=1))}


async def test_a_session_tells_the_form_that_it_came_to_last(store: SessionStore) -> None:
    await store.open(SavedSession("a", NOON))
    for form_type in ("loan", "crm"):
        await store.note_form("a", form_type)
    await store.open(SavedSession("a", NOON))
    assert (await store.session("a")).form_type == "crm"


async def test_a_line_of_an_unknown_session_is_not_swallowed(store: SessionStore) -> None:
    with pytest.raises(ProviderError):
        await store.add("nobody", line("một"))


async def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "data.sqlite").mkdir()
    with pytest.raises(ProviderError, match="cannot be used"):
        await SqliteSessions(tmp_path / "data.sqlite").open(SavedSession("a", NOON))


async def test_only_this_user_may_read_the_file(tmp_path: Path) -> None:
    path = tmp_path / "data.sqlite"
    await SqliteSessions(path).open(SavedSession("a", NOON))
    assert path.stat().st_mode & 0o077 == 0
