"""A measure is in four places: its cases, the union of its kind, its words, a small table worked by hand."""

from __future__ import annotations

import re

import pytest

from hscb.catalogue import measures
from hscb.config import PROJECT, SQL_FOLDER
from hscb.ingest.formats import formats
from tests.warehouses import tiny_warehouse

KPI_SQL = {path.stem: path.read_text(encoding="utf-8") for path in (SQL_FOLDER / "3_kpi").glob("*.sql")}
SQL_TESTS = "\n".join(path.read_text(encoding="utf-8") for path in (PROJECT / "tests" / "sql").rglob("*.py"))
COMPUTED = [measure_id for measure_id, measure in measures().items() if measure.sources]
# `'referrals' as measure_id`, or the first value of a further select of the same union
SAID = re.compile(r"'([a-z0-9_]+)' as measure_id|\bselect\s+'([a-z0-9_]+)',")


def ids_said(sql: str) -> set[str]:
    return {first or second for first, second in SAID.findall(sql)}


@pytest.mark.parametrize("measure_id", COMPUTED)
def test_a_measure_with_sources_has_cases_in_a_family(measure_id: str) -> None:
    assert any(f"'{measure_id}'" in sql for sql in KPI_SQL.values()), (
        f"{measure_id} names sources in the catalogue, but no file in sql/3_kpi makes its cases"
    )


@pytest.mark.parametrize("measure_id", COMPUTED)
def test_a_measure_with_sources_is_worked_by_hand_in_a_test(measure_id: str) -> None:
    assert re.search(rf"\b{measure_id}\b", SQL_TESTS), f"no test in tests/sql names {measure_id}"


@pytest.mark.parametrize("measure_id", COMPUTED)
def test_the_sources_of_a_measure_are_raw_tables(measure_id: str) -> None:
    assert set(measures()[measure_id].sources) <= formats().keys()


FAMILIES = sorted(name for name, sql in KPI_SQL.items() if "' as measure_id" in sql)


@pytest.mark.parametrize("family", FAMILIES)
def test_what_a_family_counts_is_in_the_catalogue(family: str) -> None:
    without_words = ids_said(KPI_SQL[family]) - measures().keys()
    assert not without_words, f"add {without_words}, which sql/3_kpi/{family}.sql counts, to sql/catalogue"


@pytest.mark.parametrize("family", FAMILIES)
def test_what_a_family_counts_names_its_sources(family: str) -> None:
    counted = ids_said(KPI_SQL[family]) & measures().keys()
    # survival is for a chart alone: it has no periods, so nothing drives them
    without = {i for i in counted if not measures()[i].sources} - {"placement_duration_survival"}
    assert not without, f"{without}: name the raw tables under sources in sql/catalogue"


@pytest.mark.parametrize("measure_id", COMPUTED)
def test_the_breakdowns_of_a_measure_are_columns_of_its_cases(measure_id: str) -> None:
    unknown = {
        name
        for name in measures()[measure_id].breakdowns
        if not re.search(rf"\b{name}\b", KPI_SQL["case_counts"])
    }
    assert not unknown, f"{measure_id}: sql/3_kpi/case_counts.sql adds up no breakdown {unknown}"


@pytest.fixture(scope="module")
def case_families() -> set[str]:
    """The views of schema kpi with a row per measure and case."""
    found = tiny_warehouse({}).execute(
        "select table_name from duckdb_columns() where schema_name = 'kpi'"
        " group by table_name having bool_or(column_name = 'is_counted') and bool_or(column_name = 'source_id')"
    )
    return {name for (name,) in found.fetchall()} - {"no_cases", "flow_cases", "stock_cases", "cases"}


def test_every_family_of_cases_is_in_one_of_the_two_unions(case_families: set[str]) -> None:
    unions = KPI_SQL["flow_cases"] + KPI_SQL["stock_cases"]
    missing = {family for family in case_families if not re.search(rf"kpi\.{family}\b", unions)}
    assert not missing, f"add a line for {missing} to sql/3_kpi/flow_cases.sql or stock_cases.sql"
