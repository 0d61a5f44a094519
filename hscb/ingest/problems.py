"""What is wrong with a file, said to the person who can put it right."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

Severity = Literal["error", "warning", "note"]

_ADDRESS = re.compile(r"([A-Z]{1,3})([0-9]+)")
# A file that is no sheet has lines.
_LINE = re.compile(r"line ([0-9]+)")


@dataclass(frozen=True)
class Problem:
    """One problem of a received file, and the cell it was seen in (empty where it is about a sheet or the file).

    column: the heading of that cell's column, else its letters; filled in when all files of a load are read.
    """

    severity: Severity
    code: str
    file: str
    sheet: str
    cell: str
    message: str
    fix: str
    column: str = ""


@dataclass(frozen=True)
class ProblemKind:
    """What every problem of one code shares. `elsewhere` is the severity in a column that no measure needs.

    fix: what the board can do about it; sender: what the agency that sent the file can do, where that is less.
    """

    title: str
    severity: Severity
    fix: str
    elsewhere: Severity | None = None
    sender: str | None = None


@cache
def problem_kinds() -> dict[str, ProblemKind]:
    """Every problem code of the loader, with its title and what to do about it."""
    text = Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
    return {code: ProblemKind(**entry) for code, entry in tomllib.loads(text).items()}


def problem(
    code: str,
    words: str,
    *,
    file: str = "",
    sheet: str = "",
    cell: str = "",
    vital: bool = True,
    fix: str = "",
) -> Problem:
    """A problem with the severity and the advice of its code; `vital` is false in a column that no measure needs.

    The message says where first: `List 1, cell F14: "31/02/2017" is not a date.`
    """
    kind = problem_kinds()[code]
    severity = kind.severity if vital else kind.elsewhere or kind.severity
    return Problem(severity, code, file, sheet, cell, said_at(sheet, cell, words), fix or kind.fix)


def fix_of_sender(found: Problem) -> str:
    """What the agency that sent the file can do about a problem."""
    kind = problem_kinds().get(found.code)
    return kind.sender if kind and kind.sender and found.fix == kind.fix else found.fix


def words_said(found: Problem) -> str:
    """The message of a problem without its place."""
    return found.message.removeprefix(said_at(found.sheet, found.cell, ""))


def said_at(sheet: str, cell: str, words: str) -> str:
    """A message that begins with its place."""
    where = ", ".join(filter(None, (sheet, f"cell {cell}" if _ADDRESS.match(cell) else cell)))
    return f"{where}: {words}" if where else words


def column_letter(number: int) -> str:
    """The letters of a column counted from 1: 1 is A, 27 is AA."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """The column counted from 1: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def place_in_sheet(cell: str) -> tuple[int, int]:
    """Row and column of an address such as F14, or of the first of several, for sorting; (0, 0) where there is none."""
    if line := _LINE.match(cell):
        return (int(line[1]), 0)
    found = _ADDRESS.match(cell)
    return (int(found[2]), column_number(found[1])) if found else (0, 0)


def letters_of(cell: str) -> str:
    """The letters of the column of an address, or of the first of several; empty where there is none."""
    found = _ADDRESS.match(cell)
    return found[1] if found else ""


def in_order(problems: Iterable[Problem], sheets: Mapping[tuple[str, str], int]) -> list[Problem]:
    """Problems by file, sheet as it stands in the file, row and column."""
    return sorted(
        problems,
        key=lambda one: (
            one.file,
            sheets.get((one.file, one.sheet), -1),
            place_in_sheet(one.cell),
            one.code,
            one.message,
        ),
    )
