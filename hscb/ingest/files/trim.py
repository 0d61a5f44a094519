"""A copy of a workbook without its stray cells: a value in the last cell of a sheet would fill the reader's memory."""

from __future__ import annotations

import zipfile
from pathlib import Path
from xml.parsers import expat

from hscb.ingest.files.asides import Aside
from hscb.ingest.files.scan import SheetScan
from hscb.ingest.files.sheet_xml import CellPlaces, Place, address, parse
from hscb.ingest.people.personal import kinds_in_text


class _FarCells(CellPlaces):
    """Finds the bytes of every cell beyond the table of a sheet part, and what stands in it."""

    def __init__(self, scan: SheetScan) -> None:
        super().__init__()
        self.texts: dict[Place, str] = {}
        self.shared: set[Place] = set()
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
                if attributes.get("t") == "s":
                    self.shared.add((self.row, self.column))
        elif local in ("v", "is", "f") and self._inside:
            self.texts.setdefault((self.row, self.column), "")
            self._parser.CharacterDataHandler = self._text if local != "f" else None

    def _text(self, text: str) -> None:
        self.texts[self.row, self.column] += text

    def end(self, name: str) -> None:
        self._close()
        if name.rpartition(":")[2] == "c":
            self._inside = False
            self._parser.CharacterDataHandler = None

    def _close(self) -> None:
        # A cell ends where the element after it begins: only then is the length of its own end known.
        if self._from >= 0 and not self._inside:
            self.ranges.append((self._from, self._parser.CurrentByteIndex))
            self._from = -1


class _SharedStrings:
    """Finds the texts with certain numbers among the shared strings."""

    def __init__(self, wanted: set[int]) -> None:
        self.texts: dict[int, str] = {}
        self._wanted = wanted
        self._number = -1

    def prepare(self, parser: expat.XMLParserType) -> None:
        parser.CharacterDataHandler = self._text

    def start(self, name: str, _: dict[str, str]) -> None:
        if name.rpartition(":")[2] == "si":
            self._number += 1

    def _text(self, text: str) -> None:
        if self._number in self._wanted:
            self.texts[self._number] = self.texts.get(self._number, "") + text


def without_far_cells(
    archive: zipfile.ZipFile, scans: dict[str, SheetScan], strings_part: str, copy: Path
) -> dict[str, list[Place]]:
    """Writes the workbook to `copy` without the cells beyond each sheet's table; the places of those with a value.

    `scans` has the scan of each sheet part that holds such cells, by the part's name. Personal identifiers in these
    cells are added to its asides.
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
                found[member.filename] = list(far.texts)
                scans[member.filename].asides += _asides(archive, far, strings_part)
            target.writestr(member.filename, content)
    return found


def _asides(archive: zipfile.ZipFile, far: _FarCells, strings_part: str) -> list[Aside]:
    numbers = {place: int(far.texts[place]) for place in far.shared if far.texts.get(place, "").isdigit()}
    strings = _SharedStrings(set(numbers.values()))
    if numbers:
        with archive.open(strings_part) as part:
            parse(part, strings.start, strings.prepare)
    texts = far.texts | {place: strings.texts.get(number, "") for place, number in numbers.items()}
    return [
        Aside("The cell", tuple(kinds), address(place))
        for place, text in texts.items()
        if (kinds := kinds_in_text(text))
    ]


def _cut(content: bytes, ranges: list[tuple[int, int]]) -> bytes:
    kept, position = [], 0
    for start, end in ranges:
        kept.append(content[position:start])
        position = end
    return b"".join([*kept, content[position:]])
