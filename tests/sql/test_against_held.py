"""What a load shows against the loads held: restatements, jumps, what is missing, identifiers and dates gone wrong."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import duckdb
import pytest

from hscb.ingest.formats import formats
from hscb.warehouse.raw import insert_rows
from tests.warehouses import next_warehouse, warehouse_of_loads

Row = dict[str, Any]
TOTALS = "returned_values"


def returned(value: object, period: str = "2016-17 Q1", **more: object) -> Row:
    return dict(agency="Police", measure_id="contacts", period=period, value=value) | more


def share(numerator: int, denominator: int, period: str = "2016-17 Q1", **more: object) -> Row:
    counts = dict(measure_id="contact_nfa_pct", numerator=numerator, denominator=denominator)
    return returned(None, period, **counts, **more)


def loads(*loaded: Sequence[Row], table: str = TOTALS) -> duckdb.DuckDBPyConnection:
    """A warehouse of several loads of one sheet, in this order, each covering 2016-17 where lists have a window."""
    return next_warehouse(
        [dict(tables={table: rows}, data_from="2016-04-01", data_to="2017-03-31") for rows in loaded]
    )


def told(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, str, str, str | None]]:
    """(severity, code, load, column) of every problem."""
    return connection.execute(
        "select severity, code, load_id, column_name from checks.problems order by all"
    ).fetchall()


def messages(connection: duckdb.DuckDBPyConnection) -> list[str]:
    found = connection.execute("select message from checks.problems order by all").fetchall()
    return [message for (message,) in found]


def codes(connection: duckdb.DuckDBPyConnection) -> list[str]:
    return [code for _, code, _, _ in told(connection)]


# --- restatements ---------------------------------------------------------------------------------------------------


def test_a_restated_figure_is_noted_with_period_agency_old_and_new() -> None:
    held = loads([returned(15)], [returned(17), returned(17, "2016-17 Q2")])
    assert told(held) == [("note", "figure-restated", "L0002", "value")]
    assert messages(held) == ["2016-17 Q1 Police: 15 to 17 (Contacts), restated."]


def test_both_versions_stay_in_what_was_received_and_the_latest_is_shown() -> None:
    held = loads([returned(15)], [returned(17)])
    received = held.execute("select value from raw.returned_values order by load_id").fetchall()
    assert received == [("15",), ("17",)]
    shown = held.execute("select value from kpi.measure_values where period_label = '2016-17 Q1'").fetchall()
    assert shown == [(17,)]


def test_the_same_figure_again_is_no_restatement() -> None:
    assert told(loads([returned(15)], [returned(15), returned("15.0", "2016-17 Q2")])) == []


def test_other_counts_of_the_same_percentage_are_told_as_counts() -> None:
    assert messages(loads([share(30, 60)], [share(35, 70)])) == [
        "2016-17 Q1 Police: 30 of 60 to 35 of 70 (Contacts with no further action), restated."
    ]


def test_a_third_version_is_held_against_the_second() -> None:
    assert messages(loads([returned(15)], [returned(17)], [returned(19)])) == [
        "2016-17 Q1 Police: 17 to 19 (Contacts), restated."
    ]


def test_a_figure_that_is_held_and_now_blank_is_a_warning() -> None:
    held = loads([returned(15)], [returned(None, narrative="not known")])
    assert told(held) == [("warning", "figure-withdrawn", "L0002", "value")]


def test_a_figure_of_another_source_is_no_restatement() -> None:
    printed = dict(area="Havering", measure_id="contacts", period="2016-17", published_in="2017")
    first, second = printed | dict(value=15, source="DfE"), printed | dict(value=17, source="Annual report")
    assert told(loads([first], [second], table="published_values")) == []
    assert codes(loads([first], [first | dict(value=17)], table="published_values")) == ["figure-restated"]


# --- tenfold --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "now", "is_asked"),
    [
        (10, 150, True),
        (10, 100, True),
        (10, 99, False),
        (150, 10, True),
        (1, 12, False),
        (0, 30, True),
        (0, 19, False),
    ],
)
def test_ten_times_or_a_tenth_of_the_period_before_is_asked_about(
    before: int, now: int, is_asked: bool
) -> None:
    expected = [("warning", "tenfold-jump", "L0002", "value")] * is_asked
    assert told(loads([returned(before)], [returned(now, "2016-17 Q2")])) == expected


def test_a_jump_is_told_with_both_figures() -> None:
    assert messages(loads([returned(10)], [returned(150, "2016-17 Q2")])) == [
        "Police, Contacts: 150 in 2016-17 Q2 is 15 times the 10 of 2016-17 Q1."
    ]


def test_a_jump_within_one_load_is_asked_about_once_where_the_next_period_is_as_before() -> None:
    rows = [returned(10), returned(150, "2016-17 Q2"), returned(12, "2016-17 Q3")]
    held = loads(rows)
    assert [message.split(":")[1] for message in messages(held)] == [
        " 150 in 2016-17 Q2 is 15 times the 10 of 2016-17 Q1."
    ]


def test_an_earlier_period_is_held_against_the_one_that_follows_it() -> None:
    assert codes(loads([returned(150, "2016-17 Q2")], [returned(10)])) == ["tenfold-jump"]


def test_a_jump_that_was_accepted_is_not_asked_about_again() -> None:
    both = [returned(10), returned(150, "2016-17 Q2")]
    assert codes(loads(both)) == ["tenfold-jump"]
    assert codes(loads(both, [*both, returned(140, "2016-17 Q3")])) == []


def test_a_share_may_be_none_in_one_period_and_some_in_the_next() -> None:
    assert told(loads([share(0, 30)], [share(9, 30, "2016-17 Q2")])) == []


def test_a_percentage_on_another_scale_than_before_is_asked_about() -> None:
    first = returned(63, measure_id="contact_nfa_pct")
    assert codes(loads([first], [first | dict(period="2016-17 Q2", value="0.61")])) == ["tenfold-jump"]


def test_a_publication_may_print_a_series_with_a_break() -> None:
    printed = dict(area="Kent", measure_id="contacts", source="DfE", value=900, period="2015-16")
    fall = printed | dict(value=9, period="2016-17")
    assert told(loads([printed, fall], table="published_values")) == []
    assert codes(loads([printed], [fall], table="published_values")) == ["tenfold-jump"]


def test_the_next_quarter_of_several_agencies_loads_without_a_word() -> None:
    quarters = [
        [
            returned(120 + n, quarter, agency=agency),
            returned(30 + n, quarter, agency=agency, breakdown="received_by", category="MASH"),
            returned(2 + n, quarter, agency=agency, breakdown="received_by", category="Early Help"),
            share(40 + n, 120 + n, quarter, agency=agency),
        ]
        for n, quarter in enumerate(("2016-17 Q1", "2016-17 Q2", "2016-17 Q3"))
        for agency in ("Police", "NELFT")
    ]
    loaded = [quarters[n] + quarters[n + 1] for n in (0, 2, 4)]
    assert told(loads(*loaded)) == []


# --- bases ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "now", "is_asked"),
    [
        ((40, 100), (42, 210), True),
        ((40, 100), (38, 45), True),
        ((40, 100), (80, 200), False),
        ((40, 100), (20, 45), False),
        ((40, 100), (44, 130), False),
        ((4, 10), (4, 25), False),
    ],
)
def test_a_base_that_moves_without_its_numerator_is_asked_about(
    before: tuple[int, int], now: tuple[int, int], is_asked: bool
) -> None:
    expected = [("warning", "base-changed", "L0002", "denominator")] * is_asked
    assert told(loads([share(*before)], [share(*now, "2016-17 Q2")])) == expected


# --- agencies and categories ----------------------------------------------------------------------------------------


def of(*agencies: str, period: str = "2016-17 Q1", **more: object) -> list[Row]:
    return [returned(30, period, agency=agency, **more) for agency in agencies]


def test_a_sheet_of_several_agencies_that_lacks_one_is_asked_about() -> None:
    held = loads(of("Police", "NELFT", "BHRUT"), of("Police", "NELFT", period="2016-17 Q2"))
    assert told(held) == [("warning", "agency-missing", "L0002", "agency")]
    assert messages(held) == [
        "BHRUT sent Contacts for 2016-17 Q1, and nothing of it is here or held for 2016-17 Q2."
    ]


def test_an_agency_that_sends_a_sheet_of_its_own_is_not_missing() -> None:
    first = of("Police", "NELFT", "BHRUT")
    assert (
        told(loads(first, of("BHRUT", period="2016-17 Q2"), of("Police", "NELFT", period="2016-17 Q2"))) == []
    )


def test_a_sheet_of_one_agency_lacks_no_other() -> None:
    assert told(loads(of("Police", "NELFT"), of("Police", period="2016-17 Q2"))) == []


def by_outcome(period: str, **figures: int) -> list[Row]:
    return [
        returned(value, period, breakdown="contact_outcome", category=category.replace("_", " "))
        for category, value in figures.items()
    ]


def test_a_category_that_is_no_longer_there_is_asked_about() -> None:
    held = loads(by_outcome("2016-17 Q1", NFA=30, Referral=12), by_outcome("2016-17 Q2", NFA=31))
    assert told(held) == [("warning", "category-missing", "L0002", "category")]
    assert messages(held) == [
        "Police, Contacts, contact_outcome: 2016-17 Q1 had Referral, 2016-17 Q2 has not."
    ]


def test_a_new_category_is_asked_about_and_not_quoted() -> None:
    held = loads(by_outcome("2016-17 Q1", NFA=30), by_outcome("2016-17 Q2", NFA=31, Something_else=12))
    assert told(held) == [("warning", "category-new", "L0002", "category")]
    assert messages(held) == ["Police, Contacts, contact_outcome: 2016-17 Q1 had no such category."]


def test_small_categories_come_and_go() -> None:
    held = loads(by_outcome("2016-17 Q1", NFA=30, Other=2), by_outcome("2016-17 Q2", NFA=31, Signposted=5))
    assert told(held) == []


def test_categories_of_one_period_may_come_in_two_loads() -> None:
    quarter = by_outcome("2016-17 Q2", NFA=31, Referral=10)
    held = loads(
        by_outcome("2016-17 Q1", NFA=30, Referral=12), quarter, [*quarter, *by_outcome("2016-17 Q2", More=9)]
    )
    assert told(held) == []


# --- columns --------------------------------------------------------------------------------------------------------


def with_columns(
    *loaded: tuple[str, ...], blank: tuple[str, ...] = (), table: str = "list_1"
) -> duckdb.DuckDBPyConnection:
    """Loads of one row each, with the columns that their sheet had."""
    row = dict(child_id="A", contact_date="2016-05-01") if table == "list_1" else returned(30)
    connection = loads(*([row] for _ in loaded), table=table)
    place = dict(file="test.xlsx", sheet=table, sheet_table=table, authority="Havering", letter="A")
    for number, names in enumerate(loaded, start=1):
        insert_rows(
            connection,
            "columns",
            (
                place | dict(load_id=f"L{number:04d}", submitted_by="Children's Social Care", name=name)
                | dict(is_filled="false" if name in blank else "true")
                for name in names
            ),
        )  # fmt: skip
    return connection


def test_a_column_that_the_sender_sent_before_and_now_not_is_asked_about() -> None:
    held = with_columns(("child_id", "contact_date", "gender"), ("child_id", "contact_date"))
    assert told(held) == [("warning", "column-lost", "L0002", None)]
    assert messages(held) == ["The sheet lacks what L0001 of the same sender had: gender."]


def test_a_column_that_was_blank_is_not_missed_nor_one_that_was_missed_already() -> None:
    assert told(with_columns(("child_id", "gender"), ("child_id",), blank=("gender",))) == []
    held = with_columns(("child_id", "gender"), ("child_id",), ("child_id",))
    assert [load for _, _, load, _ in told(held)] == ["L0002"]


# --- identifiers and dates of lists ---------------------------------------------------------------------------------


def plans(*children: str, start: str = "2016-05-01", born: str = "2010-01-01") -> list[Row]:
    return [dict(child_id=child, start_date=start, date_of_birth=born) for child in children]


def of_children(*loaded: list[Row]) -> list[str]:
    found = loads(*loaded, table="list_7")
    return [code for code in codes(found) if code not in ("date-outside-window",)]


PADDED = tuple(f"{number:07d}" for number in range(120, 1200, 120))


def test_identifiers_without_their_leading_zeros_are_named() -> None:
    bare = tuple(child.lstrip("0") for child in PADDED)
    assert of_children(plans(*PADDED), plans(*bare)) == ["zeros-lost"]


def test_identifiers_as_they_were_held_are_fine() -> None:
    assert of_children(plans(*PADDED), plans(*PADDED, "0009999")) == []


def test_a_list_that_knows_none_of_the_children_held_is_named() -> None:
    ours, theirs = (tuple(f"{letter}{number}" for number in range(6)) for letter in "AB")
    assert of_children(plans(*ours), plans(*theirs)) == ["other-identifiers"]
    assert of_children(plans(*ours), plans(*theirs, ours[0])) == []
    assert of_children(plans(*ours[:4]), plans(*theirs)) == []


def test_a_later_window_may_hold_other_children() -> None:
    ours, theirs = (plans(*(f"{letter}{number}" for number in range(6))) for letter in "AB")
    held = warehouse_of_loads(
        [
            dict(tables=dict(list_7=ours), data_from="2016-04-01", data_to="2016-06-30"),
            dict(tables=dict(list_7=theirs), data_from="2016-07-01", data_to="2016-09-30"),
        ]
    )
    assert codes(held) == []


def test_dates_four_years_and_a_day_early_are_named() -> None:
    children = ("A", "B", "C", "D")
    early = plans(*children, start="2012-04-30", born="2010-01-01")
    assert "dates-four-years-early" in of_children(plans(*children), early)
    # of one child it may be a second plan
    assert "dates-four-years-early" not in of_children(plans(*children), [*early[:1], *plans(*children[1:])])


def test_a_second_plan_of_the_same_children_is_no_such_error() -> None:
    children = ("A", "B", "C", "D")
    earlier = plans(*children, start="2012-04-30")
    assert "dates-four-years-early" not in of_children(plans(*children), [*earlier, *plans(*children)])


def test_places_know_every_list_and_dates_every_list_with_a_child() -> None:
    connection = loads([])
    places, dates = (
        connection.execute("select sql from duckdb_views() where view_name = ?", [name]).fetchall()[0][0]
        for name in ("places", "child_dates")
    )
    for form in formats().values():
        assert f"'{form.table}'" in places
        names = {column.name for column in form.kept}
        if "child_id" in names and form.is_child_level:
            assert f"'raw.{form.table}'" in dates
