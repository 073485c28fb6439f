"""The ledger's file: events are kept all or none."""

import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from speak_to_input.adapters.store.ledger_sqlite import SqliteLedgers
from speak_to_input.core.events import Event, EventKind


def _said(seq: int, text: str) -> Event:
    return Event(seq, "2026-11-23T09:00:00.000+07:00", 1, EventKind.SAID, text=text)


@pytest.fixture
async def ledgers(tmp_path: Path) -> AsyncIterator[SqliteLedgers]:
    ledgers = SqliteLedgers(tmp_path / "store.db")
    yield ledgers
    await ledgers.stop()


async def test_of_events_that_cannot_all_be_kept_none_is(ledgers: SqliteLedgers) -> None:
    await ledgers.append("s", [_said(1, "một"), _said(2, "hai")])
    with pytest.raises(sqlite3.IntegrityError):
        await ledgers.append("s", [_said(3, "dở dang"), _said(2, "lại hai")])
    await ledgers.append("s", [_said(3, "ba")])
    assert [event.text for event in await ledgers.read("s")] == ["một", "hai", "ba"]
