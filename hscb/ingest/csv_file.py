"""Reads a CSV file into a grid, as Excel would number its rows and columns."""

from __future__ import annotations

import csv
from pathlib import Path, PurePath

from hscb.ingest.grid import Cell, Grid
from hscb.ingest.limits import Limits, RefusedError

_DELIMITERS = ",;\t|"


def read_csv(path: Path, name: str, limits: Limits) -> Grid:
    """The rows of a CSV file in UTF-8 or, as older systems write it, Windows-1252. All cells are text.

    The sheet has the file's name without its ending, as in Excel. Raises RefusedError beyond the limits.
    """
    lines = _text(path.read_bytes()).splitlines(keepends=True)
    first = next((line for line in lines if line.strip()), "")
    delimiter = max(_DELIMITERS, key=first.count)
    rows: list[list[Cell]] = []
    cells = 0
    try:
        for row in csv.reader(lines, delimiter=delimiter):
            cells += len(row)
            if cells > limits.cells:
                raise RefusedError("too-many-cells", f"The file holds more than {limits.cells:,} cells.")
            rows.append([*row])
    except csv.Error as fault:
        raise RefusedError("damaged", f"Row {len(rows) + 1} of the file cannot be read as CSV.") from fault
    return Grid(name=PurePath(name).stem, rows=rows)


def _text(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")
