"""How far the child process is with a file: a line in a file beside its request, for the person who waits."""

from __future__ import annotations

from pathlib import Path

from hscb.ingest.files.grid import Grid
from hscb.ingest.people.unsaid import told_sheet

_NAME = "progress"


def tell_sheet(request: Path, grid: Grid) -> None:
    """Says which sheet is being read now."""
    rows = len(grid.rows)
    request.with_name(_NAME).write_text(
        f", {told_sheet(grid.name)} ({rows:,} {'row' if rows == 1 else 'rows'})", encoding="utf-8"
    )


def words_so_far(request: Path) -> str:
    """The sheet that is being read; empty while the file is still being looked through."""
    try:
        return request.with_name(_NAME).read_text(encoding="utf-8")
    except OSError:
        return ""
