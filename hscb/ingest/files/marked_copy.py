"""How a marked copy or a problem list of ours is known when somebody sends it in place of the workbook."""

from __future__ import annotations

from hscb.ingest.files.grid import Grid
from hscb.ingest.files.limits import RefusedError

# The sheet that lists problems, and how the first of its cells begins.
PROBLEMS, HEAD = "Problems", "Problems found in"


def refuse_marked_copy(grid: Grid) -> None:
    """Raises RefusedError for the sheet of a workbook that we made to be sent back."""
    first = grid.rows[0][0] if grid.rows and grid.rows[0] else ""
    if grid.name.startswith(PROBLEMS) and str(first).startswith(HEAD):
        words = "This is the marked copy, or the list of problems, that we made; send the agency's corrected workbook."
        raise RefusedError("marked-copy", words)
