"""Data sets of Explore Education Statistics are read as published figures."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from hscb.catalogue import measures
from hscb.config import DEFAULT_AGENCY
from hscb.ingest.answers import IGNORE, Answer, Told
from hscb.ingest.national.areas import authority_name, neighbours
from hscb.ingest.national.data_sets import data_sets
from hscb.ingest.problems import Problem
from hscb.ingest.reading import Reading, read_files
from tests.unit.ingest.books import codes, extract, read, workbook

PLACE = (
    "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,"
    "new_la_code,la_name"
)
ENGLAND = "Reporting year,National,E92000001,England,,,,,"
OUTER_LONDON = "Reporting year,Regional,E92000001,England,E13000002,Outer London,,,"
HAVERING = "Reporting year,Local authority,E92000001,England,E13000002,Outer London,311,E09000016,Havering"
BEXLEY = "Reporting year,Local authority,E92000001,England,E13000002,Outer London,303,E09000004,Bexley"
BEDFORD = (
    "Reporting year,Local authority,E92000001,England,E12000006,East of England,822,E06000055,Bedford Borough"
)
NORFOLK = "Reporting year,Local authority,E92000001,England,E12000006,East of England,926,E10000020,Norfolk"
REFERRALS = "category,Referrals,Referrals_rate,Re_referrals,Re_referrals_percent,Referrals_child"
STABLE = "Children looked after continuously for at least 2.5 years on 31 March aged under 16 years"


def data_set(path: Path, columns: str, *rows: str, encoding: str = "utf-8-sig") -> Path:
    """A file as the service gives it, with a mark of its encoding and an empty last line."""
    path.write_bytes("\r\n".join([f"{PLACE},{columns}", *rows, ""]).encode(encoding))
    return path


def referrals(path: Path, *rows: str) -> Path:
    return data_set(path, REFERRALS, *rows)


def figures(reading: Reading) -> dict[tuple[str, ...], tuple[Any, ...]]:
    """Value, numerator and denominator by area, measure and period; by category too where it is one."""
    found = {}
    for row in extract(reading, "published_values").rows.to_pylist():
        key = (row["area"], row["measure_id"], row["period"])
        key += () if row["category"] == "all" else (row["breakdown"], row["category"])
        found[key] = (row["value"], row["numerator"], row["denominator"])
    return found


def told(problems: tuple[Problem, ...], code: str) -> str:
    """The message of the one problem of a code."""
    (found,) = (problem.message for problem in problems if problem.code == code)
    return found


def test_figures_of_one_row_per_area_are_read_with_their_source_and_release(tmp_path: Path) -> None:
    path = referrals(tmp_path / "c1_2013_to_2017.csv", f"2017,{HAVERING},x,2616,469.3,323,12.3,2400")
    reading = read(path)
    assert figures(reading) == {
        ("Havering", "referrals", "2016-17"): ("2616", None, None),
        ("Havering", "referral_rate_10k", "2016-17"): ("469.3", None, None),
        ("Havering", "re_referral_12m_pct", "2016-17"): ("12.3", "323", "2616"),
    }
    rows = extract(reading, "published_values").rows.to_pylist()
    assert {(row["source"], row["published_in"], row["narrative"]) for row in rows} == {
        ("DfE children in need statistics", "Children in need 2017, table C1", "As published")
    }
    assert [row["row"] for row in rows] == ["L2", "M2", "O2"]
    assert {problem.severity for problem in reading.problems} == {"note"}
    assert "Read as Children in need 2017, table C1" in told(reading.problems, "statistic-read")
    assert told(reading.problems, "statistic-columns").endswith("not taken: Referrals_child.")


def test_england_the_regions_and_the_neighbours_are_taken_and_nobody_else(tmp_path: Path) -> None:
    areas = (ENGLAND, OUTER_LONDON, HAVERING, BEXLEY, BEDFORD, NORFOLK)
    reading = read(
        referrals(tmp_path / "c1.csv", *(f"2017,{area},x,{10 + n},1,2,3,4" for n, area in enumerate(areas)))
    )
    found = {
        area: value[0] for (area, measure, _), value in figures(reading).items() if measure == "referrals"
    }
    assert found == {"England": "10", "Outer London": "11", "Havering": "12", "Bexley": "13", "Bedford": "14"}
    assert told(reading.problems, "statistic-read").endswith("1 rows of other areas are left out.")


def test_england_is_told_by_its_level_whatever_its_code(tmp_path: Path) -> None:
    isle_of_wight = "Reporting year,National,E06000046,England,,,,,"
    reading = read(referrals(tmp_path / "c1.csv", f"2017,{isle_of_wight},x,646120,1,2,3,4"))
    assert ("England", "referrals", "2016-17") in figures(reading)


def test_the_authority_that_is_named_is_taken_though_its_neighbours_are_not_known(tmp_path: Path) -> None:
    path = referrals(tmp_path / "c1.csv", f"2017,{NORFOLK},x,7,1,2,3,4", f"2017,{BEXLEY},x,8,1,2,3,4")
    reading = read(path, authority="Norfolk")
    assert {area for area, *_ in figures(reading)} == {"Norfolk"}
    assert "neighbours of Norfolk" in told(reading.problems, "statistic-neighbours")


@pytest.mark.parametrize(
    ("period", "identifier", "label"),
    [
        ("2017", "Reporting year", "2016-17"),
        ("201617", "Financial year", "2016-17"),
        ("2016-17", "Reporting year", "2016-17"),
    ],
)
def test_a_year_is_the_one_that_ends_in_march(
    tmp_path: Path, period: str, identifier: str, label: str
) -> None:
    row = f"{period},{HAVERING},x,1,1,2,3,4".replace("Reporting year", identifier)
    assert {key[2] for key in figures(read(referrals(tmp_path / "c1.csv", row)))} == {label}


def test_the_workforce_of_30_september_stands_in_the_year_that_holds_that_day(tmp_path: Path) -> None:
    path = data_set(
        tmp_path / "csww.csv",
        "inpost_fte,agency_fte,agency_rate_fte,vacancy_fte,vacancy_rate_fte,leavers_fte,turnover_rate_fte,cases,"
        "case_holders_fte,caseload_fte",
        f"2017,{HAVERING},118.8,55,31.7,32.5,21.5,14.5,12.2,1280,89,14.4",
    )
    assert figures(read(path)) == {
        ("Havering", "social_worker_agency_pct", "2017-18"): ("31.7", "55", "173.8"),
        ("Havering", "social_worker_vacancy_pct", "2017-18"): ("21.5", "32.5", "151.3"),
        ("Havering", "social_worker_turnover_pct", "2017-18"): ("12.2", "14.5", "118.8"),
        ("Havering", "social_worker_caseload", "2017-18"): ("14.4", "1280", "89"),
    }


def test_quarters_are_not_taken_for_years(tmp_path: Path) -> None:
    path = referrals(
        tmp_path / "c1.csv", f"201617,{HAVERING},x,1,1,2,3,4".replace("Reporting year", "Financial year Q1")
    )
    assert codes(read(path).problems) == ["statistic-unused"]


def test_a_share_that_is_not_published_is_computed_from_its_parts(tmp_path: Path) -> None:
    columns = "category,Section47,Section47_rate,ICPC,ICPC_rate,Duration_0-10_days,Duration_11-15_days,Duration_median"
    path = data_set(tmp_path / "c4.csv", columns, f"2017,{HAVERING},x,1069,192.3,350,63,54,183,13")
    reading = read(path)
    assert figures(reading)["Havering", "icpc_15wd_pct", "2016-17"] == ("67.7", "237", "350")
    (row,) = (row for row in extract(reading, "published_values").rows.to_pylist() if row["numerator"])
    assert row["narrative"].startswith("Computed here: conferences within 15 working days")
    assert row["row"] == "P2:Q2/N2"


def test_categories_become_a_breakdown(tmp_path: Path) -> None:
    columns = (
        "category,CPP_At31,Neglect_Latest,Physical_Latest,Sexual_Latest,Emotional_Latest,Multiple_Latest"
    )
    reading = read(data_set(tmp_path / "d4.csv", columns, f"2017,{HAVERING},x,295,150,c,8,132,0"))
    found = figures(reading)
    assert found["Havering", "cp_plans_open", "2016-17", "category_of_abuse", "Neglect"] == (
        "150",
        None,
        None,
    )
    assert found["Havering", "cp_plans_open", "2016-17", "category_of_abuse", "Multiple"] == ("0", None, None)
    assert found["Havering", "cp_plans_open", "2016-17", "category_of_abuse", "Physical"] == (
        None,
        None,
        None,
    )
    assert found["Havering", "cp_neglect_pct", "2016-17"] == ("50.8", "150", "295")


@pytest.mark.parametrize(
    ("mark", "other", "meaning"),
    [
        ("c", "1", "suppressed by the publisher"),
        ("x", "c", "not available"),
        ("z", "1", "not applicable"),
        ("k", "1", "rounds to 0 but is not 0"),
        ("low", "1", "rounds to 0 but is not 0"),
        ("~", "1", "rounds to 0 but is not 0"),
        (":", "1", "not available"),
        ("u", "1", "too unreliable to publish"),
        # before 2019
        ("x", "..", "suppressed by the publisher"),
        ("..", "1", "not supplied by the authority"),
        (".", "1", "not applicable"),
    ],
)
def test_a_mark_is_a_figure_not_given_with_the_meaning_of_its_time(
    tmp_path: Path, mark: str, other: str, meaning: str
) -> None:
    reading = read(referrals(tmp_path / "c1.csv", f"2017,{HAVERING},x,{mark},{other},2,3,4"))
    (row,) = (
        row
        for row in extract(reading, "published_values").rows.to_pylist()
        if row["measure_id"] == "referrals"
    )
    assert (row["value"], row["narrative"]) == (None, f"Not given: {mark} ({meaning})")
    assert f"{mark} ({meaning}) 1" in told(reading.problems, "statistic-not-given")


def test_a_share_of_which_a_part_is_not_given_is_not_computed(tmp_path: Path) -> None:
    columns = (
        "category,CPP_At31,Neglect_Latest,Physical_Latest,Sexual_Latest,Emotional_Latest,Multiple_Latest"
    )
    reading = read(data_set(tmp_path / "d4.csv", columns, f"2017,{HAVERING},x,295,c,c,8,132,0"))
    assert ("Havering", "cp_neglect_pct", "2016-17") not in figures(reading)


def test_a_share_below_one_per_cent_is_what_it_says(tmp_path: Path) -> None:
    columns = "inpost_fte,agency_rate_fte,caseload_fte"
    reading = read(data_set(tmp_path / "csww.csv", columns, f"2017,{HAVERING},118.8,0.6,14.4"))
    assert figures(reading)["Havering", "social_worker_agency_pct", "2017-18"] == ("0.6", None, None)
    assert {problem.severity for problem in reading.problems} == {"note"}


def test_a_cell_that_is_neither_number_nor_mark_is_an_error_with_its_place(tmp_path: Path) -> None:
    reading = read(referrals(tmp_path / "c1.csv", f"2017,{HAVERING},x,about 9,1,2,3,4"))
    (problem,) = (problem for problem in reading.problems if problem.severity == "error")
    assert (problem.code, problem.cell) == ("number-unreadable", "L2")
    assert '"about 9"' in problem.message


def test_a_long_file_is_read_by_what_its_rows_are_about(tmp_path: Path) -> None:
    columns = "cla_group,placement_stability,children_count,children_percent"
    path = data_set(
        tmp_path / "la_cla_placement_stability.csv",
        columns,
        f"2024,{HAVERING},{STABLE},Living with the same carer for at least 2 years,56,74",
        f"2024,{HAVERING},{STABLE},Total children,76,100",
        f"2024,{HAVERING},CLA on 31 March,With 3 or more placements during the year,20,8",
        f"2024,{HAVERING},CLA on 31 March,Total children,250,100",
        f"2024,{HAVERING},CLA 2 years on 31 March,Total children,150,100",
    )
    assert figures(read(path)) == {
        ("Havering", "cla_same_placement_2y_pct", "2023-24"): ("74", "56", "76"),
        ("Havering", "cla_3plus_placements_pct", "2023-24"): ("8", "20", "250"),
        ("Havering", "cla", "2023-24"): ("250", None, None),
    }


def test_a_release_that_takes_figures_apart_further_is_read_by_its_totals(tmp_path: Path) -> None:
    rows = (
        f"2017,{HAVERING},x,{sex},{number},1,2,3,4"
        for sex, number in (("Female", 4), ("Male", 5), ("Total", 9))
    )
    reading = read(data_set(tmp_path / "c1.csv", REFERRALS.replace("category,", "category,sex,"), *rows))
    assert figures(reading)["Havering", "referrals", "2016-17"] == ("9", None, None)


def test_rows_without_a_total_to_choose_are_refused(tmp_path: Path) -> None:
    rows = (f"2017,{HAVERING},x,{sex},4,1,2,3,4" for sex in ("Female", "Male"))
    reading = read(data_set(tmp_path / "c1.csv", REFERRALS.replace("category,", "category,sex,"), *rows))
    assert '"sex"' in told(reading.problems, "statistic-unclear")
    assert not reading.extracts


def test_columns_that_a_later_release_names_anew_are_known_and_those_it_lacks_are_named(
    tmp_path: Path,
) -> None:
    path = data_set(
        tmp_path / "c1_2013_to_2025.csv",
        "category,referral_count,rereferral_count,rereferral_percent",
        f"2017,{HAVERING},x,2616,323,12.3",
    )
    reading = read(path)
    assert figures(reading)["Havering", "re_referral_12m_pct", "2016-17"] == ("12.3", "323", "2616")
    assert "Children in need 2025, table C1" in told(reading.problems, "statistic-read")
    assert measures()["referral_rate_10k"].title in told(reading.problems, "statistic-lacks")


def test_a_data_set_of_which_no_measure_is_known_is_named_and_refused(tmp_path: Path) -> None:
    reading = read(
        data_set(tmp_path / "absence.csv", "school_type,sess_overall_percent", f"2017,{HAVERING},Total,4.1")
    )
    (problem,) = reading.problems
    assert (problem.severity, problem.code) == ("error", "statistic-unknown")
    assert "sess_overall_percent" in problem.message


def test_a_column_that_nobody_has_explained_is_asked_about_and_read_once_it_is(tmp_path: Path) -> None:
    path = data_set(
        tmp_path / "la_caseload_2017_to_2019.csv", "average_caseload,note", f"2019,{HAVERING},16.5,x"
    )
    (question,) = read(path).questions
    assert (question.field, question.spelling, question.cell) == ("statistic", "average_caseload", "K1")
    assert "social_worker_caseload" in {offer.code for offer in question.offers}
    answer = Answer("Havering", DEFAULT_AGENCY, "statistic", "average_caseload", "social_worker_caseload")
    (reading,) = read_files([path], Told(answers=(answer,)))
    assert figures(reading) == {("Havering", "social_worker_caseload", "2018-19"): ("16.5", None, None)}
    (row,) = extract(reading, "published_values").rows.to_pylist()
    assert (row["source"], row["published_in"]) == (
        "DfE Explore Education Statistics",
        "Explore Education Statistics 2019, la_caseload_2017_to_2019",
    )
    assert [used.meaning for used in reading.answers] == ["social_worker_caseload"]
    assert {problem.severity for problem in reading.problems} == {"note"}


def test_a_column_that_is_no_measure_is_not_asked_about_again(tmp_path: Path) -> None:
    path = data_set(tmp_path / "absence.csv", "sess_overall_percent", f"2017,{HAVERING},4.1")
    answer = Answer("Havering", DEFAULT_AGENCY, "statistic", "sess_overall_percent", IGNORE)
    (reading,) = read_files([path], Told(answers=(answer,)))
    assert reading.questions == ()
    assert codes(reading.problems) == ["statistic-unknown"]


def test_a_column_with_a_new_name_can_be_told_for_a_measure_that_is_lacking(tmp_path: Path) -> None:
    path = data_set(
        tmp_path / "c1.csv",
        "category,Referrals,Re_referrals,referrals_per_10k",
        f"2017,{HAVERING},x,2616,323,469.3",
    )
    spellings = {question.spelling for question in read(path).questions}
    assert spellings == {"referrals_per_10k"}
    answer = Answer("Havering", DEFAULT_AGENCY, "statistic", "referrals_per_10k", "referral_rate_10k")
    (reading,) = read_files([path], Told(answers=(answer,)))
    assert figures(reading)["Havering", "referral_rate_10k", "2016-17"] == ("469.3", None, None)


def test_populations_become_the_sheet_of_populations(tmp_path: Path) -> None:
    path = data_set(
        tmp_path / "ons.csv", "age_group,population_estimate",
        f"2016,{HAVERING},Children aged 0 to 17 years,55597",
    )  # fmt: skip
    (row,) = extract(read(path), "population").rows.to_pylist()
    assert (row["area"], row["year"], row["population"], row["row"]) == ("Havering", "2016", "55597", "L2")


def test_a_data_set_saved_as_a_workbook_reads_the_same(tmp_path: Path) -> None:
    lines = [
        line.split(",") for line in (f"{PLACE},{REFERRALS}", f"2017,{HAVERING},x,2616,469.3,323,12.3,2400")
    ]
    typed = [lines[0], [float(cell) if cell.replace(".", "").isdigit() else cell for cell in lines[1]]]
    saved = read(workbook(tmp_path / "c1.xlsx", {"c1": typed}))
    assert figures(saved) == figures(read(referrals(tmp_path / "c1.csv", ",".join(lines[1]))))


def test_a_name_in_a_data_set_refuses_it_like_any_file(tmp_path: Path) -> None:
    reading = read(
        data_set(tmp_path / "c1.csv", f"{REFERRALS},remark", f"2017,{HAVERING},x,1,1,2,3,4,jo@example.org")
    )
    assert codes(reading.problems) == ["personal-identifier"]
    assert "example" not in repr(reading)


def test_every_measure_and_category_of_the_data_sets_is_in_the_catalogue() -> None:
    for one in data_sets().values():
        for figure in one.figures:
            if figure.measure != "population":
                assert figure.breakdown in ("all", *measures()[figure.measure].breakdowns), figure


def test_every_neighbour_has_a_number() -> None:
    names = {authority_name(str(number)) for number in range(200, 1000)}
    assert len(neighbours("Havering")) == 13
    assert neighbours("Havering") <= names


def test_two_releases_in_one_load_are_restatements(tmp_path: Path) -> None:
    earlier = referrals(tmp_path / "c1_2013_to_2018.csv", f"2017,{HAVERING},x,2616,469.3,323,12.3,2400")
    later = referrals(tmp_path / "c1_2013_to_2019.csv", f"2017,{HAVERING},x,2617,469.4,323,12.3,2400")
    reading = read(earlier, later)
    assert {problem.severity for problem in reading.problems} == {"note"}
    assert codes(reading.problems).count("figure-restated") == 3
