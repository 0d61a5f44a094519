"""The clean rows of a sheet: what the reader hands on."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class SheetRows:
    """The clean rows of a table of a known format: names of the rows, values by column name, letters of the columns.

    Rows are named by Excel's numbers. Those of a file of another layout, and those made of figures side by side, are
    named by addresses; their columns have no letters, and cells has the address of each part of a figure by name.
    """

    table: str
    sheet: str
    rows: list[str]
    values: dict[str, list[str | None]]
    letters: dict[str, str]
    cells: dict[str, list[str]] = field(default_factory=dict)

    @property
    def first_column(self) -> str:
        """The name of the leftmost column."""
        return min(self.letters, key=lambda name: (len(self.letters[name]), self.letters[name]))

    def cell(self, index: int, name: str) -> str:
        """The address of the cell of a column in one of the rows; column A where the sheet lacks the column."""
        if name in self.cells:
            return self.cells[name][index]
        row = self.rows[index]
        return f"{self.letters.get(name, 'A')}{row}" if row.isdigit() else row
