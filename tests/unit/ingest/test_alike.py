"""Problems put together: what is said of several cells is said once."""

from __future__ import annotations

from hscb.ingest.alike import alike
from hscb.ingest.problems import Problem


def of_cell(cell: str, words: str, code: str = "category-unknown", column: str = "Gender") -> Problem:
    return Problem(
        "warning", code, "a.xlsx", "List 1", cell, f"List 1, cell {cell}: {words}", "Mend it.", column
    )


def test_one_spelling_is_said_once_with_its_cells_the_commonest_first() -> None:
    problems = [
        of_cell("B2", '"Mail" is not known.'),
        *(of_cell(f"B{row}", '"Fem" is not known.') for row in range(3, 17)),
    ]
    (kind,) = alike(problems)
    assert kind.count == "15 cells, 2 different"
    assert [one.message for one in kind.first] == [
        'List 1, 14 cells of Gender (B3, B4, B5 and 11 more): "Fem" is not known.',
        'List 1, cell B2: "Mail" is not known.',
    ]
    assert kind.others == ()


def test_of_many_different_ones_the_first_are_shown_and_the_others_counted() -> None:
    (kind,) = alike([of_cell(f"B{row}", f'"{row // 2}" is not known.') for row in range(2, 22)])
    assert (len(kind.first), len(kind.others), kind.unsaid) == (3, 7, 14)


def test_problems_of_a_sheet_and_of_another_column_stay_apart() -> None:
    of_sheet = Problem("warning", "sheet-unknown", "a.xlsx", "S", "", "S: Not known.", "Mend it.")
    (kind,) = alike([of_sheet, of_sheet])
    assert len(kind.said) == 2
    (kind,) = alike([of_cell("B2", "Blank."), of_cell("C2", "Blank.", column="Ethnicity")])
    assert len(kind.said) == 2
