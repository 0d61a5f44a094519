"""The files of one load put together: extracts, whose they are, what they cover, and what repeats."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pyarrow

from hscb.ingest.formats import formats
from tests.unit.ingest.books import (
    A_CONTACT,
    CONTACT_HEADINGS,
    codes,
    contacts,
    extract,
    form_rows,
    read,
    workbook,
)

PLAN_HEADINGS = ("Child Unique ID", "Child Protection Plan Start Date", "Child Protection Plan End Date")
VALUE_HEADINGS = ("Agency", "Measure", "Period", "Value")
ABOUT = [
    ("Item", "Value"),
    ("Authority", "Bexley"),
    ("Agency", "CSC"),
    ("Data From", "01/04/2016"),
    ("Data To", date(2017, 3, 31)),
    ("Submitted By", "Jo Bloggs"),
    ("Synthetic", "Y"),
]
EPISODES = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN"
EPISODE = "0012345,01/06/2015,S,C2,N1,U4,PR1,30/06/2016,E4A,,RM1 3BD,RM3 0AA,1234567"


def csv_file(path: Path, *lines: str, encoding: str = "utf-8") -> Path:
    path.write_bytes("\r\n".join(lines).encode(encoding))
    return path


def test_rows_say_where_they_came_from_and_have_every_column_of_the_format(tmp_path: Path) -> None:
    path = contacts(tmp_path / "c.xlsx", A_CONTACT, (), ("C2", *A_CONTACT[1:]))
    reading = read(path)
    rows = extract(reading, "list_1").rows
    assert rows.column_names == [
        "file",
        "sheet",
        "row",
        *(column.name for column in formats()["list_1"].kept),
    ]
    assert set(rows.schema.types) == {pyarrow.string()}
    assert rows.select(["file", "sheet", "row", "child_id", "received_by"]).to_pylist() == [
        {"file": "c.xlsx", "sheet": "List 1", "row": "2", "child_id": "C1", "received_by": None},
        {"file": "c.xlsx", "sheet": "List 1", "row": "4", "child_id": "C2", "received_by": None},
    ]
    assert [(place.name, place.letter) for place in reading.columns] == [
        ("child_id", "A"),
        ("gender", "B"),
        ("contact_date", "C"),
        ("contact_source", "D"),
    ]
    assert reading.files[0].size == path.stat().st_size
    assert not reading.files[0].dropped_columns


def test_about_says_whose_data_they_are_and_what_they_cover(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"About": ABOUT, "List 1": [CONTACT_HEADINGS, A_CONTACT]})
    reading = read(path, authority="Havering")
    found = extract(reading, "list_1")
    assert (found.authority, found.submitted_by) == ("Bexley", "Children's Social Care")
    assert (found.data_from, found.data_to) == (date(2016, 4, 1), date(2017, 3, 31))
    assert found.is_synthetic
    assert "Bloggs" not in repr(reading)


def test_without_about_the_authority_is_the_one_asked_for_or_havering(tmp_path: Path) -> None:
    path = contacts(tmp_path / "a.xlsx")
    assert extract(read(path), "list_1").authority == "Havering"
    found = extract(read(path, authority="Bexley"), "list_1")
    assert (found.authority, found.submitted_by, found.is_synthetic) == (
        "Bexley",
        "Children's Social Care",
        False,
    )


def test_an_about_that_makes_no_sense_is_an_error(tmp_path: Path) -> None:
    about = [
        ("Item", "Value"),
        ("Data From", "31/06/2016"),
        ("Data To", "01/01/2016"),
        ("Synthetic", "perhaps"),
    ]
    path = workbook(tmp_path / "a.xlsx", {"About": about, "List 1": [CONTACT_HEADINGS, A_CONTACT]})
    problems = read(path).problems
    assert [(problem.code, problem.cell) for problem in problems] == [
        ("about-unreadable", "B2"),
        ("about-unreadable", "B4"),
    ]
    turned = [("Item", "Value"), ("Data From", "31/03/2017"), ("Data To", "01/04/2016")]
    path = workbook(tmp_path / "b.xlsx", {"About": turned, "List 1": [CONTACT_HEADINGS, A_CONTACT]})
    assert [(problem.code, problem.cell) for problem in read(path).problems] == [("about-unreadable", "B3")]


def test_an_event_list_covers_its_earliest_to_latest_event(tmp_path: Path) -> None:
    path = contacts(
        tmp_path / "a.xlsx",
        A_CONTACT,
        ("C2", "F", "01/04/2016", "Police"),
        ("C3", "F", "15/09/2016", "Police"),
    )
    found = extract(read(path), "list_1")
    assert (found.data_from, found.data_to) == (date(2016, 4, 1), date(2016, 9, 15))


def test_a_spell_list_covers_from_its_earliest_end_to_the_latest_date_of_the_spell_lists(
    tmp_path: Path,
) -> None:
    plans = [
        PLAN_HEADINGS,
        ("C1", "01/06/2014", "30/04/2016"),
        ("C2", "01/05/2015", "31/12/2016"),
        ("C3", "02/01/2017", None),
    ]
    visits = [
        (
            "Child Unique ID",
            "Date Notified",
            "Date of First Visit",
            "Arrangement Start Date",
            "Arrangement End Date",
        ),
        ("C9", "01/02/2017", "09/02/2017", "01/01/2017", None),
    ]
    contact = [CONTACT_HEADINGS, ("C1", "F", "31/03/2017", "Police")]
    path = workbook(tmp_path / "a.xlsx", {"List 7": plans, "Private Fostering": visits, "List 1": contact})
    reading = read(path)
    found = extract(reading, "list_7")
    assert (found.data_from, found.data_to) == (date(2016, 4, 30), date(2017, 2, 9))
    # no arrangement has ended: the list shows one day
    found = extract(reading, "private_fostering")
    assert (found.data_from, found.data_to) == (date(2017, 2, 9), date(2017, 2, 9))


def test_a_date_of_birth_or_an_eighteenth_birthday_ahead_covers_nothing(tmp_path: Path) -> None:
    form = formats()["ssda903_episodes"]
    path = workbook(
        tmp_path / "a.xlsx",
        {
            "episodes": form_rows(form, child_id="1", start_date="01/05/2016", end_date="31/03/2018"),
            "uasc": form_rows(formats()["ssda903_uasc"], child_id="1", gender=1, ceased_date="13/10/2028"),
            "oc2": form_rows(
                formats()["ssda903_oc2"], child_id="1", date_of_birth="13/10/2010", health_assessment=1
            ),
        },
    )
    reading = read(path)
    assert codes([problem for problem in reading.problems if problem.severity != "note"]) == []
    for table in ("ssda903_episodes", "ssda903_uasc", "ssda903_oc2"):
        assert extract(reading, table).data_to == date(2018, 3, 31)


def test_a_yearly_list_alone_without_any_date_is_refused_and_a_keyed_one_let_through(tmp_path: Path) -> None:
    health = workbook(
        tmp_path / "oc2.xlsx", {"oc2": form_rows(formats()["ssda903_oc2"], child_id="1", health_assessment=1)}
    )
    assert [(problem.severity, problem.code) for problem in read(health).problems] == [("error", "no-window")]
    header = workbook(
        tmp_path / "header.xlsx", {"header": form_rows(formats()["ssda903_header"], child_id="1", gender=1)}
    )
    reading = read(header)
    assert "window-assumed" in codes(reading.problems)
    assert extract(reading, "ssda903_header").data_to is None


def test_totals_have_no_window(tmp_path: Path) -> None:
    rows = [VALUE_HEADINGS, ("CSC", "contacts", "2016-17", 6000)]
    path = workbook(tmp_path / "v.xlsx", {"About": ABOUT, "Values": rows})
    found = extract(read(path), "returned_values")
    assert (found.data_from, found.data_to, found.authority) == (None, None, "Bexley")


def test_files_of_one_load_are_one_extract_and_its_window_is_the_widest(tmp_path: Path) -> None:
    april = contacts(tmp_path / "april.xlsx", ("C1", "F", "30/04/2016", "Police"))
    may = contacts(tmp_path / "may.xlsx", A_CONTACT)
    found = extract(read(may, april), "list_1")
    assert found.rows.column("file").to_pylist() == ["april.xlsx", "may.xlsx"]
    assert (found.data_from, found.data_to) == (date(2016, 4, 30), date(2016, 5, 31))


def test_the_order_in_which_files_are_named_changes_nothing(tmp_path: Path) -> None:
    first = contacts(tmp_path / "a.xlsx", A_CONTACT, ("C2", "?", "x", "?"))
    second = contacts(tmp_path / "b.xlsx", A_CONTACT)
    one, other = read(first, second), read(second, first)
    assert one.problems == other.problems
    assert one.files == other.files
    assert extract(one, "list_1").rows.equals(extract(other, "list_1").rows)


def test_two_authorities_in_one_load_are_two_extracts(tmp_path: Path) -> None:
    bexley = workbook(tmp_path / "b.xlsx", {"About": ABOUT, "List 1": [CONTACT_HEADINGS, A_CONTACT]})
    reading = read(bexley, contacts(tmp_path / "h.xlsx"))
    assert [(one.authority, one.rows.num_rows) for one in reading.extracts] == [
        ("Bexley", 1),
        ("Havering", 1),
    ]


def test_a_row_that_is_there_twice_is_counted_once_and_both_places_are_named(tmp_path: Path) -> None:
    same = ("C1", "Female", "31/05/2016", "6: Police")
    first = contacts(tmp_path / "a.xlsx", A_CONTACT, ("C2", *A_CONTACT[1:]), same)
    second = contacts(tmp_path / "b.xlsx", A_CONTACT)
    reading = read(first, second)
    assert [(problem.severity, problem.code, problem.file, problem.cell) for problem in reading.problems] == [
        ("note", "duplicate-row", "a.xlsx", "A4"),
        ("note", "duplicate-row", "b.xlsx", "A2"),
    ]
    assert "the same as row 2;" in reading.problems[0].message
    assert "the same as row 2 of List 1 in a.xlsx" in reading.problems[1].message
    assert extract(reading, "list_1").rows.num_rows == 2


def test_the_same_file_under_two_names_is_read_once(tmp_path: Path) -> None:
    first = contacts(tmp_path / "a.xlsx")
    second = tmp_path / "b.xlsx"
    second.write_bytes(first.read_bytes())
    reading = read(first, second)
    assert codes(reading.problems) == ["same-file"]
    assert [received.name for received in reading.files] == ["a.xlsx"]


def test_files_of_the_same_name_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    for folder, child in (("april", "C1"), ("may", "C2")):
        (tmp_path / folder).mkdir()
        contacts(tmp_path / folder / "list.xlsx", (child, *A_CONTACT[1:]))
    reading = read(tmp_path / "april" / "list.xlsx", tmp_path / "may" / "list.xlsx")
    assert [received.name for received in reading.files] == ["april/list.xlsx", "may/list.xlsx"]


def test_two_figures_for_one_thing_are_an_error_in_a_return(tmp_path: Path) -> None:
    headings = (*VALUE_HEADINGS, "Breakdown", "Category")
    rows: list[Any] = [
        headings,
        ("Police", "contacts", "2016-17", 10, None, None),
        ("Police", "contacts", "2016/17", 13, "all", "all"),
    ]
    problems = read(workbook(tmp_path / "v.xlsx", {"Values": rows})).problems
    assert [(problem.severity, problem.code, problem.cell) for problem in problems] == [
        ("error", "conflicting-rows", "A3")
    ]
    assert "Row 3 and row 2 give different figures" in problems[0].message


def test_rows_whose_measure_is_not_known_yet_are_no_two_figures_for_one_thing(tmp_path: Path) -> None:
    rows: list[Any] = [
        VALUE_HEADINGS,
        ("Police", "what we count", "2016-17", 10),
        ("Police", "what we miss", "2016-17", 13),
    ]
    problems = read(workbook(tmp_path / "v.xlsx", {"Values": rows})).problems
    assert [problem.code for problem in problems] == ["measure-unknown", "measure-unknown"]


def test_a_printed_figure_that_a_later_release_restates_is_a_note(tmp_path: Path) -> None:
    headings = ("Area", "Measure", "Period", "Value", "Source", "Published In")
    rows = [
        headings,
        ("Havering", "contacts", "2016-17", 10, "Report", "2017"),
        ("Havering", "contacts", "2016-17", 12, "Report", "2018"),
    ]
    problems = read(workbook(tmp_path / "p.xlsx", {"Published": rows})).problems
    assert [(problem.severity, problem.code) for problem in problems] == [("note", "figure-restated")]


def test_two_printed_figures_of_one_release_are_a_warning(tmp_path: Path) -> None:
    headings = ("Area", "Measure", "Period", "Value", "Source", "Published In")
    rows = [headings, *(("Havering", "contacts", "2016-17", value, "Report", "2017") for value in (10, 12))]
    problems = read(workbook(tmp_path / "p.xlsx", {"Published": rows})).problems
    assert [(problem.severity, problem.code) for problem in problems] == [("warning", "conflicting-rows")]


def test_modules_as_csv_files_are_read_like_sheets(tmp_path: Path) -> None:
    episodes = csv_file(tmp_path / "2017-episodes.csv", EPISODES, EPISODE)
    reviews = csv_file(
        tmp_path / "reviews.csv", "CHILD,DOB,REVIEW,REVIEW_CODE", "0012345,01/01/2010,05/07/2016,PN1"
    )
    about = csv_file(
        tmp_path / "about.csv", "Item,Value", "Authority,Bexley", "Data From,01/04/2016", "Data To,31/03/2017"
    )
    reading = read(episodes, reviews, about)
    assert [(problem.severity, problem.code, problem.sheet) for problem in reading.problems] == [
        ("note", "columns-dropped", "2017-episodes")
    ]
    found = extract(reading, "ssda903_episodes")
    assert (found.authority, found.data_from, found.data_to) == (
        "Bexley",
        date(2016, 4, 1),
        date(2017, 3, 31),
    )
    row = found.rows.to_pylist()[0]
    assert (row["child_id"], row["start_date"], row["end_reason"], row["row"]) == (
        "0012345",
        "2015-06-01",
        "E4A",
        "2",
    )
    assert "RM1" not in str(row)
    assert extract(reading, "ssda903_reviews").authority == "Bexley"


def test_a_csv_file_may_have_a_byte_order_mark_or_be_windows_1252_or_use_semicolons(tmp_path: Path) -> None:
    line = "Child Unique ID,Date Notified,Date of First Visit,Arrangement Start Date,Arrangement End Date"
    row = "Zo\u00eb1,01/04/2016,05/04/2016,01/04/2016,"
    marked = csv_file(tmp_path / "a.csv", line, row, encoding="utf-8-sig")
    windows = csv_file(tmp_path / "b.csv", line, row, encoding="cp1252")
    wide = csv_file(tmp_path / "c.csv", line.replace(",", ";"), row.replace(",", ";"), encoding="utf-16")
    for path in (marked, windows, wide):
        reading = read(path)
        assert reading.problems == ()
        assert extract(reading, "private_fostering").rows.column("child_id").to_pylist() == ["Zo\u00eb1"]


def test_a_line_break_in_a_csv_cell_does_not_shift_the_rows_below(tmp_path: Path) -> None:
    path = csv_file(
        tmp_path / "a.csv",
        "Child Unique ID,Contact Source,Date of Contact,Notes",
        '1,Police,01/04/2016,"a',
        'b"',
        "2,Police,x,",
    )
    problems = read(path).problems
    assert [(problem.code, problem.cell) for problem in problems] == [
        ("columns-extra", ""),
        ("date-unreadable", "C3"),
    ]


def test_an_empty_list_gives_no_extract_so_that_it_cannot_wipe_what_is_held(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"List 1": [CONTACT_HEADINGS, A_CONTACT], "List 7": [PLAN_HEADINGS]})
    reading = read(path)
    assert codes(reading.problems) == ["no-rows"]
    assert [one.table for one in reading.extracts] == ["list_1"]


def test_a_file_in_which_nothing_can_be_loaded_is_an_error(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"Sheet1": []})
    assert codes(read(path).problems) == ["nothing-read", "empty-sheet"]


def test_one_bad_file_does_not_hide_the_problems_of_another(tmp_path: Path) -> None:
    bad = tmp_path / "a.xlsx"
    bad.write_bytes(b"PK\x03\x04 no zip at all")
    reading = read(bad, contacts(tmp_path / "b.xlsx", ("C1", "F", "x", "Police")))
    assert [(problem.file, problem.code) for problem in reading.problems if problem.severity == "error"] == [
        ("a.xlsx", "file-incomplete"),
        ("b.xlsx", "no-window"),
        ("b.xlsx", "date-unreadable"),
    ]


def test_an_agency_that_is_not_known_may_be_a_new_one(tmp_path: Path) -> None:
    about = [("Item", "Value"), ("Agency", "Acme Youth Trust")]
    path = workbook(tmp_path / "a.xlsx", {"About": about, "List 1": [CONTACT_HEADINGS, A_CONTACT]})
    reading = read(path)
    assert [(problem.severity, problem.code, problem.cell) for problem in reading.problems] == [
        ("warning", "agency-doubtful", "B2")
    ]
    assert reading.extracts[0].submitted_by == "Acme Youth Trust"
    assert [(one.field, one.spelling) for one in reading.questions] == [("agency", "Acme Youth Trust")]
