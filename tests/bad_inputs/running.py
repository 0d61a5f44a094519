"""Puts a case through the real loader: a child process for the file, a real store for the rows."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from hscb import pipeline
from hscb.examine import Report, examine
from hscb.ingest import child
from hscb.ingest.answers import NOTHING_TOLD
from hscb.ingest.files.limits import Limits
from hscb.ingest.problems import Problem
from hscb.loading import silent
from hscb.warehouse.store import Store
from tests.bad_inputs.case import Case, Outcome
from tests.bad_inputs.makers import HEADINGS, Book, children, content, sound_bytes, values
from tests.unit.ingest.books import workbook
from tests.unit.pipeline.returns import loaded

WHO = "tests"
COUNT = values([HEADINGS, ("Police", "contacts", "2026-27 Q1", "all", "", "", "", 15)])
POPULATION = [("Authority", "Year", "Population 0-17"), ("Havering", 2026, 58000)]


@dataclass(frozen=True)
class Answer:
    """What became of a file."""

    outcome: Outcome
    problems: Sequence[Problem]
    rows: int


@dataclass(frozen=True)
class Stores:
    """A store that holds something else, and one that holds the sound return and the sound list."""

    other: Store
    held: Store

    def of(self, case: Case) -> Store:
        """The store that a case meets."""
        return self.held if case.held else self.other


def make_stores(folder: Path) -> Stores:
    """Makes both in a folder."""
    other, held = Store(folder / "other"), Store(folder / "held")
    loaded(other, workbook(folder / "population.xlsx", {"Population": POPULATION}))
    sound = folder / "sound"
    sound.mkdir()
    loaded(held, content(sound_bytes)(sound))
    loaded(held, Book({**children().sheets, **COUNT.sheets})(sound))
    return Stores(other, held)


def put_through(case: Case, store: Store, folder: Path) -> Answer:
    """What the loader makes of a case. What is to be loaded is only examined, so that the store serves the next one."""
    path = case.make(folder)
    if case.loads:
        return _answer(examine(store, [[path]], WHO, NOTHING_TOLD, silent)[0])
    result = pipeline.load(store, [path], WHO)
    return _answer(result.report, is_known=result.outcome == "already loaded")


def _answer(report: Report, is_known: bool = False) -> Answer:
    severities = {problem.severity for problem in report.problems}
    outcome: Outcome = "read"
    for severity, name in (("note", "noted"), ("warning", "asked"), ("error", "refused")):
        if severity in severities:
            outcome = name
    rows = sum(sheet.rows for sheet in report.sheets)
    return Answer("known" if is_known else outcome, report.problems, rows)


def values_read(path: Path) -> Mapping[str, Sequence[str | None]]:
    """The clean values of the first table of a file, by column."""
    found = child.read(path, path.name, Limits(), NOTHING_TOLD)
    first: Mapping[str, Sequence[str | None]] = found["tables"][0]["values"]
    return first


def first_of_each(problems: Sequence[Problem]) -> list[tuple[str, str, str]]:
    """The first problem of every code, in order: code, place and sentence."""
    first: dict[str, Problem] = {}
    for problem in problems:
        first.setdefault(problem.code, problem)
    return [
        (code, "!".join(filter(None, (problem.sheet, problem.cell))), problem.message)
        for code, problem in first.items()
    ]


def fingerprint(store: Store) -> str:
    """A hash of every file below a store, with its name."""
    found = hashlib.sha256()
    for path in sorted(store.folder.rglob("*")):
        found.update(f"{path.relative_to(store.folder)}\n".encode())
        if path.is_file():
            found.update(hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()
