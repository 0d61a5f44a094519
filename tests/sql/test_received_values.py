"""Figures that arrive as totals: partners' returns, printed figures, national statistics."""

from __future__ import annotations

from typing import Any

import duckdb
import pytest

from hscb.config import DEFAULT_AGENCY
from tests.warehouses import measure, tiny_warehouse, warehouse_of_loads


def returned(value: str | None = None, **more: str) -> dict[str, Any]:
    return dict(agency="NELFT", measure_id="contact_nfa_pct", period="2016-17", value=value) | more


def published(area: str = "Havering", value: str | None = None, **more: str) -> dict[str, Any]:
    return dict(area=area, measure_id="contact_nfa_pct", period="2016-17", value=value, source="DfE") | more


def loads(*tables: dict[str, list[dict[str, Any]]]) -> duckdb.DuckDBPyConnection:
    """A warehouse of several loads of totals, in this order."""
    return warehouse_of_loads(
        [dict(tables=some, data_from="2016-04-01", data_to="2017-03-31") for some in tables]
    )


def values(connection: duckdb.DuckDBPyConnection, *columns: str) -> list[tuple[Any, ...]]:
    """All rows of the measure, sorted."""
    return connection.execute(
        f"select {', '.join(columns)} from kpi.measure_values where measure_id = 'contact_nfa_pct' order by all"
    ).fetchall()


def test_a_returned_figure_keeps_its_agency_and_its_words() -> None:
    warehouse = tiny_warehouse({"returned_values": [returned("24", narrative="about a quarter")]})
    assert values(
        warehouse, "authority", "origin", "value", "agency", "narrative", "status", "suppressed"
    ) == [("Havering", "return", 24, "NELFT", "about a quarter", "final", False)]


def test_words_without_a_number_are_kept_with_an_empty_value() -> None:
    warehouse = tiny_warehouse({"returned_values": [returned(narrative="over 60")]})
    assert values(warehouse, "value", "narrative") == [(None, "over 60")]


@pytest.mark.parametrize(
    ("given", "value"),
    [
        (dict(numerator="713", denominator="5859"), 100 * 713 / 5859),
        # as printed, also where the two give another number
        (dict(value="69.4", numerator="905", denominator="1326"), 69.4),
        (dict(numerator="0", denominator="0"), None),
        (dict(numerator="5"), None),
    ],
)
def test_a_share_is_computed_only_where_none_is_printed(given: dict[str, str], value: float | None) -> None:
    warehouse = tiny_warehouse({"returned_values": [returned(**given)]})
    assert measure(warehouse, "contact_nfa_pct", origin="return")[2] == (
        None if value is None else pytest.approx(value)
    )


def test_a_count_is_never_made_from_its_numerator() -> None:
    row = returned(measure_id="contacts", numerator="5", denominator="10")
    assert measure(tiny_warehouse({"returned_values": [row]}), "contacts", origin="return") == (5, 10, None)


@pytest.mark.parametrize(
    ("label", "kind", "first", "last"),
    [
        ("2016-17", "year", "2016-04-01", "2017-03-31"),
        ("2016-17 Q4", "quarter", "2017-01-01", "2017-03-31"),
        ("2016-06", "month", "2016-06-01", "2016-06-30"),
        ("2011-12", "year", "2011-04-01", "2012-03-31"),
    ],
)
def test_a_returned_period_has_its_dates(label: str, kind: str, first: str, last: str) -> None:
    warehouse = tiny_warehouse({"returned_values": [returned("1", period=label)]})
    assert values(warehouse, "period_type", "period_start::varchar", "period_end::varchar") == [
        (kind, first, last)
    ]


def test_breakdowns_are_read_as_people_write_them() -> None:
    warehouse = tiny_warehouse(
        {
            "returned_values": [
                returned("44", breakdown="Contact source", category="Police"),
                returned("24", breakdown="All", category="ALL"),
            ]
        }
    )
    assert values(warehouse, "breakdown", "category", "value") == [
        ("all", "all", 24),
        ("contact_source", "Police", 44),
    ]


def test_an_exact_duplicate_is_one_figure() -> None:
    twice = {"returned_values": [returned("5")] * 2, "published_values": [published(value="6")] * 2}
    assert values(tiny_warehouse(twice), "origin", "value") == [("published", 6), ("return", 5)]


def test_a_later_load_replaces_the_figure_of_the_same_key_alone() -> None:
    warehouse = loads(
        {"returned_values": [returned("1"), returned("2", agency="BHRUT"), returned("3", period="2015-16")]},
        {"returned_values": [returned("10")]},
    )
    assert values(warehouse, "period_label", "agency", "value") == [
        ("2015-16", "NELFT", 3),
        ("2016-17", "BHRUT", 2),
        ("2016-17", "NELFT", 10),
    ]


def test_a_corrected_return_may_come_from_another_sender() -> None:
    warehouse = warehouse_of_loads(
        [
            dict(
                tables={"returned_values": [returned("1")]},
                data_from=None,
                data_to=None,
                agency=DEFAULT_AGENCY,
            ),
            dict(tables={"returned_values": [returned("2")]}, data_from=None, data_to=None, agency="NELFT"),
        ]
    )
    assert values(warehouse, "value") == [(2,)]


def test_several_sources_of_one_figure_stay_several_rows() -> None:
    warehouse = tiny_warehouse(
        {
            "published_values": [
                published(value="91.9", source="DfE SFR61", published_in="2017-11"),
                published(value="94.1", source="DfE, 2022 release", published_in="2022-10"),
                published(value="94", source="Annual report 2016-17"),
            ]
        }
    )
    assert values(warehouse, "origin", "value", "source", "published_in") == [
        ("published", 91.9, "DfE SFR61", "2017-11"),
        ("published", 94.0, "Annual report 2016-17", None),
        ("published", 94.1, "DfE, 2022 release", "2022-10"),
    ]


