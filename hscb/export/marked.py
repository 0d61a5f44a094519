"""A copy of a file to send back to whoever sent it: its cells with problems are marked, no child's value is in it.

The copy is a new workbook, made of what the child process says may be shown of each sheet: nothing of the original
file is carried over, and it is never opened here.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path, PurePath

from openpyxl.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.worksheet import Worksheet

from hscb.examine import Report
from hscb.export.cells import ground, make_headings, writable
from hscb.export.problem_list import AUTHOR, COUNTS, new_book, saved, to_send, write_problems
from hscb.ingest.alike import SEVERITIES, counted, more_like_this
from hscb.ingest.answers import Told
from hscb.ingest.files.limits import Limits
from hscb.ingest.files.marked_copy import PROBLEMS
from hscb.ingest.files.sheet_xml import Place, address
from hscb.ingest.outline import SheetOutline
from hscb.ingest.people.unsaid import told_file
from hscb.ingest.problems import Problem, column_number, place_in_sheet
from hscb.ingest.process import read_outlines
from hscb.ingest.reading import named

MOST_MARKED = 5_000
_MOST_OF_A_RANGE = 500
_COPY_ENDING = ", marked.xlsx"
_FILLED = "·"
_WIDEST, _NARROWEST = 30, 10
_LONGEST_TITLE = 31
_LAST_PLACE = (1_048_576, 16_384)
# Excel keeps the last for itself.
_TAKEN = (PROBLEMS, COUNTS, "History")
_NOT_IN_A_TITLE = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_CELLS = re.compile(r"([A-Z]{1,3})([0-9]{1,7})(?::([A-Z]{1,3})([0-9]{1,7}))?")
_ABOUT = (
    "A copy of the file with its problems marked: a cell with a problem has a colour and a comment, which says what to "
    "do. Put it right in the workbook that was sent, not in this copy, and send that again.",
    "Values of children are left out. A marked cell without a value says Error, Warning or Note; · stands for the "
    "other cells of its row. Sheets that were not recognised, or are hidden, show their marks alone.",
)


@dataclass(frozen=True)
class CheckedFile:
    """A file that was checked: where it is, the name that it goes by in the report, and what its copy is called."""

    path: Path
    name: str
    copy_name: str


def checked_files(paths: Sequence[Path]) -> list[CheckedFile]:
    """The files of a check with the names that the report has for them; no two copies have the same name."""
    files: list[CheckedFile] = []
    taken: set[str] = set()
    for path, name in named(paths):
        told = told_file(name)
        start = told.replace("/", " ")
        copies = (f"{stem}{_COPY_ENDING}" for stem in (PurePath(start).stem, start, f"{start}, {len(files)}"))
        copy_name = next(copy for copy in copies if copy.casefold() not in taken)
        taken.add(copy_name.casefold())
        files.append(CheckedFile(path, told, copy_name))
    return files


def write_marked_copies(files: Sequence[CheckedFile], report: Report, told: Told, folder: Path) -> list[Path]:
    """Writes the marked copy of each file into a folder, and gives their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    for file in files:
        (folder / file.copy_name).write_bytes(marked_copy(file, report, told))
    return [folder / file.copy_name for file in files]


def marked_copy(file: CheckedFile, report: Report, told: Told) -> bytes:
    """The marked copy of one file of a report, as a workbook."""
    about_it = to_send(report, [file.name])
    outlines = {one.sheet: one for one in reversed(read_outlines(file.path, file.name, Limits(), told))}
    marks = _marks(about_it.problems)
    for sheet in marks:
        outlines.setdefault(sheet, SheetOutline(sheet, place=len(outlines)))
    book = new_book()
    links: dict[tuple[str, str], str] = {}
    cut: list[str] = []
    for outline in sorted(outlines.values(), key=lambda one: one.place):
        marked = marks.get(outline.sheet, {})
        if outline.is_hidden and not marked:
            continue
        sheet = book.create_sheet(_title(outline.sheet, book.sheetnames))
        shown = dict(islice(marked.items(), MOST_MARKED))
        _write_sheet(sheet, outline, shown)
        links |= _links(sheet.title, outline.sheet, shown)
        cut += _cut(outline, len(marked) - len(shown))
    write_problems(book, about_it, [file.name], [*_ABOUT, *cut], links)
    return saved(book)


