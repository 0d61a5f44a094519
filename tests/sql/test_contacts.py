"""Contacts and what became of them, each on a table small enough to check by eye."""

from __future__ import annotations

from tests.warehouses import categories, caveat, measure, tiny_warehouse


def contact(
    child: str, day: str, outcome: str | None = None, source: str = "6", **more: str
) -> dict[str, object]:
    return dict(child_id=child, contact_date=day, contact_outcome=outcome, contact_source=source, **more)


def test_contacts_are_counted_in_their_month_quarter_and_year() -> None:
    warehouse = tiny_warehouse({"list_1": [contact("A", "2016-06-30"), contact("B", "2016-07-01")]})
    assert measure(warehouse, "contacts", "2016-06") == (None, None, 1)
    assert measure(warehouse, "contacts", "2016-17 Q1") == (None, None, 1)
    assert measure(warehouse, "contacts", "2016-17 Q2") == (None, None, 1)
    assert measure(warehouse, "contacts", "2016-17") == (None, None, 2)


def test_two_contacts_of_one_child_on_one_day_from_two_sources_both_count() -> None:
    warehouse = tiny_warehouse(
        {"list_1": [contact("A", "2016-06-01"), contact("A", "2016-06-01", source="2A")]}
    )
    assert measure(warehouse, "contacts")[2] == 2
    assert categories(warehouse, "contacts", "contact_source") == {"Police": 1, "Schools": 1}


def test_an_exact_duplicate_counts_once() -> None:
    warehouse = tiny_warehouse({"list_1": [contact("A", "2016-06-01"), contact("A", "2016-06-01")]})
    assert measure(warehouse, "contacts")[2] == 1


def test_codes_of_one_group_add_up_and_a_blank_source_is_unknown() -> None:
    rows = [
        contact(code or "blank", "2016-06-01", source=code) for code in ("5A", "5B", "5C", "5D", "10", None)
    ]
    warehouse = tiny_warehouse({"list_1": rows})
    assert categories(warehouse, "contacts", "contact_source") == {"LA services": 4, "Unknown": 2}


def test_who_received_a_contact_and_its_outcome_are_not_recorded_when_blank() -> None:
    rows = [contact("A", "2016-06-01", "REF", received_by="MASH"), contact("B", "2016-06-01")]
    warehouse = tiny_warehouse({"list_1": rows})
    assert categories(warehouse, "contacts", "received_by") == {"MASH": 1, "Not recorded": 1}
    assert categories(warehouse, "contacts", "contact_outcome") == {
        "Referral to social care": 1,
        "Not recorded": 1,
    }


def test_every_share_of_outcomes_is_out_of_all_contacts() -> None:
    outcomes = ["REF", "REF", "EHS", "EHA", "EHA", "NFA", "IA", "OTH", None, None]
    rows = [contact(str(number), "2016-06-01", outcome) for number, outcome in enumerate(outcomes)]
    warehouse = tiny_warehouse({"list_1": rows})
    assert measure(warehouse, "contact_to_referral_pct") == (2, 10, 20)
    assert measure(warehouse, "contact_to_early_help_pct") == (3, 10, 30)
    assert measure(warehouse, "contact_nfa_pct") == (1, 10, 10)
    assert measure(warehouse, "contact_no_outcome_pct") == (2, 10, 20)


def test_shares_of_outcomes_are_told_apart_by_source_and_receiver() -> None:
    rows = [
        contact("A", "2016-06-01", "REF", received_by="MASH"),
        contact("B", "2016-06-01", "NFA", received_by="MASH"),
        contact("C", "2016-06-01", "REF", source="2A", received_by="EH"),
    ]
    warehouse = tiny_warehouse({"list_1": rows})
    assert categories(warehouse, "contact_to_referral_pct", "received_by") == {"MASH": 50, "Early Help": 100}
    assert categories(warehouse, "contact_nfa_pct", "contact_source") == {"Police": 50, "Schools": 0}


def repeats(*days: str) -> int:
    """How many contacts of one child on these days are repeats."""
    rows = [contact("A", day, source=str(number)) for number, day in enumerate(days, start=6)]
    warehouse = tiny_warehouse({"list_1": rows}, data_from="2014-04-01")
    found = warehouse.execute(
        "select sum(numerator) from kpi.measure_values where measure_id = 'repeat_contact_12m_pct'"
        " and breakdown = 'all' and period_type = 'year'"
    ).fetchone()
    assert found is not None
    return int(found[0])


def test_a_contact_on_the_same_day_is_no_repeat() -> None:
    assert repeats("2016-06-01", "2016-06-01") == 0


def test_of_three_contacts_two_on_one_day_both_of_that_day_are_repeats_of_the_first() -> None:
    assert repeats("2016-05-01", "2016-06-01", "2016-06-01") == 2


def test_a_contact_exactly_12_months_after_another_is_a_repeat() -> None:
    assert repeats("2015-06-01", "2016-06-01") == 1


def test_a_contact_12_months_and_a_day_after_another_is_no_repeat() -> None:
    assert repeats("2015-05-31", "2016-06-01") == 0


def test_12_months_before_29_february_is_28_february() -> None:
    assert repeats("2015-02-28", "2016-02-29") == 1
    assert repeats("2015-02-27", "2016-02-29") == 0


def test_29_february_lies_within_the_12_months_before_28_february() -> None:
    assert repeats("2016-02-29", "2017-02-28") == 1


def test_another_child_or_another_authority_makes_no_repeat() -> None:
    rows = [contact("A", "2016-05-01"), contact("B", "2016-06-01")]
    assert measure(tiny_warehouse({"list_1": rows}), "repeat_contact_12m_pct") == (0, 2, 0)


def test_a_repeat_may_follow_a_contact_of_the_year_before() -> None:
    warehouse = tiny_warehouse(
        {"list_1": [contact("A", "2016-03-01"), contact("A", "2016-05-01")]}, data_from="2015-04-01"
    )
    assert measure(warehouse, "repeat_contact_12m_pct") == (1, 1, 100)
    assert measure(warehouse, "repeat_contact_12m_pct", "2015-16") == (0, 1, 0)


def test_the_look_back_is_complete_where_the_data_start_12_months_before_the_period() -> None:
    rows = [contact("A", "2016-05-01")]
    complete = tiny_warehouse({"list_1": rows}, data_from="2015-04-01")
    assert caveat(complete, "repeat_contact_12m_pct") is None
    assert caveat(complete, "repeat_contact_12m_pct", "2015-16") == "look-back incomplete"
    a_day_short = tiny_warehouse({"list_1": rows}, data_from="2015-04-02")
    assert caveat(a_day_short, "repeat_contact_12m_pct") == "look-back incomplete"
    assert caveat(a_day_short, "contacts") is None


def test_the_order_of_rows_changes_nothing() -> None:
    rows = [contact("A", "2016-05-01"), contact("A", "2016-06-01"), contact("B", "2016-06-01", "NFA")]
    figures = [
        tiny_warehouse({"list_1": order}).execute("select * from kpi.measure_values order by all").fetchall()
        for order in (rows, rows[::-1])
    ]
    assert figures[0] == figures[1]
