"""A children in need census is read as the lists that it holds."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from hscb.ingest.reading import Reading, read_files
from tests.unit.ingest.books import codes, extract, read, workbook
from tests.unit.ingest.census import HEADER, census, child, episode
from tests.warehouses import tiny_warehouse

ASSESSED = {"AssessmentActualStartDate": "2016-06-02", "AssessmentAuthorisationDate": "2016-07-15"}
ENQUIRY = {"S47ActualStartDate": "2016-08-01", "ICPCnotRequired": "0", "DateOfInitialCPC": "2016-08-15"}
PLAN = {
    "CPPstartDate": "2016-08-15",
    "InitialCategoryOfAbuse": "NEG",
    "LatestCategoryOfAbuse": "EMO",
    "NumberOfPreviousCPP": "1",
    "Reviews": {"CPPreviewDate": ["2016-11-10", "2017-03-01"]},
}


def rows(reading: Reading, table: str) -> list[dict[str, Any]]:
    """The rows of a list without those of its cells that are blank."""
    found = extract(reading, table).rows.to_pylist()
    return [{name: cell for name, cell in row.items() if cell is not None} for row in found]


def test_a_census_gives_the_lists_that_it_holds(tmp_path: Path) -> None:
    told = episode("2016-06-01", Assessments=[ASSESSED], Section47=[ENQUIRY], ChildProtectionPlans=[PLAN])
    reading = read(census(tmp_path / "cin.xml", child("C1", told)))
    assert codes(reading.problems) == []
    of_child = {
        "file": "cin.xml", "child_id": "C1", "gender": "M", "ethnicity": "WBRI", "date_of_birth": "2010-05-01",
    }  # fmt: skip
    assert rows(reading, "list_3") == [
        {
            **of_child, "sheet": "CIN census (referrals)", "row": "line 26", "referral_date": "2016-06-01",
            "referral_source": "6", "referral_nfa": "No",
        }
    ]  # fmt: skip
    assert rows(reading, "list_4")[0] | {"row": "", "sheet": ""} == {
        **of_child, "sheet": "", "row": "", "disability": "No", "start_date": "2016-06-02",
        "authorisation_date": "2016-07-15",
    }  # fmt: skip
    found = rows(reading, "list_5")[0]
    assert (found["strategy_discussion_date"], found["icpc_unnecessary"], found["icpc_date"]) == (
        "2016-08-01",
        "No",
        "2016-08-15",
    )
    plan = rows(reading, "list_7")[0]
    assert (plan["start_date"], plan["initial_category"], plan["latest_category"]) == (
        "2016-08-15",
        "NEG",
        "EMO",
    )
    assert (plan["previous_plans"], plan["latest_review_date"], plan.get("end_date")) == (
        "1",
        "2017-03-01",
        None,
    )
    assert [row["review_date"] for row in rows(reading, "cp_reviews")] == ["2016-11-10", "2017-03-01"]
    assert rows(reading, "list_6")[0]["need"] == "N1"


def test_the_header_says_whose_the_census_is_and_which_year_it_covers(tmp_path: Path) -> None:
    reading = read(census(tmp_path / "cin.xml", child("C1", episode("2016-06-01"))))
    found = extract(reading, "list_3")
    assert (found.authority, found.submitted_by) == ("Havering", "Children's Social Care")
    assert (found.data_from, found.data_to) == (date(2016, 4, 1), date(2017, 3, 31))


def test_a_year_alone_is_the_collection_year(tmp_path: Path) -> None:
    header = {**HEADER, "CollectionDetails": {"Collection": "CIN", "Year": "2016"}}
    reading = read(census(tmp_path / "cin.xml", child("C1", episode("2015-06-01")), header=header))
    assert extract(reading, "list_3").data_to == date(2016, 3, 31)


def test_a_census_of_an_authority_not_known_is_loaded_only_for_a_named_one(tmp_path: Path) -> None:
    header = {**HEADER, "Source": {"LEA": "999"}}
    path = census(tmp_path / "cin.xml", child("C1", episode("2016-06-01")), header=header)
    (problem,) = read(path).problems
    assert (problem.code, "999" in problem.message) == ("census-authority", True)
    assert extract(read(path, authority="Norfolk"), "list_3").authority == "Norfolk"


def test_a_referral_without_further_action_is_no_child_in_need(tmp_path: Path) -> None:
    told = [episode("2016-06-01", ReferralNFA="true"), episode("2016-09-01")]
    reading = read(census(tmp_path / "cin.xml", child("C1", *told)))
    assert [row["referral_nfa"] for row in rows(reading, "list_3")] == ["Yes", "No"]
    assert [row["start_date"] for row in rows(reading, "list_6")] == ["2016-09-01"]


def test_a_conference_without_an_enquiry_counts_and_one_told_twice_counts_once(tmp_path: Path) -> None:
    alone = episode("2016-06-01", DateOfInitialCPC="2016-06-20")
    twice = episode("2016-07-01", DateOfInitialCPC="2016-08-15", Section47=[ENQUIRY])
    found = rows(read(census(tmp_path / "cin.xml", child("C1", alone), child("C2", twice))), "list_5")
    assert [(row["child_id"], row.get("strategy_discussion_date"), row["icpc_date"]) for row in found] == [
        ("C1", None, "2016-06-20"),
        ("C2", "2016-08-01", "2016-08-15"),
    ]


def test_pupil_numbers_are_never_read_and_a_note_says_so(tmp_path: Path) -> None:
    path = census(tmp_path / "cin.xml", child("C1", episode("2016-06-01"), UPN="A123456789012"))
    reading = read(path)
    assert [(problem.severity, problem.code) for problem in reading.problems] == [("note", "columns-dropped")]
    assert "UPN" in reading.problems[0].message
    assert "A123456789012" not in repr(reading)
    assert reading.files[0].dropped_columns


def test_a_problem_names_the_line(tmp_path: Path) -> None:
    told = episode("2016-06-01", Assessments=[{**ASSESSED, "AssessmentActualStartDate": "2016-02-31"}])
    (problem,) = read(census(tmp_path / "cin.xml", child("C1", told))).problems
    assert problem.code == "date-unreadable"
    assert problem.cell.startswith("line ")
    assert problem.message.startswith(f"CIN census (assessments), {problem.cell}: ")
    lines = (tmp_path / "cin.xml").read_text().splitlines()
    assert lines[int(problem.cell.removeprefix("line ")) - 1] == "<Assessments>"


def test_rows_are_told_apart_in_a_file_of_one_line(tmp_path: Path) -> None:
    told = [child(name, episode("2016-06-01")) for name in ("C1", "C2")]
    found = rows(read(census(tmp_path / "cin.xml", *told, on_one_line=True)), "list_3")
    assert [row["row"] for row in found] == ["line 1, number 1", "line 1, number 2"]


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("<Message><Header>", "xml-damaged", "line 2"),
        ('<!DOCTYPE m [<!ENTITY a "b">]><Message>&a;</Message>', "entity", "DTD"),
        ("<Message><Header/></Message>", "return-unknown", "not a children in need census"),
        (
            "<Message><Header><CollectionDetails><Collection>CSWW</Collection></CollectionDetails></Header></Message>",
            "return-unknown",
            '"CSWW"',
        ),
        (
            "<Message><Header><CollectionDetails><Collection>CIN</Collection></CollectionDetails></Header></Message>",
            "census-undated",
            "neither a reference date nor a year",
        ),
        (
            "<Message><Header><CollectionDetails><Collection>CIN</Collection><Year>2017</Year></CollectionDetails>"
            "<Source><LEA>311</LEA></Source></Header></Message>",
            "nothing-read",
            "no child",
        ),
        ("<Message>" + "<a>" * 60 + "</a>" * 60 + "</Message>", "too-many-cells", "elements"),
    ],
)
def test_what_is_no_sound_census_is_refused_with_a_sentence(
    tmp_path: Path, text: str, code: str, words: str
) -> None:
    path = tmp_path / "cin.xml"
    path.write_text(f'<?xml version="1.0"?>\n{text}' if "DOCTYPE" not in text else text)
    (problem,) = read(path).problems
    assert (problem.severity, problem.code) == ("error", code)
    assert words in problem.message


def _warehouse(reading: Reading) -> duckdb.DuckDBPyConnection:
    tables = {
        one.table: one.rows.drop_columns(["file", "sheet", "row"]).to_pylist() for one in reading.extracts
    }
    return tiny_warehouse(tables)


MEASURES = (
    "referrals", "referral_nfa_pct", "re_referral_12m_pct", "referral_to_assessment_pct", "assessments_completed",
    "assessment_45wd_pct", "assessment_median_wd", "assessment_open_overdue", "s47_enquiries", "icpcs",
    "icpc_15wd_pct", "cp_plans_open", "cp_plans_started", "cp_plans_ended", "cp_repeat_plan_pct", "cp_neglect_pct",
    "cp_plan_2y_open_pct", "cp_plan_2y_ended_pct", "cp_review_on_time_pct", "cin_open",
)  # fmt: skip


def test_the_same_children_give_the_same_figures_as_census_and_as_lists(tmp_path: Path) -> None:
    overdue = {"AssessmentActualStartDate": "2016-09-01", "AssessmentAuthorisationDate": "2017-01-20"}
    ended = {**PLAN, "CPPstartDate": "2014-05-01", "CPPendDate": "2016-10-01", "LatestCategoryOfAbuse": "NEG"}
    late = {"S47ActualStartDate": "2016-05-03", "ICPCnotRequired": "0", "DateOfInitialCPC": "2016-07-01"}
    as_census = census(
        tmp_path / "cin.xml",
        child("C1", episode("2016-06-01", Assessments=[ASSESSED], Section47=[ENQUIRY], ChildProtectionPlans=[PLAN])),
        child("C2", episode("2016-05-01", ReferralNFA="1"), episode("2016-08-20", Assessments=[overdue])),
        child("C3", episode("2016-04-20", Section47=[late], ChildProtectionPlans=[ended], CINclosureDate="2016-12-01")),
        child("C4", episode("2017-01-10", Assessments=[{"AssessmentActualStartDate": "2017-01-11"}])),
    )  # fmt: skip
    who = ("Child Unique ID", "Date of Birth")
    about = [("Item", "Value"), ("Data From", "01/04/2016"), ("Data To", "31/03/2017")]
    born = "01/05/2010"
    sheets = {
        "About": about,
        "List 3": [
            (*who, "Date of referral", "Referral NFA?"),
            ("C1", born, "01/06/2016", "No"),
            ("C2", born, "01/05/2016", "Yes"),
            ("C2", born, "20/08/2016", "No"),
            ("C3", born, "20/04/2016", "No"),
            ("C4", born, "10/01/2017", "No"),
        ],
        "List 4": [
            (*who, "Continuous Assessment Start Date", "Continuous Assessment Date of Authorisation"),
            ("C1", born, "02/06/2016", "15/07/2016"),
            ("C2", born, "01/09/2016", "20/01/2017"),
            ("C4", born, "11/01/2017", None),
        ],
        "List 5": [
            (
                *who,
                "Strategy discussion initiating Section 47 Enquiry Start Date",
                "Was an Initial Child Protection Conference deemed unnecessary?",
                "Date of Initial Child Protection Conference",
            ),
            ("C1", born, "01/08/2016", "No", "15/08/2016"),
            ("C3", born, "03/05/2016", "No", "01/07/2016"),
        ],
        "List 6": [
            (*who, "CIN Start Date", "CIN Closure Date"),
            ("C1", born, "01/06/2016", None),
            ("C2", born, "20/08/2016", None),
            ("C3", born, "20/04/2016", "01/12/2016"),
            ("C4", born, "10/01/2017", None),
        ],
        "List 7": [
            (
                *who,
                "Child Protection Plan Start Date",
                "Child Protection Plan End Date",
                "Latest Category of Abuse",
                "Number of Previous Child Protection Plans",
            ),
            ("C1", born, "15/08/2016", None, "d) Emotional", 1),
            ("C3", born, "01/05/2014", "01/10/2016", "a) Neglect", 1),
        ],
        "CP Reviews": [
            ("Child Unique ID", "Child Protection Plan Start Date", "Review Date"),
            *(("C1", "15/08/2016", day) for day in ("10/11/2016", "01/03/2017")),
            *(("C3", "01/05/2014", day) for day in ("10/11/2016", "01/03/2017")),
        ],
    }
    of_census = _warehouse(read(as_census))
    of_lists = _warehouse(read(workbook(tmp_path / "lists.xlsx", sheets)))
    figures = (
        "select measure_id, numerator, denominator, value from kpi.measure_values where period_label = '2016-17'"
        " and breakdown = 'all' and origin = 'records' and list_contains(?, measure_id) order by measure_id"
    )
    found = of_census.execute(figures, [MEASURES]).fetchall()
    assert {measure for measure, *_ in found} == set(MEASURES)
    assert found == of_lists.execute(figures, [MEASURES]).fetchall()
    assert ("assessment_45wd_pct", 1, 2, 50.0) in found
    assert ("icpc_15wd_pct", 1, 2, 50.0) in found


def test_censuses_of_two_years_are_a_load_each(tmp_path: Path) -> None:
    begun = {"AssessmentActualStartDate": "2016-03-20"}
    done = {**begun, "AssessmentAuthorisationDate": "2016-04-20"}
    year = {"CollectionDetails": {"Collection": "CIN", "Year": "2016"}, "Source": {"LEA": "311"}}
    first = census(tmp_path / "a.xml", child("C1", episode("2016-03-18", Assessments=[begun])), header=year)
    second = census(tmp_path / "b.xml", child("C1", episode("2016-03-18", Assessments=[done])))
    readings = read_files([second, first])
    assert [extract(reading, "list_4").data_to for reading in readings] == [
        date(2016, 3, 31),
        date(2017, 3, 31),
    ]


def test_an_authority_that_was_told_does_not_change_whose_a_census_is(tmp_path: Path) -> None:
    path = census(tmp_path / "cin.xml", child("C1", episode("2016-06-01")))
    assert extract(read(path, authority="Bexley"), "list_3").authority == "Havering"