def _marks(problems: Iterable[Problem]) -> dict[str, dict[Place, list[Problem]]]:
    """The problems of each cell, by sheet and place, the gravest first."""
    found: dict[str, dict[Place, list[Problem]]] = {}
    for problem in sorted(problems, key=lambda one: SEVERITIES.index(one.severity)):
        for place in _places(problem.cell) if problem.sheet else ():
            found.setdefault(problem.sheet, {}).setdefault(place, []).append(problem)
    return found


def _places(cell: str) -> Iterator[Place]:
    """The places that an address names: F14, or the blocks of `P2:Q2/N2`; none of a line of an XML."""
    found = _CELLS.findall(cell) if place_in_sheet(cell)[1] else []
    for left, top, right, bottom in found:
        rows = range(int(top), int(bottom or top) + 1)
        columns = range(column_number(left), column_number(right or left) + 1)
        places = ((row, column) for row in rows for column in columns)
        yield from (place for place in islice(places, _MOST_OF_A_RANGE) if _is_in_excel(place))


def _is_in_excel(place: Place) -> bool:
    return 0 < place[0] <= _LAST_PLACE[0] and 0 < place[1] <= _LAST_PLACE[1]


def _title(name: str, taken: Collection[str]) -> str:
    """The title of a sheet as Excel allows it, which no other one has."""
    used = {title.casefold() for title in (*taken, *_TAKEN)}
    cleaned = str(writable(_NOT_IN_A_TITLE.sub("_", name))).strip("'")[:_LONGEST_TITLE] or "Sheet"
    title, number = cleaned, 1
    while title.casefold() in used:
        number += 1
        end = f" ({number})"
        title = cleaned[: _LONGEST_TITLE - len(end)] + end
    return title


def _write_sheet(sheet: Worksheet, outline: SheetOutline, marks: dict[Place, list[Problem]]) -> None:
    widths: dict[int, int] = {}
    for name, value in outline.cells.items():
        row, column = place_in_sheet(name)
        cell = sheet.cell(row, column, writable(value))
        widths[column] = max(widths.get(column, _NARROWEST), min(len(str(value)) + 2, _WIDEST))
        if row in outline.headings:
            make_headings([cell])
    shown = {place_in_sheet(name)[0] for name in outline.cells}
    for row in {row for row, _ in marks} - shown:
        for column in widths:
            sheet.cell(row, column, _FILLED)
    for (row, column), problems in marks.items():
        _mark(sheet.cell(row, column), problems)
    for column, width in widths.items():
        sheet.column_dimensions[get_column_letter(column)].width = width
    if outline.headings:
        sheet.freeze_panes = f"A{outline.headings[0] + 1}"


def _mark(cell: Cell | MergedCell, problems: Sequence[Problem]) -> None:
    gravest = problems[0].severity
    if cell.value in (None, _FILLED):
        cell.value = gravest.capitalize()
    cell.fill = ground(gravest)
    said = "\n\n".join(
        f"{one.severity.capitalize()}: {one.message}\nWhat to do: {one.fix}" for one in problems
    )
    cell.comment = Comment(str(writable(said)), AUTHOR, width=420, height=min(60 + len(said) // 3, 400))


def _links(title: str, sheet: str, marks: dict[Place, list[Problem]]) -> dict[tuple[str, str], str]:
    """Where the first cell of each problem stands in the copy, by its sheet and address."""
    found: dict[tuple[str, str], str] = {}
    for place, problems in marks.items():
        for problem in problems:
            found.setdefault((sheet, problem.cell), f"{quote_sheetname(title)}!{address(place)}")
    return found


def _cut(outline: SheetOutline, unmarked: int) -> Iterator[str]:
    if outline.is_cut:
        yield f"Of {outline.sheet} the first rows are shown, with every row that is marked."
    if unmarked > 0:
        cells = counted(MOST_MARKED, "cell")
        yield f"In {outline.sheet}, {cells} are marked, {more_like_this(unmarked)}; all are listed below."
