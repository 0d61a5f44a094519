"""What a check tells: what was understood of each sheet, and every problem, of cells and of rows against each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Protocol

from hscb.ingest.answers import Question, Told, each_once
from hscb.ingest.formats import formats
from hscb.ingest.layout.understood import Understood
from hscb.ingest.problems import Problem, letters_of
from hscb.ingest.reading import ColumnPlace, Extract, read_files
from hscb.ingest.sender import Sender
from hscb.warehouse.build import fill
from hscb.warehouse.connection import new_database
from hscb.warehouse.ledger import Event, FileReceived, Ledger, loads_in_force, next_number, now
from hscb.warehouse.mappings import remembered
from hscb.warehouse.received import Content, content_of, contents_in_force, load_of
from hscb.warehouse.store import Store
from hscb.warehouse.views import create_models

CHECKS = "checks.problems"


class Progress(Protocol):
    """Is told the name of each step before it begins, and now and then how far a step is."""

    def __call__(self, step: str, detail: str = "") -> None: ...


@dataclass(frozen=True)
class SheetRead:
    """What was understood of one sheet: its format, whose it is, its window, how many rows were kept."""

    file: str
    sheet: str
    table: str
    title: str
    authority: str
    submitted_by: str
    data_from: str | None
    data_to: str | None
    is_synthetic: bool
    rows: int


@dataclass(frozen=True)
class Report:
    """What files hold and what is wrong with them, all at once; how each table was read, with the name of its file.

    senders: who sent each file whose sheets could be read.
    """

    files: tuple[FileReceived, ...] = ()
    senders: tuple[Sender, ...] = ()
    sheets: tuple[SheetRead, ...] = ()
    understood: tuple[tuple[str, Understood], ...] = ()
    problems: tuple[Problem, ...] = ()
    questions: tuple[Question, ...] = ()

    @property
    def errors(self) -> tuple[Problem, ...]:
        """Problems that refuse the files."""
        return tuple(problem for problem in self.problems if problem.severity == "error")

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """Problems that refuse the files until a person accepts them."""
        return tuple(problem for problem in self.problems if problem.severity == "warning")

    def is_refused(self, accept_warnings: bool) -> bool:
        """Whether the files cannot be loaded."""
        return bool(self.errors or (self.warnings and not accept_warnings))


def examine(
    store: Store, groups: Sequence[Sequence[Path]], who: str, told: Told, progress: Progress
) -> tuple[Report, list[Content]]:
    """Reads each group of files as one load, and checks its rows against each other and against the loads held."""
    events = Ledger(store.ledger).events()
    progress("reading")
    known = knowing(store, told)
    tell = partial(progress, "reading")
    readings = [reading for paths in groups for reading in read_files(paths, known, tell=tell)]
    numbers = range(next_number(events), next_number(events) + len(readings))
    loads = [load_of(reading, number, now(), who) for reading, number in zip(readings, numbers, strict=True)]
    new = [content_of(reading, load) for reading, load in zip(readings, loads, strict=True)]
    progress("checking")
    problems = with_columns(
        (
            *(problem for reading in readings for problem in reading.problems),
            *row_problems(contents_in_force(store, events), new),
        ),
        [place for reading in readings for place in reading.columns],
    )
    sheets = (sheet for reading in readings for extract in reading.extracts for sheet in _sheets(extract))
    questions = each_once(question for reading in readings for question in reading.questions)
    files = tuple(file for load in loads for file in load.files)
    understood = tuple(one for reading in readings for one in reading.understood)
    senders = tuple(sender for reading in readings for sender in reading.senders)
    return Report(files, senders, tuple(sheets), understood, problems, tuple(questions)), new


def knowing(store: Store, told: Told) -> Told:
    """What a person says of files, with what was answered before and whose figures are held."""
    return replace(told, answers=remembered(store), held=_authorities(Ledger(store.ledger).events()))


def _authorities(events: Sequence[Event]) -> tuple[str, ...]:
    return tuple(sorted({extract.authority for load in loads_in_force(events) for extract in load.extracts}))


def with_columns(problems: Iterable[Problem], places: Iterable[ColumnPlace]) -> tuple[Problem, ...]:
    """The problems with the headings of their columns; with its letters where a column was not read."""
    headings: dict[tuple[str, str, str], list[str]] = {}
    for place in places:
        heading = next(
            column.heading for column in formats()[place.table].columns if column.name == place.name
        )
        headings.setdefault((place.file, place.sheet, place.letter), []).append(heading)
    known = {place: " / ".join(dict.fromkeys(found)) for place, found in headings.items()}
    return tuple(
        replace(problem, column=known.get((problem.file, problem.sheet, letters), letters))
        if (letters := letters_of(problem.cell))
        else problem
        for problem in problems
    )


def row_problems(held: Sequence[Content], new: Sequence[Content]) -> tuple[Problem, ...]:
    """The problems that rows of new loads show against each other and against the rows held."""
    if not any(content.load.extracts for content in new):
        return ()
    with new_database() as connection:
        fill(connection, [*held, *new], ())
        create_models(connection, CHECKS)
        ids = [content.load.load_id for content in new]
        return tuple(Problem(*found) for found in connection.execute(_PROBLEMS, [ids]).fetchall())


def _sheets(extract: Extract) -> list[SheetRead]:
    counted = extract.rows.group_by(["file", "sheet"]).aggregate([([], "count_all")])
    return [
        SheetRead(
            file=row["file"], sheet=row["sheet"], table=extract.table, title=formats()[extract.table].title,
            authority=extract.authority, submitted_by=extract.submitted_by,
            data_from=_text(extract.data_from), data_to=_text(extract.data_to),
            is_synthetic=extract.is_synthetic, rows=row["count_all"],
        )
        for row in counted.to_pylist()
    ]  # fmt: skip


# The letter of a column is a fact of the workbook; a row without the column is named by its first cell, and a row that
# was made of one cell by that cell.
_PROBLEMS = """
select
    problems.severity, problems.code, problems.file, problems.sheet,
    -- a problem without a column is one of the whole sheet
    case
        when problems.column_name is null then ''
        when regexp_full_match(problems.row, '[0-9]+') then coalesce(columns.letter, 'A') || problems.row
        else problems.row
    end as cell,
    concat(
        problems.sheet,
        case when cell = '' then '' when regexp_matches(cell, '^[A-Z]+[0-9]') then ', cell ' else ', ' end,
        cell, ': ', problems.message
    ) as message,
    problems.fix
from checks.problems
left join raw.columns
    on
        problems.load_id = columns.load_id
        and problems.file = columns.file
        and problems.sheet = columns.sheet
        and problems.sheet_table = columns.sheet_table
        and problems.column_name = columns.name
where list_contains(?, problems.load_id)
order by problems.file, problems.sheet, try_cast(problems.row as integer), problems.code, cell
"""


def _text(day: object) -> str | None:
    return None if day is None else str(day)
