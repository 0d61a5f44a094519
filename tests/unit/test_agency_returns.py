"""The workbook that an agency is sent for a period: what it asks, what it shows beside, that it reads back clean."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from hscb.agency_returns import (
    agencies,
    agency_called,
    file_name,
    measures_owed,
    next_period,
    write_template_of,
)
from hscb.catalogue import measures
from hscb.errors import WrongUseError
from hscb.faults import run
from hscb.ingest.cells.reporting_periods import ReportingPeriod, reporting_period
from hscb.warehouse.store import Store
from tests.unit.ingest.books import codes, extract, read
from tests.unit.pipeline.returns import loaded

TO_FILL_IN = "00FFF2CC"
CARE = "Children's Social Care"
QUARTER = reporting_period("2016-17 Q3")
Captured = pytest.CaptureFixture[str]
Row = dict[str, Any]


def rows(path: Path) -> list[Row]:
    """The rows of the Values sheet by heading."""
    sheet = openpyxl.load_workbook(path)["Values"]
    heads, *found = sheet.iter_rows(values_only=True)
    return [dict(zip(heads, row, strict=True)) for row in found]


def written(tmp_path: Path, store: Store, agency: str, period: ReportingPeriod = QUARTER) -> Path:
    path = tmp_path / file_name(agency, period)
    write_template_of(store, path, agency, period)
    return path


def fill_in(path: Path) -> None:
    """Fills in every cell that is marked, the whole as the sum of its categories."""
    book = openpyxl.load_workbook(path)
    sheet: Worksheet = book["Values"]
    heads = [cell.value for cell in sheet[1]]
    parts = Counter(
        row[1].value for row in sheet.iter_rows(min_row=2) if row[3].value not in ("All", "Agency")
    )
    amounts = {"Numerator": 40, "Denominator": 50, "Value": 12}
    for row in sheet.iter_rows(min_row=2):
        times = max(parts[row[1].value], 1) if row[3].value == "All" else 1
        for name, amount in amounts.items():
            if row[heads.index(name)].fill.start_color.rgb == TO_FILL_IN:
                row[heads.index(name)].value = amount * times
    book.save(path)


@pytest.mark.parametrize("agency", agencies())
def test_a_filled_workbook_of_an_agency_is_read_back_without_a_word(
    tmp_path: Path, store: Store, agency: str
) -> None:
    for period in (QUARTER, reporting_period("2016-17"), reporting_period("2016-06")):
        path = written(tmp_path, store, agency, period)
        fill_in(path)
        reading = read(path)
        assert [(one.code, one.message) for one in reading.problems] == []
        assert reading.questions == ()
        found = extract(reading, "returned_values").rows.to_pylist()
        assert {row["measure_id"] for row in found} == {
            one.measure_id for one in measures_owed(agency, period.kind)
        }
        assert {(row["agency"], row["period"]) for row in found} == {(agency, period.label)}
        assert all(row["value"] or (row["numerator"] and row["denominator"]) for row in found)
        path.unlink()


@pytest.mark.parametrize("words", ["2016-17 Q4", "2016-17"])
@pytest.mark.parametrize("agency", [CARE, "Early Help", "BHRUT", "Havering College"])
def test_figures_of_the_period_before_stand_beside_and_are_passed_over(
    tmp_path: Path, shipped_store: Store, agency: str, words: str
) -> None:
    path = written(tmp_path, shipped_store, agency, reporting_period(words).moved(1))
    fill_in(path)
    reading = read(path)
    assert [(one.code, one.message) for one in reading.problems] == []
    # nothing of the file was lost, so that the original may be kept
    assert not reading.files[0].dropped_columns


def test_a_row_left_blank_is_no_row(tmp_path: Path, store: Store) -> None:
    path = written(tmp_path, store, "Police")
    assert codes(read(path).problems) == ["no-rows"]
    assert read(path).extracts == ()
    book = openpyxl.load_workbook(path)
    book["Values"]["H5"] = 7
    book.save(path)
    reading = read(path)
    assert codes(reading.problems) == []
    (row,) = extract(reading, "returned_values").rows.to_pylist()
    assert (row["measure_id"], row["value"]) == ("mase_cases", "7")


def test_a_workbook_says_whose_it_is_and_which_days_it_is_about(tmp_path: Path, store: Store) -> None:
    book = openpyxl.load_workbook(written(tmp_path, store, "Police"))
    about = dict(row for row in book["About"].iter_rows(min_row=2, values_only=True))
    assert about == {
        "Authority": "Havering", "Agency": "Police", "Data From": datetime(2016, 10, 1),
        "Data To": datetime(2016, 12, 31), "Submitted By": None, "Synthetic": "N",
    }  # fmt: skip
    told = {row[0]: row for row in book["Measures"].iter_rows(min_row=2, values_only=True)}
    assert told["Police at child protection conferences"][3:5] == (
        "conferences attended or reported to by police",
        "conferences that police were invited to",
    )
    assert len(told) == len(measures_owed("Police", "quarter"))


def test_what_must_be_filled_in_is_marked_and_says_what_it_is_for(tmp_path: Path, store: Store) -> None:
    sheet = openpyxl.load_workbook(written(tmp_path, store, "Police"))["Values"]
    marked = {
        row[1].value: [cell.column_letter for cell in row if cell.fill.start_color.rgb == TO_FILL_IN]
        for row in sheet.iter_rows(min_row=2)
    }
    assert marked["Police at child protection conferences"] == ["F", "G"]
    assert marked["Children considered by the MASE panel"] == ["H"]
    prompts = {str(rule.sqref): rule.prompt for rule in sheet.data_validations.dataValidation if rule.prompt}
    assert prompts["F3"] == "conferences attended or reported to by police"
    assert "MASE" in prompts["H5"]


def test_a_measure_of_every_agency_is_asked_as_the_agencys_own(tmp_path: Path, store: Store) -> None:
    found = {row["Measure"]: row for row in rows(written(tmp_path, store, "Havering College"))}
    for title in ("Staff with up-to-date safeguarding training", "Staff who attended a Prevent workshop"):
        assert (found[title]["Breakdown"], found[title]["Category"]) == ("Agency", "Havering College")
    care = [
        row
        for row in rows(written(tmp_path, store, CARE))
        if row["Measure"] == "Private fostering notifications"
    ]
    assert [(row["Breakdown"], row["Category"]) for row in care] == [("All", "All")]


def test_the_categories_of_the_main_breakdown_have_rows_of_their_own(tmp_path: Path, store: Store) -> None:
    found = [row["Category"] for row in rows(written(tmp_path, store, CARE)) if row["Measure"] == "Contacts"]
    assert found[0] == "All"
    assert {"Police", "Schools", "Health services"} <= set(found)
    assert len(found) == len(set(found))


def test_what_is_held_is_shown_as_pages_show_it(tmp_path: Path, shipped_store: Store) -> None:
    found = {
        (row["Measure"], row["Category"]): row
        for row in rows(written(tmp_path, shipped_store, CARE, reporting_period("2017-18")))
    }
    share = found["Assessments completed within 45 working days", "All"]
    assert [share[f"Last {name}"] for name in ("Period", "Numerator", "Denominator", "Value")] == [
        "2016-17", 1529, 2243, 68.2,
    ]  # fmt: skip
    assert found["Contacts", "All"]["Last Value"] == 9293
    hidden = [row for row in found.values() if row["Last Value"] == "c"]
    assert hidden
    assert all(row["Last Numerator"] is None for row in hidden)
    # of the years before, what no later year has
    before = rows(written(tmp_path, shipped_store, CARE, reporting_period("2016-17")))
    assert {row["Last Period"] for row in before if row["Measure"] == "Contacts"} == {"2015-16"}


def test_yearly_measures_are_asked_for_in_the_year_alone() -> None:
    yearly = {one.measure_id for one in measures_owed("CAFCASS", "year")}
    quarterly = {one.measure_id for one in measures_owed("CAFCASS", "quarter")}
    assert yearly - quarterly == {
        "section_11_standards_green", "cafcass_public_law_change_pct", "cafcass_private_law_change_pct",
        "cafcass_indicators_met_pct",
    }  # fmt: skip
    assert quarterly < yearly <= set(measures())


def test_the_next_period_follows_what_is_held(tmp_path: Path, copy_of_shipped_store: Store) -> None:
    store = copy_of_shipped_store
    assert [getattr(next_period(store, "Police", kind), "label", None) for kind in ("quarter", "month", "year")] == [
        "2017-18 Q1", "2017-04", "2017-18",
    ]  # fmt: skip
    path = written(tmp_path, store, "Police", reporting_period("2017-18 Q1"))
    fill_in(path)
    loaded(store, path)
    following = next_period(store, "Police", "quarter")
    assert following == reporting_period("2017-18 Q2")
    assert next_period(store, "NELFT", "quarter") == reporting_period("2017-18 Q1")
    (mase,) = (row for row in rows(written(tmp_path, store, "Police", following)) if "MASE" in row["Measure"])
    assert (mase["Last Period"], mase["Last Value"]) == ("2017-18 Q1", 12)


@pytest.mark.parametrize(
    ("words", "agency"),
    [
        ("police", "Police"),
        ("Met Police", "Police"),
        ("CSC", CARE),
        ("SCHOOLS", "Schools"),
        ("List 1", None),
        ("", None),
    ],
)
def test_an_agency_is_called_by_any_of_its_names(words: str, agency: str | None) -> None:
    assert agency_called(words) == agency


@pytest.mark.parametrize(
    ("words", "kind", "last", "following", "before"),
    [
        ("2016-17", "year", date(2017, 3, 31), "2017-18", "2015-16"),
        ("Q4 2016/17", "quarter", date(2017, 3, 31), "2017-18 Q1", "2016-17 Q3"),
        ("2016-17 Q1", "quarter", date(2016, 6, 30), "2016-17 Q2", "2015-16 Q4"),
        ("Jan 2017", "month", date(2017, 1, 31), "2017-02", "2016-12"),
        ("1999-00", "year", date(2000, 3, 31), "2000-01", "1998-99"),
    ],
)
def test_a_period_knows_its_days_and_its_neighbours(
    words: str, kind: str, last: date, following: str, before: str
) -> None:
    period = reporting_period(words)
    assert (period.kind, period.last_day) == (kind, last)
    assert (period.moved(1).label, period.moved(-1).label) == (following, before)
    assert reporting_period(period.label) == period


def test_words_that_are_no_period_are_told() -> None:
    with pytest.raises(WrongUseError, match='"soon" is not a period'):
        reporting_period("soon")


def test_the_command_writes_the_workbook_of_an_agency(
    tmp_path: Path, store: Store, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["template", "Met Police", "--period", "Q3 2016-17", "--to", "."]) == 0
    assert capsys.readouterr().out == "police_2016-17_q3.xlsx\n"
    fill_in(tmp_path / "police_2016-17_q3.xlsx")
    assert run(["check", "police_2016-17_q3.xlsx"]) == 0
    assert "No problems." in capsys.readouterr().out
    assert run(["load", "police_2016-17_q3.xlsx"]) == 0
    assert run(["template", "police", "--to", "."]) == 0
    assert capsys.readouterr().out.endswith("police_2016-17_q4.xlsx\n")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["Police", "--to", "."], "Nothing is held yet, so the period must be named."),
        (["Police", "--period", "soon"], '"soon" is not a period.'),
        (["contacts", "--period", "2016-17"], "Only the template of an agency is for a period."),
        (["Coastguard"], "The agencies are Children's Social Care"),
    ],
)
def test_the_command_says_what_it_cannot_write(
    store: Store, capsys: Captured, arguments: list[str], words: str
) -> None:
    assert run(["template", *arguments]) == 2
    assert words in capsys.readouterr().err
    assert not store.folder.exists()
