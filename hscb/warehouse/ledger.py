"""The ledger: one line per change of the figures, only ever appended. The figures follow from its loads in force."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from hscb.errors import DamagedStoreError
from hscb.ingest.answers import Answer
from hscb.warehouse.store import sync


@dataclass(frozen=True)
class FileReceived:
    """A file as it came: its SHA-256 and bytes, and whether it held columns that were never read from it."""

    name: str
    sha256: str
    size: int
    dropped_columns: bool


@dataclass(frozen=True)
class ExtractTotals:
    """The rows kept of one sheet format, authority and agency, with the window and totals to hold a state against.

    control_total is the sum of a hash per row over `columns`: the same for the same rows in any order.
    """

    table: str
    authority: str
    submitted_by: str
    data_from: str | None
    data_to: str | None
    is_synthetic: bool
    rows: int
    columns: tuple[str, ...]
    control_total: str


@dataclass(frozen=True)
class RowChanges:
    """How many rows of one sheet format a load added, changed or removed among those in force."""

    table: str
    added: int
    changed: int
    removed: int


@dataclass(frozen=True)
class Load:
    """An accepted load: who, when, from which files, what it held and changed, and the answers it was read with."""

    load_id: str
    number: int
    loaded_at: str
    loaded_by: str
    files: tuple[FileReceived, ...]
    extracts: tuple[ExtractTotals, ...]
    accepted_warnings: dict[str, int] = field(default_factory=dict)
    changes: tuple[RowChanges, ...] = ()
    answers: tuple[Answer, ...] = ()

    @property
    def content(self) -> tuple[ExtractTotals, ...]:
        """What two loads of the same cells have in common, whatever their files are called."""
        return tuple(sorted(self.extracts, key=repr))


@dataclass(frozen=True)
class Event:
    """One line: loads accepted together, a load taken back, or the same loads built again; and the state it led to."""

    event: str
    at: str
    who: str
    state: str
    loads: tuple[Load, ...] = ()
    load_id: str | None = None


class Ledger:
    """The events of one store, in the order they happened."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def events(self) -> list[Event]:
        """Every event. A last line cut short by a crash was never acknowledged and does not count."""
        return [_event(line) for line in self._lines()]

    def append(self, event: Event) -> None:
        """Writes an event to the disk; from the moment this returns it holds."""
        whole = b"".join(line + b"\n" for line in self._lines())
        with self.path.open("ab") as file:
            file.truncate(len(whole))
            file.write(json.dumps(asdict(event), ensure_ascii=False).encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())
        sync(self.path.parent)

    def _lines(self) -> list[bytes]:
        try:
            return self.path.read_bytes().split(b"\n")[:-1]
        except (FileNotFoundError, NotADirectoryError):
            return []


def loads_ever(events: Sequence[Event]) -> list[Load]:
    """Every load that was accepted, also those taken back."""
    return [load for event in events for load in event.loads]


def loads_undone(events: Sequence[Event]) -> dict[str, Event]:
    """The undo event of each load that was taken back, by load id."""
    return {event.load_id: event for event in events if event.event == "undo" and event.load_id}


def loads_in_force(events: Sequence[Event]) -> list[Load]:
    """The loads that the figures rest on."""
    undone = loads_undone(events)
    return [load for load in loads_ever(events) if load.load_id not in undone]


def next_number(events: Sequence[Event]) -> int:
    """The number of the next load; that of a load taken back is never given again."""
    return max((load.number for load in loads_ever(events)), default=0) + 1


def now() -> str:
    """The time for the ledger, UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S")


def load_from_json(entry: dict[str, Any]) -> Load:
    """A load as asdict wrote it."""
    return Load(
        **{
            **entry,
            "files": tuple(FileReceived(**file) for file in entry["files"]),
            "extracts": tuple(
                ExtractTotals(**{**extract, "columns": tuple(extract["columns"])})
                for extract in entry["extracts"]
            ),
            "changes": tuple(RowChanges(**change) for change in entry["changes"]),
            "answers": tuple(Answer(**answer) for answer in entry.get("answers", ())),
        }
    )


def _event(line: bytes) -> Event:
    try:
        entry = json.loads(line)
        return Event(**{**entry, "loads": tuple(load_from_json(load) for load in entry["loads"])})
    except (ValueError, KeyError, TypeError) as fault:
        raise DamagedStoreError("The ledger, which says what was loaded, cannot be read.") from fault
