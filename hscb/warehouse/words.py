"""Words people write, as events in a small SQLite database: only ever added, so that many people can write at once."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import Any

from hscb.errors import DamagedStoreError
from hscb.warehouse.ledger import now
from hscb.warehouse.store import Store

_SCHEMA = """
create table if not exists events (
    entry_id integer primary key autoincrement,
    at text not null,
    who text not null,
    kind text not null,
    key text not null,
    content text not null
);
create trigger if not exists events_stay_as_written before update on events
begin select raise(abort, 'entries are only ever added'); end;
create trigger if not exists events_stay before delete on events
begin select raise(abort, 'entries are only ever added'); end;
"""


_SELECT = "select entry_id, at, who, kind, key, content from events"


@dataclass(frozen=True)
class Entry:
    """One event: who wrote what, when. `content` is JSON; of a kind and key the last entry holds."""

    entry_id: int
    at: str
    who: str
    kind: str
    key: str
    content: str

    @property
    def fields(self) -> dict[str, Any]:
        """The content, read."""
        found: dict[str, Any] = json.loads(self.content)
        return found


def add_entry(store: Store, who: str, kind: str, key: str, fields: dict[str, Any]) -> int:
    """Writes an event and gives its id. The figures take it up at the next build."""
    with _writing(store) as connection:
        return _insert(connection, who, kind, key, fields)


def add_entry_unless_newer(
    store: Store, who: str, kind: str, key: str, fields: dict[str, Any], seen: int
) -> Entry | None:
    """Writes an event, unless somebody wrote one of this kind and key since the one that was seen: then gives that."""
    with _writing(store) as connection:
        newer = connection.execute(
            f"{_SELECT} where kind = ? and key = ? and entry_id > ? order by entry_id desc limit 1",
            (kind, key, seen),
        ).fetchone()
        if newer:
            return Entry(*newer)
        _insert(connection, who, kind, key, fields)
        return None


def entries(store: Store, kind: str | None = None, after: int = 0) -> list[Entry]:
    """Every event, or those of a kind, in the order they were written; `after` an id: only newer ones."""
    if not store.words.is_file():
        return []
    with _open(store, "rw") as connection:
        found = connection.execute(
            f"{_SELECT} where entry_id > ? and (? is null or kind = ?) order by entry_id",
            (after, kind, kind),
        )
        return [Entry(*row) for row in found]


def _insert(connection: sqlite3.Connection, who: str, kind: str, key: str, fields: dict[str, Any]) -> int:
    content = json.dumps(fields, ensure_ascii=False, sort_keys=True)
    added = connection.execute(
        "insert into events (at, who, kind, key, content) values (?, ?, ?, ?, ?)",
        (now(), who, kind, key, content),
    )
    return int(added.lastrowid or 0)


@contextmanager
def _writing(store: Store) -> Iterator[sqlite3.Connection]:
    """One change of the file, whole or not at all, while no other process writes."""
    store.folder.mkdir(parents=True, exist_ok=True)
    with _open(store, "rwc") as connection:
        connection.execute("pragma journal_mode = wal")
        connection.executescript(_SCHEMA)
        connection.execute("begin immediate")
        yield connection
        connection.commit()


@contextmanager
def _open(store: Store, mode: str) -> Iterator[sqlite3.Connection]:
    try:
        # uri: so that reading never makes a file
        with closing(
            sqlite3.connect(f"{store.words.resolve().as_uri()}?mode={mode}", uri=True)
        ) as connection:
            yield connection
    except sqlite3.DatabaseError as fault:
        raise DamagedStoreError("The file of targets and other entries cannot be read or written.") from fault
