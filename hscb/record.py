"""The record of a load: what a person was told when it was accepted, kept beside its rows and never changed."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from hscb.errors import WrongUseError
from hscb.examine import SheetRead
from hscb.ingest.problems import Problem
from hscb.warehouse.changes import MovedFigure
from hscb.warehouse.ledger import RowChanges
from hscb.warehouse.store import Store, sync


@dataclass(frozen=True)
class Record:
    """The sheets that were read and how, every problem, the rows and figures that changed, rows that did not count."""

    sheets: tuple[SheetRead, ...]
    sentences: tuple[str, ...]
    problems: tuple[Problem, ...]
    changes: tuple[RowChanges, ...]
    moved: tuple[MovedFigure, ...]
    not_counting: tuple[str, ...]


def write_record(store: Store, load_id: str, record: Record) -> None:
    """Keeps the record of a load beside its rows."""
    path = store.record_path(load_id)
    path.write_text(json.dumps(asdict(record), ensure_ascii=False), encoding="utf-8")
    sync(path)


def record_of(store: Store, load_id: str) -> Record:
    """The record of a load, taken back or not. Raises WrongUseError where there is none."""
    try:
        told = json.loads(store.record_path(load_id).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise WrongUseError(
            f"No record of load {load_id} was kept.", "`python -m hscb loads` shows who loaded it, and when."
        ) from None
    return Record(
        sheets=tuple(SheetRead(**sheet) for sheet in told["sheets"]),
        sentences=tuple(told["sentences"]),
        problems=tuple(Problem(**problem) for problem in told["problems"]),
        changes=tuple(RowChanges(**change) for change in told["changes"]),
        moved=tuple(MovedFigure(**figure) for figure in told["moved"]),
        not_counting=tuple(told["not_counting"]),
    )
