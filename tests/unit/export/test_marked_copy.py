"""What goes back to an agency: its file with the problems marked where they stand, and no value of a child."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName

from hscb import pipeline
from hscb.examine import Report
from hscb.export import marked
from hscb.export.marked import CheckedFile, checked_files, marked_copy, write_marked_copies
from hscb.export.problem_list import as_workbook, to_send
from hscb.ingest.answers import NOTHING_TOLD
from hscb.ingest.files.limits import Limits
from hscb.ingest.files.workbook import read_workbook
from hscb.ingest.formats import Format
from hscb.ingest.problems import Problem, fix_of_sender
from hscb.warehouse.store import Store
from tests.unit.ingest.books import all_forms, contacts, workbook
from tests.unit.ingest.people import NHS
from tests.unit.ingest.test_national_statistics import HAVERING, referrals

LISTS = [form for form in all_forms() if form.is_child_level]
VALUES = ("Agency", "Measure", "Period", "Numerator", "Denominator", "Value", "Narrative")
A_FIGURE = ("Police", "contacts", "2016-17 Q1", 41, None, None, "Over the year")
SECRET = "Zebedee"


def checked(store: Store, *paths: Path) -> Report:
    return pipeline.check(store, paths)


def copy_of(store: Store, path: Path) -> Path:
    """The marked copy of a file that is checked alone."""
    (copy,) = write_marked_copies(
        checked_files([path]), checked(store, path), NOTHING_TOLD, path.parent / "to send"
    )
    return copy


def everything_in(path: Path) -> str:
    """Every part of a workbook as text."""
    with zipfile.ZipFile(path) as package:
        return "\n".join(package.read(name).decode("utf-8") for name in package.namelist())


def cells_of(path: Path, sheet: str) -> dict[str, Any]:
    """What stands in the cells of a sheet, by address."""
    found = load_workbook(path)[sheet]
    return {
        cell.coordinate: cell.value for row in found.iter_rows() for cell in row if cell.value is not None
    }


def planted(form: Format) -> list[list[Any]]:
    """A list of children under a title, with a secret in every cell of three rows."""
    rows = [[f"{SECRET} {column.name} {row}" for column in form.columns] for row in range(3)]
    return [[f"{SECRET} title"], [], [column.heading for column in form.columns], *rows]


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory) -> tuple[Report, Path]:
    """The check and the marked copy of a workbook of every list of children, a secret in every cell."""
    folder = tmp_path_factory.mktemp("lists")
    path = workbook(folder / "lists.xlsx", {form.table: planted(form) for form in LISTS})
    store = Store(folder / "store")
    return checked(store, path), copy_of(store, path)


def test_no_value_of_a_list_of_children_is_anywhere_in_the_copy(lists: tuple[Report, Path]) -> None:
    report, copy = lists
    assert len({problem.sheet for problem in report.problems if problem.cell}) == len(LISTS)
    assert any(SECRET in problem.message for problem in report.problems)
    assert SECRET not in everything_in(copy)


def test_every_cell_with_a_problem_is_marked_where_it_stood(lists: tuple[Report, Path]) -> None:
    report, copy = lists
    book = load_workbook(copy)
    for problem in report.problems:
        if problem.cell:
            cell = book[problem.sheet][problem.cell]
            assert cell.fill.fill_type == "solid"
            assert cell.comment.author == "HSCB dashboard"
            assert fix_of_sender(problem) in cell.comment.text
            assert cell.value in ("Error", "Warning", "Note")


def test_the_headings_stand_where_they_stood(lists: tuple[Report, Path]) -> None:
    _, copy = lists
    book = load_workbook(copy)
    for form in LISTS:
        sheet = book[form.table]
        assert [cell.value for cell in sheet[3]][: len(form.columns)] == [
            column.heading for column in form.columns
        ]
        assert sheet.freeze_panes == "A4"
        assert sheet.max_row <= 6


def test_the_loaders_gate_takes_the_copy_for_a_sound_workbook(lists: tuple[Report, Path]) -> None:
    _, copy = lists
    names = [grid.name for grid in read_workbook(copy, Limits())]
    assert {"Problems", "Counts", "list_1"} <= set(names)


def test_figures_of_totals_stand_and_columns_that_are_not_read_do_not(store: Store, tmp_path: Path) -> None:
    rows = [("Our return",), (*VALUES, "Typed by"), (*A_FIGURE, SECRET), ("Polcie", *A_FIGURE[1:3], -4)]
    copy = copy_of(store, workbook(tmp_path / "police.xlsx", {"Return": rows}))
    assert copy.name == "police, marked.xlsx"
    cells = cells_of(copy, "Return")
    assert "A1" not in cells
    assert (cells["A3"], cells["D3"], cells["G3"]) == ("Police", 41, "Over the year")
    assert (cells["A4"], cells["D4"], cells["H2"]) == ("Polcie", -4, "Typed by")
    assert SECRET not in everything_in(copy)
    comments = {
        cell.coordinate: cell.comment.text
        for row in load_workbook(copy)["Return"].iter_rows()
        for cell in row
        if cell.comment
    }
    # D3: a count that stands under Numerator is read as the figure
    assert sorted(comments) == ["A4", "D3", "D4"]
    assert comments["D4"].startswith('Error: Return, cell D4: "-4" in Numerator is below 0.\nWhat to do: ')


def test_several_problems_of_a_cell_are_one_comment_and_the_gravest_colours_it(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"Return": [VALUES, A_FIGURE]})
    problems = [
        Problem(severity, f"{severity}-kind", "a.xlsx", "Return", "D2", f"Said as {severity}.", "Mend it.")
        for severity in ("note", "error", "warning")
    ]
    book = written(path, *problems)
    cell = book["Return"]["D2"]
    said = cell.comment.text.split("\n\n")
    assert [words.partition(":")[0] for words in said] == ["Error", "Warning", "Note"]
    colours = {one.value: one.fill.start_color.rgb for one in book["Problems"]["A"] if one.fill.fill_type}
    assert cell.fill.start_color.rgb == colours["Error"]


def written(path: Path, *problems: Problem) -> Workbook:
    """The marked copy of a file with the given problems."""
    copy = path.with_suffix(".copy.xlsx")
    copy.write_bytes(
        marked_copy(
            CheckedFile(path, path.name, "a, marked.xlsx"), Report(problems=tuple(problems)), NOTHING_TOLD
        )
    )
    return load_workbook(copy)


def test_an_address_of_several_cells_marks_each_of_them(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"Return": [VALUES, A_FIGURE]})
    book = written(path, Problem("warning", "some-kind", "a.xlsx", "Return", "B2:C2/F2", "Odd.", "Mend it."))
    assert [cell.coordinate for cell in book["Return"][2] if cell.comment] == ["B2", "C2", "F2"]


def test_the_list_leads_to_the_marked_cells(store: Store, tmp_path: Path) -> None:
    rows = [("Child Unique ID", "Date of Contact", "Contact Source"), ("C1", "31/02/2017", "q) 6: Police")]
    book = load_workbook(copy_of(store, workbook(tmp_path / "a.xlsx", {"Bob's list": rows})))
    links = [
        cell.hyperlink.location for row in book["Problems"].iter_rows() for cell in row if cell.hyperlink
    ]
    assert links == ["'Bob''s list'!B2"]


def test_a_sheet_of_the_name_of_ours_gets_another_one(store: Store, tmp_path: Path) -> None:
    rows = [VALUES, ("Polcie", *A_FIGURE[1:])]
    book = load_workbook(copy_of(store, workbook(tmp_path / "a.xlsx", {"problems": rows})))
    assert book.sheetnames == ["Problems", "Counts", "problems (2)"]
    assert book["problems (2)"]["A2"].comment
    links = {
        cell.hyperlink.location for row in book["Problems"].iter_rows() for cell in row if cell.hyperlink
    }
    assert links == {"'problems (2)'!A2", "'problems (2)'!D2"}


def test_a_file_refused_for_an_identifier_gives_no_value_of_any_sheet(store: Store, tmp_path: Path) -> None:
    number = f"{NHS[0][:3]} {NHS[0][3:6]} {NHS[0][6:]}"
    sheets = {
        "Return": [(*VALUES, SECRET), ("Polcie", *A_FIGURE[1:6], SECRET)],
        "List 1": [
            ("Child Unique ID", "Date of Contact", f"{SECRET} heading"),
            (SECRET, "31/02/2017", number),
        ],
    }
    copy = copy_of(store, workbook(tmp_path / "a.xlsx", sheets))
    said = everything_in(copy)
    for value in (SECRET, "Polcie", "41", "2016-17 Q1", "31/02/2017", NHS[0], number):
        assert f">{value}<" not in said
    assert SECRET not in said
    assert NHS[0] not in said.replace(" ", "")
    assert [cells_of(copy, "Return")[f"{letter}1"] for letter in "ABCDEFG"] == list(VALUES)
    assert load_workbook(copy)["List 1"]["C2"].comment.text.startswith(
        "Error: List 1, cell C2: The cell holds"
    )


def test_sheets_that_are_hidden_or_not_recognised_come_without_their_cells(
    store: Store, tmp_path: Path
) -> None:
    path = workbook(
        tmp_path / "a.xlsx",
        {"Return": [VALUES, A_FIGURE], "Old": [VALUES, (SECRET,)], "Else": [(SECRET, "b"), (SECRET, 3)]},
    )
    book = load_workbook(path)
    book["Old"].sheet_state = "hidden"
    book.save(path)
    copy = copy_of(store, path)
    assert SECRET not in everything_in(copy)
    assert load_workbook(copy).sheetnames == ["Problems", "Counts", "Return", "Else"]


def test_nothing_beside_the_cells_is_carried_over(store: Store, tmp_path: Path) -> None:
    book = Workbook()
    book.properties.creator = book.properties.title = SECRET
    book.defined_names.add(DefinedName(SECRET, attr_text="Return!$A$1"))
    sheet = book.worksheets[0]
    sheet.title = "Return"
    for row in (VALUES, A_FIGURE):
        sheet.append(row)
    sheet["A2"].comment = Comment(SECRET, SECRET)
    sheet["B2"].hyperlink = f"https://example.org/{SECRET}"
    sheet.oddHeader.center.text = sheet.oddFooter.center.text = SECRET
    book.save(path := tmp_path / "a.xlsx")
    assert SECRET not in everything_in(copy_of(store, path))


def test_the_name_of_who_filled_in_about_is_left_out(store: Store, tmp_path: Path) -> None:
    about = [
        ("Item", "Value"),
        ("Agency", "Police"),
        ("Submitted By", SECRET),
        ("Data To", date(2017, 3, 31)),
    ]
    copy = copy_of(store, workbook(tmp_path / "a.xlsx", {"About": about, "Return": [VALUES, A_FIGURE]}))
    assert cells_of(copy, "About") == {
        "A1": "Item", "B1": "Value", "A2": "Agency", "B2": "Police", "A4": "Data To", "B4": "31/03/2017",
    }  # fmt: skip
    assert SECRET not in everything_in(copy)


@pytest.mark.parametrize("start", "=+-@\t")
def test_what_begins_like_a_formula_is_text(store: Store, tmp_path: Path, start: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f'{",".join(VALUES)}\nPolice,contacts,2016-17 Q1,41,,,"{start}cmd"\n', encoding="utf-8")
    cell = load_workbook(copy_of(store, path))["a"]["G2"]
    assert (cell.data_type, cell.value) == ("s", f"'{start}cmd")


def test_a_sign_that_xml_cannot_hold_does_not_damage_the_copy(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"{','.join(VALUES)}\nPolice,contacts,2016-17 Q1,41,,,odd\uffffsign\n", encoding="utf-8")
    assert load_workbook(copy_of(store, path))["a"]["G2"].value == "oddsign"


def test_a_csv_file_gives_a_marked_workbook_with_the_rows_of_the_file(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "a file: of [the] police, with a long name of more than 31 letters.csv"
    path.write_text(
        "sep=;\nChild Unique ID;Date of Contact;Contact Source\n\nC1;31/02/2017;q) 6: Police\n",
        encoding="utf-8",
    )
    book = load_workbook(copy_of(store, path))
    assert book.worksheets[2].title == "a file_ of _the_ police, with a"
    assert book.worksheets[2]["B3"].comment


def test_a_file_that_is_no_workbook_gives_the_list_alone(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"%PDF-1.7")
    copy = copy_of(store, path)
    assert load_workbook(copy).sheetnames == ["Problems", "Counts"]
    assert "This is a PDF, not a workbook." in everything_in(copy)


def test_beyond_the_most_that_are_marked_it_says_how_many_follow(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(marked, "MOST_MARKED", 3)
    copy = copy_of(store, contacts(tmp_path / "a.xlsx", *((f"C{n}", "", "31/02/2017") for n in range(217))))
    book = load_workbook(copy)
    assert sum(cell.comment is not None for row in book["List 1"].iter_rows() for cell in row) == 3
    said = [cell.value for row in book["Problems"].iter_rows() for cell in row]
    assert "In List 1, 3 cells are marked, and 214 more like this; all are listed below." in said
    assert said.count("date-unreadable") == 217


def test_copies_of_files_of_one_name_do_not_overwrite_each_other(store: Store, tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("a.xlsx", "a.csv", "1/b.xlsx", "2/b.xlsx")]
    for number, path in enumerate(paths):
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"a,b\n{number},2\n", encoding="utf-8")
    report = checked(store, *paths)
    copies = write_marked_copies(checked_files(paths), report, NOTHING_TOLD, tmp_path / "to send")
    assert len({copy.name for copy in copies}) == 4
    assert all(copy.is_file() for copy in copies)
    assert [copy.name for copy in copies][::2] == ["a, marked.xlsx", "1 b, marked.xlsx"]


def test_the_copy_tells_the_agency_what_it_can_do_and_the_check_what_the_board_can(
    store: Store, tmp_path: Path
) -> None:
    path = workbook(
        tmp_path / "a.xlsx", {"Odd": [["What we count", "Qtr", "Number"], ["MARAC", "2016-17 Q1", 41]]}
    )
    (unknown,) = (one for one in checked(store, path).problems if one.code == "sheet-unknown")
    assert "answer which list it is" in unknown.fix
    said = everything_in(copy_of(store, path))
    assert "Use the template for this sheet" in said
    assert "answer" not in said.casefold()


@pytest.mark.parametrize("is_list", [True, False])
def test_a_copy_that_comes_back_is_known_and_refused_for_that_alone(
    store: Store, tmp_path: Path, is_list: bool
) -> None:
    path = workbook(tmp_path / "a.xlsx", {"Values": [VALUES, ("Police", "contacts", "soon", 41)]})
    copy = copy_of(store, path)
    if is_list:
        copy.write_bytes(as_workbook(to_send(checked(store, path), ["a.xlsx"]), ["a.xlsx"]))
    (problem,) = checked(store, copy).problems
    assert (problem.severity, problem.code) == ("error", "marked-copy")
    assert "send the agency's corrected workbook" in problem.message


def test_a_national_data_set_comes_with_its_headings_and_the_rows_that_are_marked(
    store: Store, tmp_path: Path
) -> None:
    lines = (f"2017,{HAVERING},x,1,2,3,4,5", f"2018,{HAVERING},x,about 9,1,2,3,4")
    path = referrals(tmp_path / "c1.csv", *lines)
    (problem,) = checked(store, path).errors
    cells = cells_of(copy_of(store, path), "c1")
    assert (cells["A1"], cells["A3"], cells[problem.cell]) == ("time_period", "2018", "about 9")
    assert "A2" not in cells
