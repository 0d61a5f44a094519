"""Referrals: how many, how many again, how many assessed."""

from __future__ import annotations

from tests.warehouses import categories, caveat, exclusions, measure, tiny_warehouse


def referral(child: str, day: str, source: str = "6", nfa: str | None = "No") -> dict[str, object]:
    return dict(child_id=child, referral_date=day, referral_source=source, referral_nfa=nfa)


def test_referrals_are_counted_by_date_and_source() -> None:
    rows = [referral("A", "2016-04-01"), referral("B", "2017-03-31", "3A"), referral("C", "2017-04-01", "3E")]
    warehouse = tiny_warehouse({"list_3": rows})
    assert measure(warehouse, "referrals") == (None, None, 2)
    assert categories(warehouse, "referrals", "referral_source") == {"Police": 1, "Health services": 1}


def test_a_blank_answer_is_not_no_further_action() -> None:
    rows = [referral("A", "2016-06-01", nfa=answer) for answer in ("Yes", "No", None)]
    assert measure(tiny_warehouse({"list_3": rows}), "referral_nfa_pct") == (1, 3, 100 / 3)


def re_referred(*days: str) -> tuple[float, float]:
    """Numerator and denominator of 2016-17, for referrals of one child on these days."""
    rows = [referral("A", day, str(number)) for number, day in enumerate(days, start=6)]
    found = measure(tiny_warehouse({"list_3": rows}, data_from="2015-04-01"), "re_referral_12m_pct")
    return found[:2]


def test_a_referral_exactly_12_months_after_another_is_a_re_referral() -> None:
    assert re_referred("2015-09-30", "2016-09-30") == (1, 1)


def test_a_referral_12_months_and_a_day_after_another_is_none() -> None:
    assert re_referred("2015-09-29", "2016-09-30") == (0, 1)


def test_two_referrals_on_one_day_do_not_make_each_other_re_referrals() -> None:
    assert re_referred("2016-09-30", "2016-09-30") == (0, 2)


def test_every_referral_but_the_first_is_a_re_referral() -> None:
    assert re_referred("2016-05-01", "2016-06-01", "2016-07-01") == (2, 3)


def test_re_referrals_say_where_the_look_back_is_incomplete() -> None:
    warehouse = tiny_warehouse({"list_3": [referral("A", "2016-05-01")]})
    assert caveat(warehouse, "re_referral_12m_pct") == "look-back incomplete"
    assert caveat(warehouse, "referral_nfa_pct") is None


def assessed(referred: str, *starts: str) -> tuple[float, float]:
    """Numerator and denominator of 2016-17 for one referral and assessments of the child."""
    warehouse = tiny_warehouse(
        {
            "list_3": [referral("A", referred)],
            "list_4": [dict(child_id="A", start_date=start) for start in starts],
        }
    )
    return measure(warehouse, "referral_to_assessment_pct")[:2]


def test_an_assessment_that_starts_on_the_day_of_the_referral_counts() -> None:
    assert assessed("2016-06-01", "2016-06-01") == (1, 1)


def test_an_assessment_that_starts_30_days_after_the_referral_counts() -> None:
    assert assessed("2016-06-01", "2016-07-01") == (1, 1)


def test_an_assessment_that_starts_31_days_after_the_referral_does_not_count() -> None:
    assert assessed("2016-06-01", "2016-07-02") == (0, 1)


def test_an_assessment_that_started_the_day_before_does_not_count() -> None:
    assert assessed("2016-06-01", "2016-05-31") == (0, 1)


def test_two_assessments_after_one_referral_count_it_once() -> None:
    assert assessed("2016-06-01", "2016-06-05", "2016-06-20") == (1, 1)


def test_one_assessment_serves_every_referral_it_follows() -> None:
    warehouse = tiny_warehouse(
        {
            "list_3": [referral("A", "2016-06-01"), referral("A", "2016-06-10")],
            "list_4": [dict(child_id="A", start_date="2016-06-12")],
        }
    )
    assert measure(warehouse, "referral_to_assessment_pct") == (2, 2, 100)


def test_a_referral_whose_30_days_run_past_the_data_is_too_recent() -> None:
    # the data end on 31 March 2017: 1 March and 30 days is the last day covered, 2 March runs past it
    warehouse = tiny_warehouse(
        {"list_3": [referral("A", "2017-03-01"), referral("B", "2017-03-02")], "list_4": []}
    )
    assert measure(warehouse, "referral_to_assessment_pct") == (0, 1, 0)
    assert exclusions(warehouse, "referral_to_assessment_pct") == {"too_recent": 1}


def test_a_recent_referral_that_was_assessed_is_not_too_recent() -> None:
    warehouse = tiny_warehouse(
        {
            "list_3": [referral("A", "2017-03-20")],
            "list_4": [dict(child_id="A", start_date="2017-03-25")],
        }
    )
    assert measure(warehouse, "referral_to_assessment_pct") == (1, 1, 100)
    assert exclusions(warehouse, "referral_to_assessment_pct") == {}


def test_without_a_list_of_assessments_there_is_no_share_assessed() -> None:
    warehouse = tiny_warehouse({"list_3": [referral("A", "2016-06-01")]})
    assert measure(warehouse, "referral_to_assessment_pct") is None
    assert measure(warehouse, "referrals")[2] == 1
