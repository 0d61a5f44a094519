"""Collects the problems of one sheet while it is read."""

from __future__ import annotations

from dataclasses import dataclass, field

from hscb.ingest.grid import cell_name
from hscb.ingest.problems import Problem, problem


@dataclass
class Report:
    """The problems of one sheet of one file. Rows are Excel's; positions of columns are counted from 0."""

    file: str
    sheet: str
    problems: list[Problem] = field(default_factory=list)

    def about_sheet(self, code: str, words: str) -> None:
        """A problem of the whole sheet."""
        self.problems.append(problem(code, words, file=self.file, sheet=self.sheet))

    def about_cell(self, code: str, words: str, row: int, position: int, *, vital: bool = True) -> None:
        """A problem of one cell; `vital` is false in a column that no measure needs."""
        cell = cell_name(row, position)
        self.problems.append(problem(code, words, file=self.file, sheet=self.sheet, cell=cell, vital=vital))

    def about_address(self, code: str, words: str, cell: str) -> None:
        """A problem of a cell that is known by its address."""
        self.problems.append(problem(code, words, file=self.file, sheet=self.sheet, cell=cell))
