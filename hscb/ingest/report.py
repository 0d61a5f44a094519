"""Collects the problems and questions of one sheet while it is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from hscb.ingest.answers import Answers, Question, compared
from hscb.ingest.cells.choices import Choice
from hscb.ingest.cells.suggestions import suggestions
from hscb.ingest.files.grid import cell_name
from hscb.ingest.problems import Problem, problem

# More unknown spellings than these are no spellings, but another column's words: nothing is proposed for them.
_MOST_PROPOSED = 500


@dataclass
class Report:
    """The problems of one sheet of one file, and what is to be asked. Rows are Excel's, columns count from 0.

    row_names: those of a grid that was made out of another layout; they are the addresses then.
    said: what the sentence about the table being read says beside its layout.
    """

    file: str
    sheet: str
    answers: Answers = field(default_factory=Answers)
    row_names: tuple[str, ...] = ()
    problems: list[Problem] = field(default_factory=list)
    asked: dict[tuple[str, str], Question] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)

    def about_sheet(self, code: str, words: str) -> None:
        """A problem of the whole sheet."""
        self.problems.append(problem(code, words, file=self.file, sheet=self.sheet))

    def about_cell(self, code: str, words: str, row: int, position: int, *, vital: bool = True) -> None:
        """A problem of one cell; `vital` is false in a column that no measure needs."""
        cell = self.cell(row, position)
        self.problems.append(problem(code, words, file=self.file, sheet=self.sheet, cell=cell, vital=vital))

    def about_address(self, code: str, words: str, cell: str) -> None:
        """A problem of a cell that is known by its address."""
        self.problems.append(problem(code, words, file=self.file, sheet=self.sheet, cell=cell))

    def ask(
        self, name: str, spelling: str, words: str, cell: str, offers: Sequence[Choice] | None = None
    ) -> tuple[Choice, ...]:
        """Keeps a question of the field `name` for a person, with the cell it was first met in and how many follow.

        Without `offers` the choices that are most like the spelling are proposed. Gives back what is proposed.
        """
        key = (name, compared(name, spelling))
        before = self.asked.get(key)
        if before:
            self.asked[key] = replace(before, cells=before.cells + 1)
            return before.offers
        if offers is None:
            offers = suggestions(name, spelling) if len(self.asked) < _MOST_PROPOSED else ()
        proposed = tuple(offers)
        self.asked[key] = Question(
            self.answers.authority,
            self.answers.agency,
            name,
            spelling,
            words,
            proposed,
            self.file,
            self.sheet,
            cell,
        )
        return proposed

    def cell(self, row: int, position: int) -> str:
        """The address of a cell."""
        return self.row_names[row - 1] if self.row_names else cell_name(row, position)
