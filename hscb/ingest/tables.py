"""The clean rows of a sheet: what the reader hands on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class SheetRows:
    """The clean rows of a sheet of a known format: Excel rows, values by column name, letters of the columns found."""

    table: str
    sheet: str
    rows: list[int]
    values: dict[str, list[str | None]]
    letters: dict[str, str]

    def cell(self, index: int, name: str) -> str:
        """The address of the cell of a column in one of the rows; column A where the sheet lacks the column."""
        return f"{self.letters.get(name, 'A')}{self.rows[index]}"
