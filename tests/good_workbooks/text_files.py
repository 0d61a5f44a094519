"""Returns as text files, in the encodings and with the delimiters that systems export."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path
from typing import Any

from tests.good_workbooks.returns import Sheets
from tests.unit.ingest.books import Rows


def comma_utf8(path: Path, sheets: Sheets) -> Path:
    """Excel's `CSV UTF-8`: commas, a byte order mark."""
    return _written(path, sheets, ",", "utf-8-sig")


def semicolon_windows(path: Path, sheets: Sheets) -> Path:
    """A system of a supplier on the continent: semicolons, Windows-1252."""
    return _written(path, sheets, ";", "cp1252")


def tab_utf16(path: Path, sheets: Sheets) -> Path:
    """Excel's `Unicode Text`, renamed: tabs, UTF-16."""
    return _written(path, sheets, "\t", "utf-16")


def quoted_unix(path: Path, sheets: Sheets) -> Path:
    """A database tool: every cell in quotation marks, lines as on Unix, dates as ISO."""
    return _written(
        path, sheets, ",", "utf-8", date_format="%Y-%m-%d", quoting=csv.QUOTE_ALL, lineterminator="\n"
    )


def _written(
    path: Path, sheets: Sheets, delimiter: str, encoding: str, date_format: str = "%d/%m/%Y", **options: Any
) -> Path:
    (rows,) = sheets.values()
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, **options).writerows(_texts(rows, date_format))
    path = path.with_suffix(".csv")
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def _texts(rows: Rows, date_format: str) -> Rows:
    return [[cell.strftime(date_format) if isinstance(cell, date) else cell for cell in row] for row in rows]
