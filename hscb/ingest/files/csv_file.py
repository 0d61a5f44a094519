"""Reads a CSV file into a grid, as Excel would number its rows and columns."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from pathlib import Path, PurePath

from hscb.ingest.files.grid import Cell, Grid
from hscb.ingest.files.limits import Limits, RefusedError

_DELIMITERS = ",;\t|"
_LINES_LOOKED_AT = 50
_BYTES_LOOKED_AT = 200
# Excel's own mark of the delimiter; it is no row of the sheet.
_SEPARATOR_LINE = re.compile(r'"?sep=(.)"?[ \t]*(?:\r\n|\n|\r|$)', re.IGNORECASE)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def read_csv(path: Path, name: str, limits: Limits) -> Grid:
    """The rows of a CSV file, whichever encoding and delimiter it has. All cells are text.

    The sheet has the file's name without its ending, as in Excel. Raises RefusedError beyond the limits, and for a
    quotation mark that is never closed, which would swallow the rows below it.
    """
    text = decoded(path.read_bytes())
    told = _SEPARATOR_LINE.match(text)
    if told:
        text = text[told.end() :]
    delimiter = told[1] if told else _delimiter(text)
    rows: list[list[Cell]] = []
    cells = 0
    try:
        # as it stands, not by lines: a cell may hold a line break, or a character that only looks like one
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            cells += len(row)
            if cells > limits.cells:
                raise RefusedError("too-many-cells", f"The file holds more than {limits.cells:,} cells.")
            rows.append([*row])
    except csv.Error as fault:
        raise RefusedError("damaged", f"Row {len(rows) + 1} of the file cannot be read as CSV.") from fault
    if text.count('"') % 2 and _is_left_open(text, delimiter):
        raise RefusedError(
            "quotation-open", f"A quotation mark in row {len(rows)} or its last cells is never closed."
        )
    return Grid(name=PurePath(name).stem, rows=rows)


def decoded(content: bytes) -> str:
    """The text of a file in UTF-8 or UTF-16, marked as such or not, else in Windows-1252, as older systems write."""
    if content.startswith(_UTF16):
        return content.decode("utf-16", errors="replace")
    if encoding := bare_utf16(content):
        return content.decode(encoding, errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def bare_utf16(content: bytes) -> str:
    """Which UTF-16 a text is in that does not say so, as every second byte of it is 0; empty for any other text."""
    head = content[:_BYTES_LOOKED_AT]
    for encoding, letters, zeros in (
        ("utf-16-le", head[::2], head[1::2]),
        ("utf-16-be", head[1::2], head[::2]),
    ):
        if zeros and 0 not in letters and zeros.count(0) * 10 >= len(zeros) * 9:
            return encoding
    return ""


def _delimiter(text: str) -> str:
    """The delimiter that parts the first lines into several cells, most of them into equally many."""
    lines = [line for line in text[:100_000].splitlines() if line.strip()][:_LINES_LOOKED_AT]
    return max(_DELIMITERS, key=lambda delimiter: _evenness(lines, delimiter))


def _evenness(lines: list[str], delimiter: str) -> tuple[int, int]:
    widths = Counter(width for line in lines if (width := line.count(delimiter)))
    width, times = max(widths.items(), key=lambda entry: (entry[1], entry[0]), default=(0, 0))
    return (times, width)


def _is_left_open(text: str, delimiter: str) -> bool:
    try:
        for _ in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            pass
    except csv.Error as fault:
        return "unexpected end of data" in str(fault)
    return False
