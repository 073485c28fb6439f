"""Submissions and their files in SQLite."""

import asyncio
import json
import sqlite3
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import aiosqlite

from speak_to_input.core.finding import holds_all
from speak_to_input.core.people import LOCAL_ID
from speak_to_input.services.forms.shown import values_of
from speak_to_input.services.forms.uploads import Upload

_SCHEMA = """
CREATE TABLE IF NOT EXISTS submission (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    reference TEXT NOT NULL UNIQUE,
    form TEXT NOT NULL,
    year INTEGER NOT NULL,
    number INTEGER NOT NULL,
    submitted_at TEXT NOT NULL,
    record TEXT NOT NULL,
    UNIQUE (form, year, number)
);
CREATE TABLE IF NOT EXISTS submission_file (
    reference TEXT NOT NULL REFERENCES submission (reference),
    field TEXT NOT NULL,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    content BLOB NOT NULL
);
CREATE INDEX IF NOT EXISTS submission_by_form ON submission (form, id);
CREATE INDEX IF NOT EXISTS file_by_reference ON submission_file (reference);
"""

_OWNED = f"ALTER TABLE submission ADD COLUMN owner TEXT NOT NULL DEFAULT '{LOCAL_ID}'"
_BUSY_TIMEOUT_S = 10.0


_NEWEST = """
SELECT * FROM submission
WHERE form = :form AND (:before IS NULL OR id < :before) AND :owner IN ('', owner)
    AND (:since IS NULL OR julianday(submitted_at) >= julianday(:since))
    AND (:until IS NULL OR julianday(submitted_at) < julianday(:until))
    AND (:words = '' OR holds_all(reference || char(10) || shown(record), :words))
ORDER BY id DESC LIMIT :most
"""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which submissions are looked for; nothing given means all."""

    words: str = ""
    """All of them stand in the reference or in the record as `shown` tells it."""
    since: datetime | None = None
    until: datetime | None = None
    shown: Callable[[dict[str, object]], str] = values_of


ANY = Wanted()


@dataclass(frozen=True, slots=True)
class Attachment:
    """What is told about a stored file."""

    field: str
    name: str
    size_bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Submission:
    """One stored submission; `submitted_at` is ISO 8601 with time zone, `position` its place in the store."""

    position: int
    reference: str
    form: str
    submitted_at: str
    record: dict[str, object]
    files: tuple[Attachment, ...]


class SubmissionStore:
    """Keeps submissions in the SQLite file at `path`; made with its tables at first use."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._made = False
        self._making = asyncio.Lock()

    async def add(
        self,
        form: str,
        prefix: str,
        record: dict[str, object],
        files: Sequence[Upload],
        *,
        year: int,
        submitted_at: str,
        owner: str = LOCAL_ID,
    ) -> str:
        """Store a checked record and give its reference, such as "VAY-2026-000123"."""
        async with self._open() as db:
            await db.execute("BEGIN IMMEDIATE")
            last = await db.execute_fetchall(
                "SELECT coalesce(max(number), 0) AS last FROM submission WHERE form = ? AND year = ?",
                (form, year),
            )
            number = int(next(iter(last))["last"]) + 1
            reference = f"{prefix}-{year}-{number:06}"
            await db.execute(
                "INSERT INTO submission (reference, form, year, number, submitted_at, record, owner)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                (reference, form, year, number, submitted_at, json.dumps(record, ensure_ascii=False), owner),
            )
            await db.executemany(
                "INSERT INTO submission_file (reference, field, name, sha256, content)"
                " VALUES (?, ?, ?, ?, ?)",
                [(reference, file.field, file.name, file.sha256, file.content) for file in files],
            )
            await db.commit()
        return reference

    async def newest(
        self, form: str, *, limit: int, before: int | None = None, owner: str = "", wanted: Wanted = ANY
    ) -> tuple[Submission, ...]:
        """At most `limit` submissions of a form, newest first, older than position `before`; "" is any owner."""
        asked = {
            "form": form, "before": before, "owner": owner, "most": limit, "words": wanted.words.strip(),
            "since": wanted.since and wanted.since.isoformat(), "until": wanted.until and wanted.until.isoformat(),
        }  # fmt: skip
        async with self._open() as db:
            await db.create_function("holds_all", 2, holds_all, deterministic=True)
            await db.create_function("shown", 1, lambda record: wanted.shown(json.loads(record)))
            rows = await db.execute_fetchall(_NEWEST, asked)
            return tuple([await _submission(db, row) for row in rows])

    async def get(self, form: str, reference: str, owner: str = "") -> Submission | None:
        """The submission of that reference, or None, also when it is somebody else's; "" is any owner."""
        async with self._open() as db:
            rows = await db.execute_fetchall(
                "SELECT * FROM submission WHERE form = ? AND reference = ? AND ? IN ('', owner)",
                (form, reference, owner),
            )
            return next(iter([await _submission(db, row) for row in rows]), None)

    @asynccontextmanager
    async def _open(self) -> AsyncIterator[aiosqlite.Connection]:
        async with self._making:
            if not self._made:
                await self._make()
        async with self._connect() as db:
            db.row_factory = sqlite3.Row
            yield db

    async def _make(self) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._path.touch(mode=0o600)  # it holds what people told a bank
        async with self._connect() as db:
            await db.execute("PRAGMA journal_mode = WAL")
            await db.executescript(_SCHEMA)
            columns = [row[1] for row in await db.execute_fetchall("PRAGMA table_info(submission)")]
            if "owner" not in columns:  # a file of before there were accounts
                await db.execute(_OWNED)
        self._made = True

    def _connect(self) -> aiosqlite.Connection:
        return aiosqlite.connect(self._path, isolation_level=None, timeout=_BUSY_TIMEOUT_S)


async def _submission(db: aiosqlite.Connection, row: sqlite3.Row) -> Submission:
    files = await db.execute_fetchall(
        "SELECT field, name, length(content) AS size, sha256 FROM submission_file WHERE reference = ?",
        (row["reference"],),
    )
    return Submission(
        position=row["id"],
        reference=row["reference"],
        form=row["form"],
        submitted_at=row["submitted_at"],
        record=json.loads(row["record"]),
        files=tuple(Attachment(file["field"], file["name"], file["size"], file["sha256"]) for file in files),
    )
