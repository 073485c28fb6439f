"""The SQLite file of people, their sign-ins and reset codes. Secrets are in it as hashes only."""

import asyncio
import json
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

import aiosqlite

from speak_to_input.core.people import Person, Profile, Role, ScreenLanguage
from speak_to_input.core.voices import Region
from speak_to_input.errors import PersonUnknown, ProviderError

_SCHEMA = """
CREATE TABLE IF NOT EXISTS person (
    person_id TEXT PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    full_name TEXT NOT NULL,
    created_at TEXT NOT NULL,
    role TEXT NOT NULL,
    disabled INTEGER NOT NULL DEFAULT 0,
    profile TEXT NOT NULL,
    signed_in_at TEXT,
    reset_asked_at TEXT,
    password TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS sign_in (
    token TEXT PRIMARY KEY,
    family TEXT NOT NULL,
    person_id TEXT NOT NULL REFERENCES person (person_id) ON DELETE CASCADE,
    until TEXT NOT NULL,
    used_at TEXT
);
CREATE INDEX IF NOT EXISTS sign_in_by_family ON sign_in (family);
CREATE INDEX IF NOT EXISTS sign_in_by_person ON sign_in (person_id);
CREATE TABLE IF NOT EXISTS reset_code (
    person_id TEXT PRIMARY KEY REFERENCES person (person_id) ON DELETE CASCADE,
    code TEXT NOT NULL,
    until TEXT NOT NULL,
    tries INTEGER NOT NULL
);
"""
_BUSY_TIMEOUT_S = 10.0


class PeopleFile:
    """The file at `path`; made with its tables at first use."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._made = False
        self._making = asyncio.Lock()

    @asynccontextmanager
    async def open(self) -> AsyncIterator[aiosqlite.Connection]:
        """One transaction, alone. Raises: ProviderError when the file cannot be used."""
        try:
            if self._path.is_dir():
                raise IsADirectoryError(self._path)  # before a thread is begun that outlives the failure
            if not self._made:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                self._path.touch(mode=0o600)
            async with aiosqlite.connect(
                self._path, timeout=_BUSY_TIMEOUT_S, isolation_level=None
            ) as database:
                database.row_factory = sqlite3.Row
                await database.execute("PRAGMA foreign_keys = ON")
                await self._make(database)
                await database.execute("BEGIN IMMEDIATE")
                yield database
                await database.commit()  # without it, what was done is undone when the connection closes
        except (OSError, sqlite3.Error) as error:
            raise ProviderError(
                f"the file of accounts {self._path} cannot be used ({type(error).__name__})",
                hint="see S2I_STORE__PATH",
            ) from None

    async def _make(self, database: aiosqlite.Connection) -> None:
        async with self._making:
            if not self._made:
                await database.execute("PRAGMA journal_mode = WAL")
                await database.executescript(_SCHEMA)
                self._made = True


async def by_id(database: aiosqlite.Connection, person_id: str) -> sqlite3.Row:
    """The person's row. Raises: PersonUnknown."""
    row = await first(database, "SELECT * FROM person WHERE person_id = ?", person_id)
    if row is None:
        raise PersonUnknown("there is no such account")
    return row


async def by_name(database: aiosqlite.Connection, name: str) -> sqlite3.Row | None:
    """The row of the person who signs in with `name`."""
    return await first(database, "SELECT * FROM person WHERE name = ?", name)


async def first(database: aiosqlite.Connection, query: str, *values: object) -> sqlite3.Row | None:
    """The first row of an answer."""
    return next(iter(await database.execute_fetchall(query, values)), None)


def person_of(row: sqlite3.Row) -> Person:
    """A row as a person."""
    return Person(
        person_id=row["person_id"],
        name=row["name"],
        full_name=row["full_name"],
        created_at=datetime.fromisoformat(row["created_at"]),
        role=Role(row["role"]),
        disabled=bool(row["disabled"]),
        profile=_profile(row["profile"]),
        signed_in_at=_moment(row["signed_in_at"]),
        reset_asked_at=_moment(row["reset_asked_at"]),
    )


def profile_text(profile: Profile) -> str:
    """A profile as it is kept."""
    return json.dumps(asdict(profile))


def _profile(text: str) -> Profile:
    kept = json.loads(text)
    region = kept["region"] and Region(kept["region"])
    return Profile(**kept | {"language": ScreenLanguage(kept["language"]), "region": region})


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
