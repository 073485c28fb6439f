"""The ledger in SQLite: one row per event, appended and never changed."""

import asyncio
import json
import sqlite3
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import asdict, fields
from pathlib import Path

import aiosqlite

from speak_to_input.adapters.store.cursors import place_of
from speak_to_input.adapters.store.old_ledgers import mask_old_secrets
from speak_to_input.core.events import Event, EventKind, PastSession, PastSessions, Sought
from speak_to_input.core.finding import holds_all
from speak_to_input.core.people import LOCAL_ID
from speak_to_input.core.recognising import recognised_by
from speak_to_input.errors import ProviderError
from speak_to_input.ports import ANY_SESSION, LedgerStore

_COLUMNS = tuple(field.name for field in fields(Event))
_SCHEMA = """
CREATE TABLE IF NOT EXISTS event (
    session_id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    at TEXT NOT NULL,
    turn INTEGER NOT NULL,
    kind TEXT NOT NULL,
    by TEXT NOT NULL,
    field TEXT NOT NULL,
    label TEXT NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    text TEXT NOT NULL,
    status TEXT NOT NULL,
    verified INTEGER NOT NULL,
    "values" TEXT NOT NULL,
    PRIMARY KEY (session_id, seq)
);
CREATE INDEX IF NOT EXISTS event_by_kind ON event (kind);
CREATE INDEX IF NOT EXISTS event_of_session ON event (session_id, kind, seq);
CREATE TABLE IF NOT EXISTS session_owner (session_id TEXT PRIMARY KEY, owner TEXT NOT NULL);
"""
_NAMES = ", ".join(f'"{name}"' for name in _COLUMNS)
_INSERT = f"INSERT INTO event (session_id, {_NAMES}) VALUES ({', '.join('?' * (len(_COLUMNS) + 1))})"  # noqa: S608  # nosec B608 - own names
_SELECT = f"SELECT session_id, {_NAMES} FROM event"  # noqa: S608  # nosec B608 - own names
_OWNER = f"coalesce((SELECT owner FROM session_owner o WHERE o.session_id = e.session_id), '{LOCAL_ID}')"  # noqa: S608  # nosec B608 - own names
_CLAIM = """
INSERT OR IGNORE INTO session_owner (session_id, owner)
SELECT :session, :owner WHERE NOT EXISTS (SELECT 1 FROM event WHERE session_id = :session)
"""
PAST = f"""
SELECT past.*,
    (SELECT "after" FROM event o WHERE o.session_id = past.session_id AND kind = 'opened'
        ORDER BY seq DESC LIMIT 1) AS form_type,
    (SELECT label FROM event o WHERE o.session_id = past.session_id AND kind = 'opened'
        ORDER BY seq DESC LIMIT 1) AS title,
    (SELECT text FROM event o WHERE o.session_id = past.session_id AND kind = 'heard'
        ORDER BY turn < coalesce((SELECT p.turn FROM event p WHERE p.session_id = o.session_id
            AND p.kind = 'opened' ORDER BY p.seq DESC LIMIT 1), 0), seq
        LIMIT 1) AS first,
    (SELECT json_group_array(title) FROM (
        SELECT (SELECT label FROM event p WHERE p.session_id = o.session_id AND p.kind = 'opened'
            AND p.seq < o.seq ORDER BY p.seq DESC LIMIT 1) AS title
        FROM event o WHERE o.session_id = past.session_id AND kind = 'sent' AND verified ORDER BY seq)) AS sent_forms,
    (SELECT json_group_array(json_array(field, label, told)) FROM (
        SELECT field, label, "after" AS told FROM event o WHERE o.session_id = past.session_id AND kind = 'written'
            AND seq > coalesce((SELECT MAX(seq) FROM event p WHERE p.session_id = o.session_id AND kind = 'opened'), 0)
        ORDER BY seq)) AS written
FROM (
SELECT session_id, {_OWNER} AS owner, MIN(at) AS began_at, MAX(at) AS last_at, MAX(rowid) AS place,
    SUM(kind = 'heard') AS heard, MAX(kind = 'sent' AND verified) AS sent
FROM event e GROUP BY session_id
HAVING place < :before AND (:form = '' OR MAX(kind = 'opened' AND "after" = :form)) AND (:sent IS NULL OR sent = :sent)
    AND (:owners = '[]' OR owner IN (SELECT value FROM json_each(:owners)))
    AND (:since IS NULL OR julianday(last_at) >= julianday(:since))
    AND (:until IS NULL OR julianday(began_at) < julianday(:until))
    AND (:words = '' OR holds_all(session_id || char(10) || group_concat(
        text || char(10) || label || char(10) || "after", char(10)), :words))
ORDER BY place DESC LIMIT :most
) past ORDER BY place DESC
"""  # noqa: S608  # nosec B608 - own names
"""The sessions of one page are found first, and only of those it is told what they are about."""
_BUSY_TIMEOUT_S = 10.0


