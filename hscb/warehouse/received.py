"""What was received: the rows kept of every accepted load, one Parquet file per sheet format, with a manifest."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from hscb.errors import DamagedStoreError
from hscb.ingest.problems import Problem
from hscb.ingest.reading import ColumnPlace, Reading
from hscb.warehouse.control import rows_and_total
from hscb.warehouse.ledger import Event, ExtractTotals, FileReceived, Load, loads_in_force
from hscb.warehouse.store import Store, sync


@dataclass(frozen=True)
class Content:
    """A load with its rows, ready to be put into a database; the rows of each of `load.extracts`, in that order."""

    load: Load
    tables: Iterable[pa.Table]
    columns: Sequence[ColumnPlace]
    problems: Sequence[Problem]


def load_of(reading: Reading, number: int, at: str, who: str) -> Load:
    """The ledger's entry for what was read, with its control totals."""
    return Load(
        load_id=f"L{number:04d}",
        number=number,
        loaded_at=at,
        loaded_by=who,
        files=tuple(
            FileReceived(file.name, file.sha256, file.size, file.dropped_columns) for file in reading.files
        ),
        extracts=tuple(
            ExtractTotals(
                extract.table, extract.authority, extract.submitted_by, _text(extract.data_from),
                _text(extract.data_to), extract.is_synthetic, *rows_and_total(extract.rows),
            )
            for extract in reading.extracts
        ),
        answers=reading.answers,
    )  # fmt: skip


def content_of(reading: Reading, load: Load) -> Content:
    """What was read just now, as the content of a load."""
    return Content(load, [extract.rows for extract in reading.extracts], reading.columns, reading.problems)


def keep(store: Store, content: Content, paths: Sequence[Path]) -> None:
    """Writes the rows of a load to the store; of the files only those from which nothing had to be dropped."""
    folder = store.received / content.load.load_id
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    written = []
    for position, (extract, rows) in enumerate(
        zip(content.load.extracts, content.tables, strict=True), start=1
    ):
        path = folder / f"{position:02d}-{extract.table}.parquet"
        pq.write_table(rows, path, compression="zstd")
        sync(path)
        written.append({"parquet": path.name, "sha256": file_hash(path), **asdict(extract)})
    _keep_originals(folder, content.load.files, paths)
    manifest = {
        "extracts": written,
        "columns": [asdict(column) for column in content.columns],
        "problems": [asdict(problem) for problem in content.problems],
    }
    path = folder / "manifest.json"
    path.write_text(json.dumps(manifest, ensure_ascii=False, indent=1), encoding="utf-8")
    for changed in (path, folder, store.received):
        sync(changed)


def kept(store: Store, load: Load) -> Content:
    """The content of an accepted load. Raises DamagedStoreError where a file is missing or not as it was written."""
    folder = store.received / load.load_id
    try:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as fault:
        raise _damaged(load) from fault
    return Content(
        load,
        _tables(folder, load, manifest["extracts"]),
        [ColumnPlace(**column) for column in manifest["columns"]],
        [Problem(**problem) for problem in manifest["problems"]],
    )


def contents_in_force(store: Store, events: Sequence[Event]) -> list[Content]:
    """The contents of every load that the figures rest on."""
    return [kept(store, load) for load in loads_in_force(events)]


def file_hash(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _tables(folder: Path, load: Load, extracts: list[dict[str, str]]) -> Iterator[pa.Table]:
    for extract in extracts:
        path = folder / extract["parquet"]
        if not path.is_file() or file_hash(path) != extract["sha256"]:
            raise _damaged(load)
        yield pq.read_table(path)


def _keep_originals(folder: Path, files: Sequence[FileReceived], paths: Sequence[Path]) -> None:
    for path in paths:
        received = next((file for file in files if file.sha256 == file_hash(path)), None)
        if received is not None and not received.dropped_columns:
            copy = folder / "original" / f"{received.sha256}{path.suffix.lower()}"
            copy.parent.mkdir(exist_ok=True)
            shutil.copyfile(path, copy)
            sync(copy)


def _damaged(load: Load) -> DamagedStoreError:
    return DamagedStoreError(f"What was received with load {load.load_id} is damaged or missing.")


def _text(day: object) -> str | None:
    return None if day is None else str(day)
