"""The About sheet: who sent a workbook, and which dates it covers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from hscb.ingest.cells.categories import yes_no_text
from hscb.ingest.cells.dates import day_text
from hscb.ingest.cells.names import agency_name
from hscb.ingest.cells.suggestions import hint
from hscb.ingest.cells.troubles import Converted, Read, Trouble
from hscb.ingest.cells.values import plain_text
from hscb.ingest.cells.words import folded
from hscb.ingest.files.grid import Cell, Grid, is_blank
from hscb.ingest.files.sheet_xml import Place
from hscb.ingest.layout.recognition import ABOUT_HEADINGS, heading_row_with
from hscb.ingest.report import Report

# Submitted By names a person: it is known, and never read.
ITEMS = ("Authority", "Agency", "Data From", "Data To", "Submitted By", "Synthetic")
# A sheet with more rows is not looked through for what it says of the others.
ROWS_OF_ABOUT = 60
_READERS: dict[str, Callable[..., Converted | Read]] = {
    "Authority": plain_text,
    "Agency": agency_name,
    "Data From": day_text,
    "Data To": day_text,
    "Synthetic": yes_no_text,
}


@dataclass(frozen=True)
class About:
    """What an About sheet says; None where it says nothing. Dates are texts such as `2016-04-01`."""

    authority: str | None = None
    agency: str | None = None
    data_from: str | None = None
    data_to: str | None = None
    is_synthetic: bool = False


def is_about(grid: Grid) -> bool:
    """True for a sheet with the headings Item and Value and at least one item that is known."""
    return bool(_places(grid))


def forget_submitter(grid: Grid) -> bool:
    """Clears the name of the person who submitted the workbook from the grid; True where there was one."""
    row, position = _places(grid).get("Submitted By", (0, 0))
    if not row or is_blank(grid.rows[row - 1][position]):
        return False
    grid.rows[row - 1][position] = ""
    return True


def read_about(grid: Grid, report: Report) -> About:
    """What an About sheet says; what cannot be read is reported."""
    found: dict[str, str] = {}
    for item, (row, position) in _places(grid).items():
        cell = grid.rows[row - 1][position]
        if item not in _READERS or is_blank(cell):
            continue
        value = _READERS[item](cell, grid.date_1904) if item.startswith("Data") else _READERS[item](cell)
        if isinstance(value, Trouble):
            value = _told(value, item, report, row, position)
        elif isinstance(value, Read):
            value = value.value
        if value is not None:
            found[item] = value
    about = About(
        authority=found.get("Authority"),
        agency=found.get("Agency"),
        data_from=found.get("Data From"),
        data_to=found.get("Data To"),
        is_synthetic=found.get("Synthetic") == "Yes",
    )
    if about.data_from and about.data_to and about.data_from > about.data_to:
        row, position = _places(grid)["Data To"]
        report.about_cell("about-unreadable", "Data To is before Data From.", row, position)
    if about.data_to and about.data_to > date.today().isoformat():
        row, position = _places(grid)["Data To"]
        report.about_cell("date-in-future", "Data To lies in the future.", row, position)
    return about


def cells_of_about(grid: Grid) -> dict[Place, Cell]:
    """The headings of an About sheet, and the items that are read with their values, by their places."""
    headings = heading_row_with(grid.rows, ABOUT_HEADINGS)
    if headings is None:
        return {}
    top, positions = headings
    cells: dict[Place, Cell] = {(top, position + 1): heading for heading, position in positions.items()}
    for item, (row, position) in _places(grid).items():
        if item in _READERS:
            cells |= {(row, positions["Item"] + 1): item, (row, position + 1): grid.rows[row - 1][position]}
    return cells


def _told(trouble: Trouble, item: str, report: Report, row: int, position: int) -> str | None:
    """Reports what cannot be read; an agency that is not known may be a new one, or one that was answered before."""
    if item != "Agency":
        report.about_cell("about-unreadable", trouble.sentence(may_quote=True, heading=item), row, position)
        return trouble.value
    if answered := report.answers.meaning(trouble.asks, trouble.quoted):
        return answered
    words = f'What does "{trouble.quoted}" mean in {item}?'
    offers = report.ask(trouble.asks, trouble.quoted, words, report.cell(row, position))
    words = trouble.sentence(may_quote=True, heading=item, hint=hint(trouble.asks, offers))
    report.about_cell(trouble.code, words, row, position)
    return trouble.value


def _places(grid: Grid) -> dict[str, tuple[int, int]]:
    """Where the values of the known items stand: Excel row, and position of the Value column."""
    headings = heading_row_with(grid.rows, ABOUT_HEADINGS)
    if headings is None:
        return {}
    top, positions = headings
    known = {folded(item): item for item in ITEMS}
    found = {}
    for number, row in enumerate(grid.rows[top:], start=top + 1):
        item = known.get(_word(row, positions["Item"]))
        if item and item not in found and positions["Value"] < len(row):
            found[item] = (number, positions["Value"])
    return found


def _word(row: list[Cell], position: int) -> str:
    cell = row[position] if position < len(row) else ""
    return folded(cell) if isinstance(cell, str) else ""
