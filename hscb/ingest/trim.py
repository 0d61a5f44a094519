"""A copy of a workbook without its stray cells: a value in the last cell of a sheet would fill the reader's memory."""

from __future__ import annotations

import zipfile
from pathlib import Path
from xml.parsers import expat

from hscb.ingest.scan import SheetScan
from hscb.ingest.sheet_xml import CellPlaces, Place, parse


class _FarCells(CellPlaces):
    """Finds the bytes of every cell beyond the table of a sheet part."""

    def __init__(self, scan: SheetScan) -> None:
        super().__init__()
        self.places: list[Place] = []
        self.ranges: list[tuple[int, int]] = []
        self._scan = scan
        self._from = -1
        self._inside = False

    def prepare(self, parser: expat.XMLParserType) -> None:
        self._parser = parser
        parser.EndElementHandler = self.end

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._close()
        local = name.rpartition(":")[2]
        if local == "row":
            self.at_row(attributes)
        elif local == "c":
            self.at_cell(attributes)
            if self.row > self._scan.last_row or self.column > self._scan.last_column:
                self._from = self._parser.CurrentByteIndex
                self._inside = True
        elif local in ("v", "is", "f") and self._inside and self.places[-1:] != [(self.row, self.column)]:
            self.places.append((self.row, self.column))

    def end(self, name: str) -> None:
        self._close()
        if name.rpartition(":")[2] == "c":
            self._inside = False

    def _close(self) -> None:
        # A cell ends where the element after it begins: only then is the length of its own end known.
        if self._from >= 0 and not self._inside:
            self.ranges.append((self._from, self._parser.CurrentByteIndex))
            self._from = -1


def without_far_cells(
    archive: zipfile.ZipFile, scans: dict[str, SheetScan], copy: Path
) -> dict[str, list[Place]]:
    """Writes the workbook to `copy` without the cells beyond each sheet's table; the places of those with a value.

    `scans` has the scan of each sheet part that holds such cells, by the part's name.
    """
    found = {}
    with zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as target:
        for member in archive.infolist():
            content = archive.read(member)
            if member.filename in scans:
                far = _FarCells(scans[member.filename])
                with archive.open(member) as part:
                    parse(part, far.start, far.prepare)
                content = _cut(content, far.ranges)
                found[member.filename] = far.places
            target.writestr(member.filename, content)
    return found


def _cut(content: bytes, ranges: list[tuple[int, int]]) -> bytes:
    kept, position = [], 0
    for start, end in ranges:
        kept.append(content[position:start])
        position = end
    return b"".join([*kept, content[position:]])
