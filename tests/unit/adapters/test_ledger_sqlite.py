"""The ledger's file: events are kept all or none."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from speak_to_input.adapters.store.ledger_sqlite import SqliteLedgers
from speak_to_input.core.events import Event, EventKind
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