class SqliteLedgers(LedgerStore):
    """Keeps events in the SQLite file at `path`; one connection for all, opened at first use."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._db: aiosqlite.Connection | None = None
        self._opening = asyncio.Lock()
        self._writing = asyncio.Lock()

    async def append(self, session_id: str, events: Sequence[Event]) -> None:
        async with self._database() as db, self._writing:
            try:
                await db.executemany(_INSERT, [(session_id, *_row(event)) for event in events])
                await db.commit()
            except sqlite3.Error:
                await db.rollback()  # or the next commit keeps a part of them
                raise

    async def read(self, session_id: str) -> tuple[Event, ...]:
        async with self._database() as db:
            rows = await db.execute_fetchall(f"{_SELECT} WHERE session_id = ? ORDER BY seq", (session_id,))
        return tuple(_event(row) for row in rows)

    async def claim(self, session_id: str, owner: str) -> str:
        query = "SELECT owner FROM session_owner WHERE session_id = ?"
        async with self._database() as db:
            if owner != LOCAL_ID:  # who owns all that has no owner
                async with self._writing:
                    await db.execute(_CLAIM, {"session": session_id, "owner": owner})
                    await db.commit()
            rows = list(await db.execute_fetchall(query, (session_id,)))
        return str(rows[0]["owner"]) if rows else LOCAL_ID

    async def of_kinds(self, kinds: Sequence[EventKind], owner: str = "") -> tuple[tuple[str, Event], ...]:
        places = ", ".join("?" * len(kinds))
        query = f"{_SELECT} e WHERE kind IN ({places}) AND ? IN ('', {_OWNER}) ORDER BY rowid"
        async with self._database() as db:
            rows = await db.execute_fetchall(query, (*kinds, owner))
        return tuple((row["session_id"], _event(row)) for row in rows)

    async def sessions(self, limit: int, cursor: str = "", sought: Sought = ANY_SESSION) -> PastSessions:
        asked = {
            "before": place_of(cursor), "most": limit + 1, "form": sought.form_type,
            "words": sought.words.strip(), "sent": sought.sent,
            "owners": json.dumps(sought.owners),
            "since": sought.since and sought.since.isoformat(),
            "until": sought.until and sought.until.isoformat(),
        }  # fmt: skip
        async with self._database() as db:
            rows = list(await db.execute_fetchall(PAST, asked))
        more = str(rows[limit - 1]["place"]) if len(rows) > limit else ""
        return PastSessions(tuple(_past(row) for row in rows[:limit]), more)

    async def forget(self, session_id: str) -> None:
        async with self._database() as db, self._writing:
            await db.execute("DELETE FROM event WHERE session_id = ?", (session_id,))
            await db.execute("DELETE FROM session_owner WHERE session_id = ?", (session_id,))
            await db.commit()

    async def stop(self) -> None:
        if self._db is not None:
            await self._db.close()
            self._db = None

    @asynccontextmanager
    async def _database(self) -> AsyncIterator[aiosqlite.Connection]:
        """The connection. Raises: ProviderError when the file cannot be used."""
        try:
            yield await self._open()
        except (OSError, sqlite3.Error) as error:
            raise ProviderError(
                f"the ledger {self._path} cannot be used ({type(error).__name__})", hint="see S2I_STORE__PATH"
            ) from None

    async def _open(self) -> aiosqlite.Connection:
        async with self._opening:
            if self._db is None:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                self._path.touch(mode=0o600)  # it holds what people told a bank
                db = await aiosqlite.connect(self._path, timeout=_BUSY_TIMEOUT_S)
                try:
                    await _prepare(db)
                except sqlite3.Error:
                    await db.close()  # or its thread outlives the failure
                    raise
                self._db = db
        return self._db


async def _prepare(db: aiosqlite.Connection) -> None:
    db.row_factory = sqlite3.Row
    await db.execute("PRAGMA journal_mode = WAL")
    # A crash of the machine may lose the last turn, one of the process loses nothing.
    await db.execute("PRAGMA synchronous = NORMAL")
    await db.create_function("holds_all", 2, holds_all, deterministic=True)
    await db.executescript(_SCHEMA)
    await mask_old_secrets(db, _SELECT, _event)


def _row(event: Event) -> tuple[object, ...]:
    told = asdict(event)
    told["values"] = json.dumps(dict(event.values), ensure_ascii=False)
    return tuple(told[name] for name in _COLUMNS)


def _event(row: sqlite3.Row) -> Event:
    told = {name: row[name] for name in _COLUMNS}
    told |= {
        "kind": EventKind(row["kind"]),
        "verified": bool(row["verified"]),
        "values": json.loads(row["values"]),
    }
    return Event(**told)


def _past(row: sqlite3.Row) -> PastSession:
    return PastSession(
        session_id=row["session_id"],
        began_at=row["began_at"],
        last_at=row["last_at"],
        form_type=row["form_type"] or "",
        title=row["title"] or "",
        heard=row["heard"],
        first=row["first"] or "",
        sent=bool(row["sent"]),
        owner=row["owner"],
        sent_forms=tuple(title or "" for title in json.loads(row["sent_forms"])),
        about=recognised_by(json.loads(row["written"])),
    )
