"""Ledgers of versions that kept passwords as they were said: once, when the file is opened, they are masked."""

import json
import sqlite3
from collections.abc import Callable
from dataclasses import replace

import aiosqlite

from speak_to_input.core.events import Event, EventKind
from speak_to_input.core.secrets import MASK, Veil, is_called_secret

_VERSION = 1
"""In the file's `user_version`: nothing older than this is left in it."""
_FIELDS = """
SELECT session_id, field FROM event WHERE kind IN ('written', 'meant') AND field != ''
GROUP BY session_id, field, label HAVING called_secret(field, label)
"""
_CHANGE = """
UPDATE event SET before = ?, after = ?, text = ?, status = ?, "values" = ? WHERE session_id = ? AND seq = ?
"""


async def mask_old_secrets(
    db: aiosqlite.Connection, select: str, event_of: Callable[[sqlite3.Row], Event]
) -> None:
    """Mask what fields held that are called like a secret: how they were made was not kept then.

    `select` gives the rows that `event_of` reads. What was said in a turn that filled such a field goes whole.
    """
    version = [int(row[0]) for row in await db.execute_fetchall("PRAGMA user_version")]
    if version[0] >= _VERSION:
        return
    await db.create_function("called_secret", 2, is_called_secret, deterministic=True)
    secret: dict[str, set[str]] = {}
    for row in await db.execute_fetchall(_FIELDS):
        secret.setdefault(row["session_id"], set()).add(row["field"])
    for session_id, fields in secret.items():
        rows = await db.execute_fetchall(f"{select} WHERE session_id = ? ORDER BY seq", (session_id,))
        events = tuple(map(event_of, rows))
        for old, new in zip(events, masked(events, fields), strict=True):
            if new != old:
                values = json.dumps(dict(new.values), ensure_ascii=False)
                told = (new.before, new.after, new.text, new.status, values)
                await db.execute(_CHANGE, (*told, session_id, new.seq))
    await db.execute(f"PRAGMA user_version = {_VERSION}")
    await db.commit()


def masked(events: tuple[Event, ...], fields: set[str]) -> tuple[Event, ...]:
    """The events without what those fields held."""
    veil = Veil(fields)
    veil.note(events)
    turns = {e.turn for e in events if e.field in fields and e.kind in {EventKind.MEANT, EventKind.WRITTEN}}
    return tuple(
        replace(e, text=MASK) if e.kind is EventKind.HEARD and e.turn in turns else veil.event(e)
        for e in events
    )
