"""The national return on children looked after as its files: all modules, several years, the year by the name."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb
import pytest

from hscb.ingest.collection_years import year_in_name
from hscb.ingest.reading import Reading, read_files
from tests.unit.ingest.books import codes, extract, read
from tests.warehouses import measure, warehouse_of_loads

EPISODES = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN"
MODULES = {
    "header": ("CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB", "1,2,01/05/2008,WBRI,,,"),
    "episodes": (EPISODES, "1,01/06/2015,S,C2,N1,U4,PR1,,,,RM1 3BD,RM3 0AA,1234567"),
    "reviews": ("CHILD,DOB,REVIEW,REVIEW_CODE", "1,01/05/2008,05/07/2016,PN1"),
    "uasc": ("CHILD,SEX,DOB,DUC", "1,2,01/05/2008,01/05/2026"),
    "oc2": (
        "CHILD,DOB,SDQ_SCORE,SDQ_REASON,CONVICTED,HEALTH_CHECK,IMMUNISATIONS,TEETH_CHECK,HEALTH_ASSESSMENT,"
        "SUBSTANCE_MISUSE,INTERVENTION_RECEIVED,INTERVENTION_OFFERED",
        "1,01/05/2008,12,,0,,1,1,1,0,,",
    ),
    "oc3": ("CHILD,DOB,IN_TOUCH,ACTIV,ACCOM", "9,01/05/1998,YES,F2,B1"),
    "ad1": (
        "CHILD,DOB,DATE_INT,DATE_MATCH,FOSTER_CARE,NB_ADOPTR,SEX_ADOPTR,LS_ADOPTR",
        "1,01/05/2008,01/05/2016,01/06/2016,0,2,MF,L0",
    ),
    "placed_for_adoption": (
        "CHILD,DOB,DATE_PLACED,DATE_PLACED_CEASED,REASON_PLACED_CEASED", "1,01/05/2008,01/06/2016,,",
    ),
    "previous_permanence": ("CHILD,DOB,PREV_PERM,LA_PERM,DATE_PERM", "1,01/05/2008,P1,311,01/02/2012"),
    "missing": ("CHILD,DOB,MISSING,MIS_START,MIS_END", "1,01/05/2008,M,01/08/2016,03/08/2016"),
}  # fmt: skip


def module(path: Path, name: str, *rows: str) -> Path:
    """A module as a file; without rows the one of MODULES."""
    columns, row = MODULES[name]
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join([columns, *(rows or [row])]))
    return path


def warehouse(readings: list[Reading]) -> duckdb.DuckDBPyConnection:
    """A database with the readings as loads, one after the other."""
    return warehouse_of_loads(
        [
            dict(
                number=number,
                tables={one.table: one.rows.drop_columns(["file", "sheet", "row"]).to_pylist()},
                data_from=one.data_from and one.data_from.isoformat(),
                data_to=one.data_to and one.data_to.isoformat(),
            )
            for number, reading in enumerate(readings, start=1)
            for one in reading.extracts
        ]
    )


@pytest.mark.parametrize(
    ("name", "year"),
    [
        ("SSDA903_2020_episodes.csv", 2020),
        ("2017-episodes.csv", 2017),
        ("episodes 2019-20.csv", 2020),
        ("oc2_2019_2020.csv", 2020),
        ("2019/oc2.csv", 2019),
        ("oc2.csv", None),
        ("oc2 2017 and 2018.csv", None),
        # a day and a serial number are no year
        ("oc2 31-03-2020.csv", None),
        ("oc2 2020-03-31.csv", None),
        ("oc2 20200331.csv", None),
        ("oc2 120201.csv", None),
    ],
)
def test_the_collection_year_is_told_by_the_name(name: str, year: int | None) -> None:
    assert year_in_name(name) == year


def test_all_modules_of_a_return_are_read_as_one_load(tmp_path: Path) -> None:
    reading = read(*(module(tmp_path / f"{name}.csv", name) for name in MODULES))
    assert {problem.code for problem in reading.problems} == {"columns-dropped"}
    assert {one.table.removeprefix("ssda903_") for one in reading.extracts} == {
        "header", "episodes", "reviews", "uasc", "oc2", "oc3", "ad1", "placed_adoption", "prev_perm", "missing",
    }  # fmt: skip


def test_a_yearly_module_without_a_date_is_of_the_year_in_its_name(tmp_path: Path) -> None:
    reading = read(
        module(tmp_path / "SSDA903_2017_oc2.csv", "oc2"), module(tmp_path / "SSDA903_2017_oc3.csv", "oc3")
    )
    assert [(problem.severity, problem.code) for problem in reading.problems] == [
        ("note", "window-by-name")
    ] * 2
    for table in ("ssda903_oc2", "ssda903_oc3"):
        found = extract(reading, table)
        assert (found.data_from, found.data_to) == (date(2016, 4, 1), date(2017, 3, 31))


def test_an_about_goes_before_the_name(tmp_path: Path) -> None:
    about = tmp_path / "about.csv"
    about.write_text("Item,Value\nData From,01/04/2015\nData To,31/03/2016\n")
    reading = read(module(tmp_path / "SSDA903_2017_oc2.csv", "oc2"), about)
    assert codes(reading.problems) == []
    assert extract(reading, "ssda903_oc2").data_to == date(2016, 3, 31)


def test_episodes_are_covered_by_their_rows_whatever_the_name(tmp_path: Path) -> None:
    rows = ("1,01/06/2015,S,C2,N1,U4,PR1,30/06/2016,E4A,,,,", "2,01/03/2017,S,C2,N1,U4,PR1,,,,,,")
    found = extract(read(module(tmp_path / "2017-episodes.csv", "episodes", *rows)), "ssda903_episodes")
    assert (found.data_from, found.data_to) == (date(2016, 6, 30), date(2017, 3, 1))


def test_several_years_in_one_load_go_on_from_each_other(tmp_path: Path) -> None:
    first = (
        "1,01/02/2015,S,C2,N1,U4,PR1,,,,,,",
        "2,01/05/2015,S,V2,N1,U4,PR1,01/02/2016,E4A,,,,",
        "3,20/03/2016,S,V2,N1,U4,PR1,,,,,,",
    )
    second = ("1,01/02/2015,S,C2,N1,U4,PR1,01/12/2016,E4A,,,,", "3,20/03/2016,S,V2,N1,U4,PR1,,,,,,",
              "4,30/03/2017,S,V2,N1,U4,PR1,,,,,,")  # fmt: skip
    child = "{},1,01/05/2008,WBRI,,,"
    readings = read_files(
        [
            module(tmp_path / "SSDA903_2017_episodes.csv", "episodes", *second),
            module(tmp_path / "SSDA903_2016_episodes.csv", "episodes", *first),
            module(tmp_path / "SSDA903_2017_header.csv", "header", *(child.format(one) for one in (1, 3, 4))),
            module(tmp_path / "SSDA903_2016_header.csv", "header", *(child.format(one) for one in (1, 2, 3))),
            module(tmp_path / "SSDA903_2016_oc2.csv", "oc2"),
            module(tmp_path / "SSDA903_2017_oc2.csv", "oc2", "1,01/05/2008,12,,0,,1,0,1,0,,"),
        ]
    )
    assert [{one.data_to.year for one in reading.extracts if one.data_to} for reading in readings] == [
        {2016},
        {2017},
    ]
    assert "several-years" in codes(readings[0].problems)
    assert {problem.severity for reading in readings for problem in reading.problems} == {"note"}
    database = warehouse(readings)
    assert measure(database, "cla", "2015-16")[2] == 2
    assert measure(database, "cla")[2] == 2
    assert measure(database, "cla_started", "2015-16")[2] == 2
    assert measure(database, "cla_started")[2] == 1
    assert measure(database, "cla_ended")[2] == 1
    assert measure(database, "dental_check_pct", "2015-16") == (1, 1, 100)


def test_years_may_be_told_by_folders(tmp_path: Path) -> None:
    years = {"2016": "B1", "2017": "B2"}
    files = [
        module(tmp_path / year / "oc3.csv", "oc3", f"9,01/05/1998,YES,F2,{home}")
        for year, home in years.items()
    ]
    readings = read_files(files)
    assert [extract(reading, "ssda903_oc3").data_to for reading in readings] == [
        date(2016, 3, 31),
        date(2017, 3, 31),
    ]


def test_years_in_the_names_of_other_lists_do_not_part_a_load(tmp_path: Path) -> None:
    for year in ("2016", "2017"):
        path = tmp_path / f"returns {year}.csv"
        path.write_text(f"Agency,Measure,Period,Value\nPolice,contacts,{int(year) - 1}-{year[2:]},5\n")
    assert len(read_files(sorted(tmp_path.glob("*.csv")))) == 1


@pytest.mark.parametrize("code", ["K3", "H5", "P2", "Z11", "Z12", "Z13", "Z14", "U1", "T4"])
def test_placements_are_known_by_the_codes_of_every_year(tmp_path: Path, code: str) -> None:
    reading = read(module(tmp_path / "episodes.csv", "episodes", f"1,01/06/2015,S,C2,N1,{code},PR1,,,,,,"))
    assert extract(reading, "ssda903_episodes").rows.to_pylist()[0]["placement_type"] == code


@pytest.mark.parametrize("code", ["E43", "E44", "E45", "E46", "E47", "E48", "E17"])
def test_ends_of_care_are_known_by_the_codes_of_every_year(tmp_path: Path, code: str) -> None:
    row = f"1,01/06/2015,S,C2,N1,U4,PR1,30/06/2016,{code},,,,"
    reading = read(module(tmp_path / "episodes.csv", "episodes", row))
    assert extract(reading, "ssda903_episodes").rows.to_pylist()[0]["end_reason"] == code


@pytest.mark.parametrize("code", ["F3", "P3", "F4", "P4", "F5", "P5", "G6", "0"])
def test_activities_are_known_by_the_codes_of_every_year(tmp_path: Path, code: str) -> None:
    reading = read(module(tmp_path / "2017_oc3.csv", "oc3", f"9,01/05/1998,YES,{code},B1"))
    assert extract(reading, "ssda903_oc3").rows.to_pylist()[0]["activity"] == code


@pytest.mark.parametrize(("sex", "gender"), [("1", "M"), ("2", "F"), ("M", "M"), ("F", "F"), ("U", "N")])
def test_sex_is_read_as_it_was_coded_then_and_now(tmp_path: Path, sex: str, gender: str) -> None:
    reading = read(module(tmp_path / "header.csv", "header", f"1,{sex},01/05/2008,WBRI,,,"))
    assert extract(reading, "ssda903_header").rows.to_pylist()[0]["gender"] == gender
