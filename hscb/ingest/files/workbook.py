"""Reads a workbook into grids: gate, scan, then python-calamine. Runs in the child process only."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

from python_calamine import CalamineError, CalamineWorkbook

from hscb.ingest.about import ROWS_OF_ABOUT
from hscb.ingest.files import archive
from hscb.ingest.files.asides import Aside, find_asides
from hscb.ingest.files.grid import Grid
from hscb.ingest.files.limits import Limits, RefusedError
from hscb.ingest.files.package import Package, read_package
from hscb.ingest.files.scan import SheetScan, scan_sheet
from hscb.ingest.files.sheet_xml import Place
from hscb.ingest.files.trim import without_far_cells


def read_workbook(path: Path, limits: Limits) -> Iterator[Grid]:
    """The sheets of a workbook one after the other, hidden ones too, with Excel's own rows and columns.

    Raises RefusedError where the file is not an ordinary workbook or goes beyond the limits.
    """
    with archive.opened(path, limits) as opened:
        package = read_package(opened)
        scans = _scans(opened, package, limits)
        asides = find_asides(opened, package)
        source, far_cells = Path(str(opened.filename)), {}
        with_far_cells = {part: scan for part, scan in scans.items() if scan.has_far_cells}
        if with_far_cells:
            source = path.with_name("trimmed.xlsx")
            far_cells = without_far_cells(opened, with_far_cells, package.strings_part, source)
    yield from _grids(source, package, scans, far_cells, asides)


def _scans(opened: ZipFile, package: Package, limits: Limits) -> dict[str, SheetScan]:
    scans, cells = {}, 0
    for sheet in package.sheets:
        with opened.open(sheet.part) as part:
            scan = scan_sheet(part, package.percent_styles, limits.cells)
        if scan.uses_shared_strings and not package.strings_part:
            raise RefusedError("damaged", "The workbook is damaged: the shared strings are missing.")
        # The bulk reader fills the whole rectangle, so it is the rectangle that counts.
        cells += scan.last_row * scan.last_column
        if cells > limits.cells:
            raise RefusedError("too-many-cells", f"The workbook holds more than {limits.cells:,} cells.")
        scans[sheet.part] = scan
    return scans


def _grids(
    source: Path,
    package: Package,
    scans: dict[str, SheetScan],
    far_cells: dict[str, list[Place]],
    asides: dict[str, list[Aside]],
) -> Iterator[Grid]:
    try:
        workbook = CalamineWorkbook.from_path(str(source))
        # what an About sheet says holds for the other sheets, so small sheets come first
        for sheet in sorted(package.sheets, key=lambda sheet: scans[sheet.part].last_row > ROWS_OF_ABOUT):
            scan = scans[sheet.part]
            has_cells = scan.last_row > 0
            rows = (
                workbook.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False) if has_cells else []
            )
            yield Grid(
                name=sheet.name,
                place=package.sheets.index(sheet),
                rows=rows,
                scan=scan,
                hidden=sheet.hidden,
                date_1904=package.date_1904,
                comments=sheet.comments,
                far_cells=tuple(far_cells.get(sheet.part, ())),
                asides=tuple(asides.get(sheet.name, ())),
                # what belongs to no sheet is told with the first one
                file_asides=tuple(asides.pop("", ())),
            )
    except CalamineError as fault:
        raise RefusedError("damaged", "The workbook is damaged: its cells cannot be read.") from fault
