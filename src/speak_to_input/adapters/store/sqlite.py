"""Conversations in a SQLite file of this machine."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

import aiosqlite

from speak_to_input.adapters.store.cursors import place_of
from speak_to_input.core.saved import SavedLine, SavedSession, SessionPage
from speak_to_input.errors import ProviderError, SessionUnknown
from speak_to_input.ports import SessionStore

_SCHEMA = """
CREATE TABLE IF NOT EXISTS voice_session (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    session_id TEXT NOT NULL UNIQUE,
    owner TEXT NOT NULL,
    started_at TEXT NOT NULL,
    status TEXT NOT NULL,
    ended_at TEXT,
    form_type TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS voice_line (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    session_id TEXT NOT NULL REFERENCES voice_session (session_id) ON DELETE CASCADE,
    at TEXT NOT NULL,
    role TEXT NOT NULL,
    text TEXT NOT NULL,
    correlation_id TEXT NOT NULL,
    outcome TEXT NOT NULL,
    actions INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS voice_line_by_session ON voice_line (session_id, position);
"""
_BUSY_TIMEOUT_S = 10.0
_COLUMNS = """
s.position, s.session_id, s.owner, s.started_at, s.status, s.ended_at, s.form_type,
(SELECT count(*) FROM voice_line l WHERE l.session_id = s.session_id)
"""


class SqliteSessions(SessionStore):
    """Keeps sessions in the file at `path`; made with its tables at first use."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._made = False
        self._making = asyncio.Lock()

    async def open(self, session: SavedSession) -> SavedSession:
        async with self._database() as database:
            await database.execute(
                "INSERT INTO voice_session (session_id, owner, started_at, status, form_type)"
                " VALUES (?, ?, ?, 'active', ?)"
                " ON CONFLICT (session_id) DO UPDATE SET status = 'active', ended_at = NULL",
                (session.session_id, session.owner, session.started_at.isoformat(), session.form_type),
            )
            found = await _one(database, session.session_id)
        assert found is not None
        return found

    async def add(self, session_id: str, line: SavedLine) -> None:
        async with self._database() as database:
            await database.execute(
                "INSERT INTO voice_line (session_id, at, role, text, correlation_id, outcome, actions)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    session_id,
                    line.at.isoformat(),
                    line.role,
                    line.text,
                    line.correlation_id,
                    line.outcome,
                    line.actions,
                ),
            )

    async def end(self, session_id: str, status: str, at: datetime) -> None:
        async with self._database() as database:
            await database.execute(
                "UPDATE voice_session SET status = ?, ended_at = ? WHERE session_id = ?",
                (status, at.isoformat(), session_id),
            )

    async def drop_active(self, at: datetime) -> None:
        async with self._database() as database:
            await database.execute(
                "UPDATE voice_session SET status = 'dropped', ended_at = ? WHERE status = 'active'",
                (at.isoformat(),),
            )

    async def note_form(self, session_id: str, form_type: str) -> None:
        async with self._database() as database:
            await database.execute(
                "UPDATE voice_session SET form_type = ? WHERE session_id = ?", (form_type, session_id)
            )

    async def session(self, session_id: str) -> SavedSession:
        async with self._database() as database:
            return await _known(database, session_id)

    async def sessions(self, limit: int, cursor: str = "", status: str = "", owner: str = "") -> SessionPage:
        before = place_of(cursor)
        async with (
            self._database() as database,
            database.execute(
                f"SELECT {_COLUMNS} FROM voice_session s"  # noqa: S608  # nosec B608 - no value in it
                " WHERE s.position < ? AND ? IN ('', s.status) AND ? IN ('', s.owner)"
                " ORDER BY s.position DESC LIMIT ?",
                (before, status, owner, limit + 1),
            ) as rows,
        ):
            found = list(await rows.fetchall())
        shown = found[:limit]
        return SessionPage(
            tuple(map(_session, shown)), str(shown[-1][0]) if len(found) > limit and shown else ""
        )

    async def lines(self, session_id: str) -> tuple[SavedLine, ...]:
        async with self._database() as database:
            await _known(database, session_id)
            async with database.execute(
                "SELECT at, role, text, correlation_id, outcome, actions FROM voice_line"
                " WHERE session_id = ? ORDER BY position",
                (session_id,),
            ) as rows:
                return tuple(
                    SavedLine(datetime.fromisoformat(at), *rest) for at, *rest in await rows.fetchall()
                )

    async def delete(self, session_id: str) -> None:
        async with self._database() as database:
            await _known(database, session_id)
            await database.execute("DELETE FROM voice_session WHERE session_id = ?", (session_id,))

    @asynccontextmanager
    async def _database(self) -> AsyncIterator[aiosqlite.Connection]:
        """One transaction. Raises: ProviderError when the file cannot be used."""
        try:
            if self._path.is_dir():
                raise IsADirectoryError(self._path)  # before a thread is begun that outlives the failure
            if not self._made:
                self._path.touch(mode=0o600)  # it holds what people told a bank
            async with aiosqlite.connect(self._path, timeout=_BUSY_TIMEOUT_S) as database:
                await database.execute("PRAGMA foreign_keys = ON")
                await self._make(database)
                yield database
                await database.commit()
        except (OSError, sqlite3.Error) as error:
            raise ProviderError(
                f"the session store {self._path} cannot be used ({type(error).__name__})",
                hint="see S2I_STORE__PATH",
            ) from None

    async def _make(self, database: aiosqlite.Connection) -> None:
        if self._made:
            return
        async with self._making:
            await database.execute("PRAGMA journal_mode = WAL")
            await database.executescript(_SCHEMA)
            self._made = True


async def _one(database: aiosqlite.Connection, session_id: str) -> SavedSession | None:
    async with database.execute(
        f"SELECT {_COLUMNS} FROM voice_session s WHERE s.session_id = ?",  # noqa: S608  # nosec B608 - no value in it
        (session_id,),
    ) as rows:
        row = await rows.fetchone()
    return _session(row) if row else None


async def _known(database: aiosqlite.Connection, session_id: str) -> SavedSession:
    found = await _one(database, session_id)
    if found is None:
        raise SessionUnknown(f"there is no session {session_id!r} in the store")
    return found


def _session(row: sqlite3.Row | tuple[object, ...]) -> SavedSession:
    _, session_id, owner, started_at, status, ended_at, form_type, lines = row
    return SavedSession(
        str(session_id),
        datetime.fromisoformat(str(started_at)),
        owner=str(owner),
        status=str(status),
        ended_at=datetime.fromisoformat(str(ended_at)) if ended_at else None,
        form_type=str(form_type),
        line_count=int(str(lines)),
    )
