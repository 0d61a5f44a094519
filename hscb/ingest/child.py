"""What runs in the child process: one file in, its clean rows and problems out, as JSON. Started by `process.py`.

Limits are set before anything is read, so that no file can take more than they allow. The child hands back clean
values only: columns that are dropped never leave it, nor does anything of a file with a personal identifier. Asked for
outlines, it hands back what of each sheet may go back to its sender instead.
"""

from __future__ import annotations

import gc
import json
import resource
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from hscb.config import DEFAULT_AGENCY
from hscb.ingest.about import ROWS_OF_ABOUT, About, is_about
from hscb.ingest.answers import SHEET_AGENCY, Answer, Answers, Told, answers_for
from hscb.ingest.files.csv_file import read_csv
from hscb.ingest.files.gate import is_workbook
from hscb.ingest.files.grid import Grid
from hscb.ingest.files.limits import MEGABYTE, MEMORY_EXIT, Limits, RefusedError
from hscb.ingest.files.marked_copy import refuse_marked_copy
from hscb.ingest.files.workbook import read_workbook
from hscb.ingest.national.cin_census import is_return, read_census
from hscb.ingest.national.statistics import read_statistic
from hscb.ingest.outline import outline_of
from hscb.ingest.outline import without_values as no_values_of
from hscb.ingest.people.unsaid import check_file_name, is_personal, told_file, told_sheet, without_values
from hscb.ingest.problems import problem
from hscb.ingest.progress import tell_sheet
from hscb.ingest.sender import Sender, answers_used, question_who, sender_of, with_about
from hscb.ingest.sheets import SheetReading, read_sheet


def nobody(grid: Grid) -> None:
    """Tells nobody which sheet is being read."""


def read(
    path: Path, name: str, limits: Limits, told: Told, tell: Callable[[Grid], None] = nobody
) -> dict[str, Any]:
    """Everything that came of one file, as plain values: sheets in order, tables, About, problems, questions.

    tell: is told of each sheet before it is read.
    """
    try:
        return _contents(_grids(path, name, limits, told), name, told, tell)
    except RefusedError as refused:
        found = problem(refused.code, refused.words, file=name, sheet=refused.sheet, cell=refused.cell)
        return {"problems": [vars(found)]}


def outlines(path: Path, name: str, limits: Limits, told: Told) -> dict[str, Any]:
    """What of each sheet of a file may be shown to whoever sent it, as plain values; nothing of a file that is refused

    before its sheets are read, nor of one in another layout, whose cells lie elsewhere.
    """
    found, problems = [], check_file_name(name)
    try:
        for grid, reading, _, answers in _sheets_read(_grids(path, name, limits, told), name, told, nobody):
            problems += reading.problems
            if not grid.row_names:
                found.append(outline_of(grid, reading, answers))
    except RefusedError:
        found = []
    if is_personal(problems):
        found = [no_values_of(outline) for outline in found]
    return {"outlines": [vars(outline) for outline in found]}


def _grids(path: Path, name: str, limits: Limits, told: Told) -> Iterable[Grid]:
    if is_return(path):
        return read_census(path, limits, told.authority)
    return read_workbook(path, limits) if is_workbook(path, name) else [read_csv(path, name, limits)]


def _contents(grids: Iterable[Grid], name: str, told: Told, tell: Callable[[Grid], None]) -> dict[str, Any]:
    sheets, readings = [], []
    sender, answers = Sender(name, told.agency or DEFAULT_AGENCY, "usual"), answers_for(told)
    for grid, reading, found, holding in _sheets_read(grids, name, told, tell):
        sender, answers = found, holding
        readings.append(reading)
        sheets.append(told_sheet(grid.name))
    problems = check_file_name(name) + [found for reading in readings for found in reading.problems]
    refused = is_personal(problems)
    abouts = [reading.about for reading in readings if reading.about]
    if len(abouts) > 1:
        problems.append(problem("about-twice", "The workbook has more than one About sheet.", file=name))
    if not refused and not any(_is_of_use(reading) for reading in readings):
        problems.append(problem("nothing-read", "The file has no sheet that can be loaded.", file=name))
    return {
        "name": told_file(name),
        "sheets": sheets,
        "problems": [vars(found) for found in without_values(problems)],
        "sender": vars(replace(sender, file=told_file(name), key="" if refused else sender.key)),
        **({} if refused else _kept(readings, abouts, answers, sender)),
    }


