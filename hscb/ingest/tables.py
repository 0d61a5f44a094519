"""The clean rows of a sheet: what the reader hands on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class SheetRows:
    """The clean rows of a sheet of a known format: names of the rows, values by column name, letters of the columns.

    Rows are named by Excel's numbers; those of a file of another layout by addresses, and its columns have no letters.
    """

    table: str
    sheet: str
    rows: list[str]
    values: dict[str, list[str | None]]
    letters: dict[str, str]

    def cell(self, index: int, name: str) -> str:
        """The address of the cell of a column in one of the rows; column A where the sheet lacks the column."""
        row = self.rows[index]
        return f"{self.letters.get(name, 'A')}{row}" if row.isdigit() else row