def test_a_printed_figure_of_one_source_is_replaced_by_a_later_load() -> None:
    warehouse = loads(
        {"published_values": [published(value="1"), published(value="2", source="ONS")]},
        {"published_values": [published(value="3")]},
    )
    assert values(warehouse, "source", "value") == [("DfE", 3), ("ONS", 2)]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_later_release_holds_whichever_was_loaded_first(order: tuple[int, int]) -> None:
    releases = [
        {"published_values": [published(value="91.9", published_in="Children in need 2017, table D6")]},
        {"published_values": [published(value="94.1", published_in="Children in need 2022, table D6")]},
    ]
    warehouse = loads(*(releases[place] for place in order))
    assert values(warehouse, "value", "published_in") == [(94.1, "Children in need 2022, table D6")]


def test_of_two_releases_in_one_load_the_later_holds() -> None:
    both = [
        published(value="2", published_in="SFR 36/2014"),
        published(value="1", published_in="SFR 36/2013"),
    ]
    assert values(tiny_warehouse({"published_values": both}), "value") == [(2,)]


def test_a_figure_of_the_same_release_or_of_none_that_is_named_corrects_what_is_held() -> None:
    release = "Children in need 2022"
    warehouse = loads(
        {"published_values": [published(value="1", published_in=release)]},
        {"published_values": [published(value="2", published_in=release)]},
    )
    assert values(warehouse, "value") == [(2,)]
    warehouse = loads(
        {"published_values": [published(value="1", published_in=release)]},
        {"published_values": [published(value="2")]},
        {"published_values": [published(value="3", published_in="Children in need 2021")]},
    )
    assert values(warehouse, "value") == [(2,)]


def comparators(connection: duckdb.DuckDBPyConnection) -> list[tuple[Any, ...]]:
    """Every comparator row, sorted."""
    return connection.execute(
        "select authority, comparator, period_label, value from kpi.comparator_values order by all"
    ).fetchall()


def test_areas_that_are_not_held_are_comparators() -> None:
    areas = ["Havering", "England", "London", "Outer London", "Statistical neighbours", "Bexley"]
    rows = [published(area, str(number)) for number, area in enumerate(areas)]
    warehouse = tiny_warehouse({"published_values": rows})
    assert values(warehouse, "authority", "value") == [("Havering", 0)]
    assert comparators(warehouse) == [
        ("Havering", "Bexley", "2016-17", 5),
        ("Havering", "England", "2016-17", 1),
        ("Havering", "London", "2016-17", 2),
        ("Havering", "Outer London", "2016-17", 3),
        ("Havering", "Statistical neighbours", "2016-17", 4),
    ]


def test_a_second_authority_held_has_its_own_figures_and_the_same_comparators() -> None:
    rows = [published("England", "1"), published("havering ", "2"), published("Bexley", "3")]
    window = dict(data_from="2016-04-01", data_to="2017-03-31")
    warehouse = warehouse_of_loads(
        [
            dict(tables={"published_values": rows}, **window),
            dict(tables={"list_1": []}, authority="Bexley", **window),
        ]
    )
    assert measure(warehouse, "contact_nfa_pct", origin="published", authority="Bexley")[2] == 3
    assert measure(warehouse, "contact_nfa_pct", origin="published", authority="Havering")[2] == 2
    assert comparators(warehouse) == [
        ("Bexley", "England", "2016-17", 1),
        ("Havering", "England", "2016-17", 1),
    ]


def test_children_in_need_per_10_000_is_published_only() -> None:
    row = published(measure_id="cin_rate_10k", value="291.5")
    warehouse = tiny_warehouse(
        {"published_values": [row], "list_6": [dict(child_id="A", start_date="2016-05-01")]}
    )
    assert measure(warehouse, "cin_rate_10k", origin="published") == (None, None, 291.5)
    assert measure(warehouse, "cin_rate_10k") is None


@pytest.mark.parametrize("mark", ["c", "x", "z", "k", "u"])
def test_a_figure_that_is_not_given_is_no_number_and_keeps_why(mark: str) -> None:
    warehouse = tiny_warehouse(
        {"returned_values": [returned(mark)], "published_values": [published(value=mark)]}
    )
    assert values(warehouse, "value", "numerator", "denominator") == [(None, None, None)] * 2
    for table in ("returned_values", "published_values"):
        rows = warehouse.execute(
            f"select t.value, t.mark, t.not_given = c.meaning from staging.{table} as t, raw.codes as c"
            f" where c.field = 'mark' and c.code = ?",
            [mark],
        ).fetchall()
        assert rows == [(None, mark, True)]


def test_a_share_that_its_sender_withholds_is_not_worked_out_from_its_counts() -> None:
    warehouse = tiny_warehouse({"returned_values": [returned("c", numerator="3", denominator="12")]})
    assert values(warehouse, "numerator", "denominator", "value") == [(3, 12, None)]


def test_the_mark_of_a_count_stands_where_the_value_is_blank() -> None:
    warehouse = tiny_warehouse({"returned_values": [returned(numerator="c", denominator="120")]})
    assert values(warehouse, "numerator", "denominator", "value") == [(None, 120, None)]
    assert warehouse.execute("select mark from staging.returned_values").fetchall() == [("c",)]


def test_a_figure_that_comes_later_replaces_its_mark() -> None:
    warehouse = loads({"returned_values": [returned("c")]}, {"returned_values": [returned("24")]})
    assert values(warehouse, "value") == [(24,)]