def _sheets_read(
    grids: Iterable[Grid], name: str, told: Told, tell: Callable[[Grid], None]
) -> Iterator[tuple[Grid, SheetReading, Sender, Answers]]:
    """Each sheet with what came of it; who sent the file, and the answers that hold, from there on."""
    first, rest = _first_sheets(grids)
    sender = sender_of(name, first, told)
    answers = answers_for(told, agency=sender.agency, told_agency=sender.known_agency)
    for grid in chain(first, rest):
        tell(grid)
        reading = read_statistic(grid, name, answers, told.held) or read_sheet(grid, name, answers)
        if reading.about:
            about = reading.about
            sender = with_about(sender, about)
            said = (about.agency, about.data_from, about.data_to)
            answers = answers_for(told, about.authority, sender.agency, said, sender.known_agency)
        yield grid, reading, sender, answers


def _kept(
    readings: Sequence[SheetReading], abouts: Sequence[About], answers: Answers, sender: Sender
) -> dict[str, Any]:
    """What is handed on of a file without a personal identifier."""
    questions = [question for reading in readings for question in reading.questions]
    if questions and sender.told_by == "assumed":
        # what is answered is kept for somebody; whose its sheets are follows from it
        others = [question for question in questions if question.field != SHEET_AGENCY]
        questions = [question_who(sender, answers.authority), *others]
    return {
        "tables": [vars(table) for reading in readings for table in reading.tables],
        "understood": [vars(one) for reading in readings for one in reading.understood],
        "about": vars(abouts[0]) if abouts else None,
        "questions": [asdict(question) for question in questions],
        "answers": [
            vars(answer) for answer in (*answers_used(sender, answers.authority), *answers.used_answers())
        ],
        "everything_kept": all(reading.everything_kept for reading in readings),
    }


def _first_sheets(grids: Iterable[Grid]) -> tuple[list[Grid], Iterator[Grid]]:
    """The small sheets that come first, About before the others (it says whose answers hold), and the rest."""
    rest = iter(grids)
    small: list[Grid] = []
    for grid in rest:
        refuse_marked_copy(grid)
        small.append(grid)
        if len(grid.rows) > ROWS_OF_ABOUT:
            break
    return sorted(small, key=lambda grid: not is_about(grid)), rest


def _is_of_use(reading: SheetReading) -> bool:
    """True unless a sheet came to nothing without a reason that already refuses the file, or an empty list."""
    told = {found.code for found in reading.problems if found.severity == "error"} | {"no-rows"}
    return bool(reading.tables or reading.about or told & {found.code for found in reading.problems})


def _set_limits(limits: Limits) -> None:
    memory = limits.memory_megabytes * MEGABYTE
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.seconds, limits.seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main(request: Path) -> None:
    """Reads the file that a request names and writes the answer beside it."""
    asked = json.loads(request.read_text(encoding="utf-8"))
    limits = Limits(**asked["limits"])
    _set_limits(limits)
    # What is left over goes with the process; looking for it among millions of cells takes seconds.
    gc.disable()
    told = Told(
        asked["told"]["authority"],
        asked["told"]["agency"],
        tuple(Answer(**answer) for answer in asked["told"]["answers"]),
        tuple(asked["told"]["held"]),
        tuple((name, agency) for name, agency in asked["told"]["senders"]),
    )
    path, name = Path(asked["path"]), asked["name"]
    if asked["outlines"]:
        answer = outlines(path, name, limits, told)
    else:
        answer = read(path, name, limits, told, partial(tell_sheet, request))
    request.with_name("answer.json").write_text(json.dumps(answer), encoding="utf-8")


def _is_memory(fault: BaseException) -> bool:
    """True where memory ran out, in Python or under the bulk reader (whose panic says that a pointer is null)."""
    return isinstance(fault, MemoryError) or "pointer is null" in str(fault)


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]))
    except BaseException as fault:
        sys.exit(MEMORY_EXIT if _is_memory(fault) else 1)
