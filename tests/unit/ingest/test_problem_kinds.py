"""Every problem code has a title and a "what to do", and every one in the table is used."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import hscb.ingest
from hscb.ingest.problems import column_letter, column_number, place_in_sheet, problem, problem_kinds

SOURCES = sorted(Path(hscb.ingest.__file__).parent.rglob("*.py"))
NAMED_AS_FIRST_ARGUMENT = {"problem", "RefusedError", "Trouble", "about_sheet", "about_cell", "about_address"}


def codes_in(path: Path) -> set[str]:
    """The codes that a module names: first arguments of what makes a problem, and texts that are a code elsewhere."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in NAMED_AS_FIRST_ARGUMENT:
                found.add(node.args[0].value)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in problem_kinds():
            found.add(node.value)
    return found


def test_every_code_used_is_in_the_table_and_the_other_way_round() -> None:
    used = set().union(*(codes_in(path) for path in SOURCES))
    assert used - problem_kinds().keys() == set()
    assert problem_kinds().keys() - used == set()


@pytest.mark.parametrize("code", problem_kinds())
def test_every_code_has_a_title_and_says_what_to_do(code: str) -> None:
    kind = problem_kinds()[code]
    assert kind.title.strip()
    assert kind.fix.endswith(".")
    assert kind.severity in ("error", "warning", "note")
    assert kind.elsewhere in (None, "warning", "note")


def test_a_message_says_where_first() -> None:
    found = problem(
        "date-unreadable", '"31/02/2017" is not a date.', file="a.xlsx", sheet="List 1", cell="F14"
    )
    assert found.message == 'List 1, cell F14: "31/02/2017" is not a date.'
    assert problem("file-empty", "The file is empty.", file="a.xlsx").message == "The file is empty."


def test_column_letters_are_those_of_excel() -> None:
    known = {1: "A", 26: "Z", 27: "AA", 52: "AZ", 703: "AAA", 16384: "XFD"}
    assert {number: column_letter(number) for number in known} == known
    assert all(column_number(column_letter(number)) == number for number in range(1, 20_000))
    assert (place_in_sheet("F14"), place_in_sheet("")) == ((14, 6), (0, 0))
