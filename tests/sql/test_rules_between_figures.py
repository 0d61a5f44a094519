"""Rules of the checker that hold a figure against its base, its relations, its own words and the year of its report."""

from __future__ import annotations

from typing import Any

import pytest

from tests.sql.test_rules import Figure, figure, findings


def rules(rows: list[Figure]) -> list[str]:
    return [rule for (rule,) in findings(rows)]


def contacts(period: str, whole: int, mash: int, early_help: int | None, referred: int) -> list[Figure]:
    return [
        figure("contacts", whole, period),
        figure("contacts", mash, period, breakdown="received_by", category="MASH"),
        figure(
            "contacts",
            early_help,
            period,
            breakdown="received_by",
            category="Early Help",
            narrative=None if early_help else 'printed as "N/A"',
        ),
        figure(
            "contact_to_referral_pct",
            round(100 * referred / whole),
            period,
            numerator=referred,
            denominator=whole,
        ),
    ]


def test_a_total_and_its_shares_that_hold_what_was_not_counted_before_are_found() -> None:
    rows = [
        *contacts("2015-16", 5859, 5859, None, 1937),
        *contacts("2016-17", 9293, 6608, 2685, 2130),
    ]
    found = [row for row in findings(rows, "rule, measure_id, period_label, recomputed") if row[0] == "R6"]
    assert [(measure, period, round(value, 1)) for _, measure, period, value in found] == [
        ("contact_to_referral_pct", "2016-17", 32.2),
        ("contacts", "2016-17", 6608),
    ]


@pytest.mark.parametrize("before", [2300, 1])
def test_a_total_of_the_same_categories_as_before_is_on_one_base(before: int) -> None:
    rows = [
        *contacts("2015-16", 5859, 5859 - before, before, 1937),
        *contacts("2016-17", 9293, 6608, 2685, 2130),
    ]
    assert rules(rows) == []


@pytest.mark.parametrize(("mash", "is_found"), [(5856, True), (5859, False), (2000, False)])
def test_what_a_category_without_a_figure_would_have_to_be_is_told(mash: int, is_found: bool) -> None:
    found = findings(contacts("2015-16", 5859, mash, None, 1937), "rule, sentence")
    sentences = [sentence for rule, sentence in found if rule == "R1"]
    assert bool(sentences) == is_found
    assert not is_found or "3 fewer; Early Help has no figure" in sentences[0]


def test_what_is_left_beside_a_withheld_category_is_not_told() -> None:
    rows = contacts("2015-16", 5859, 5856, None, 1937)
    rows[2] |= {"value": "c", "narrative": None}
    assert "R1" not in rules(rows)


@pytest.mark.parametrize(
    ("shares", "expected"),
    [
        ((40, 33, 27), []),
        ((40, 34, 27), []),  # each may be rounded up
        ((40, 20, 27), ["R1"]),
        ((60, 30, 27), ["R1"]),
        ((20, 10, 5), []),  # never meant to be all
    ],
)
def test_shares_of_one_whole_add_up_to_100(shares: tuple[int, ...], expected: list[str]) -> None:
    names = ("Some to good", "Good to high", "Stayed the same")
    rows = [
        figure("training_knowledge_pct", share, breakdown="knowledge", category=name)
        for name, share in zip(names, shares, strict=True)
    ]
    assert rules(rows) == expected


@pytest.mark.parametrize(("share", "expected"), [(32, []), (31.9, []), (31, ["R2"])])
def test_a_count_without_a_base_is_held_against_the_parts_that_hold_it(
    share: float, expected: list[str]
) -> None:
    orders = {"Full care order": 74, "Interim care order": 26, "Section 20": 115, "Placement order": 17}
    rows = [
        figure("cla_care_order_pct", share, numerator=74),
        *(figure("cla", count, breakdown="legal_status", category=name) for name, count in orders.items()),
    ]
    assert rules(rows) == expected


def test_the_total_of_another_year_that_would_give_a_percentage_is_named() -> None:
    given: dict[str, Any] = {"breakdown": "contact_source", "category": "Schools"}
    rows = [
        figure("contacts", 5859, "2015-16"),
        figure("contacts", 9293),
        figure("contact_source_pct", 7, "2015-16", numerator=645, denominator=5859, **given),
    ]
    [sentence] = [words for rule, words in findings(rows, "rule, sentence") if rule == "R2"]
    assert "7% would fit Contacts of 2016-17, 9,293" in sentence


@pytest.mark.parametrize(("referrals", "expected"), [(395, []), (396, ["R3"])])
def test_a_part_is_no_larger_than_what_it_is_part_of(referrals: int, expected: list[str]) -> None:
    assert rules([figure("lado_contacts", 395), figure("lado_referrals", referrals)]) == expected


@pytest.mark.parametrize(("contacts_change", "expected"), [("+30%", []), ("+99%", ["R5"])])
def test_printed_changes_that_mean_another_share_before_are_found(
    contacts_change: str, expected: list[str]
) -> None:
    rows = [
        figure("lado_contacts", 395, narrative=f"printed change {contacts_change}"),
        figure("lado_referrals", 226, narrative="printed change +23%"),
    ]
    assert rules(rows) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("printed change -1", []),
        ("printed change -2", ["R5"]),
        ("printed change -6%", []),
    ],
)
def test_a_change_in_the_unit_of_a_figure_leads_from_the_figure_before(
    words: str, expected: list[str]
) -> None:
    rows = [figure("school_nurses", 16, "2015-16"), figure("school_nurses", 15, narrative=words)]
    assert rules(rows) == expected


@pytest.mark.parametrize(("change", "expected"), [("-£1,200", []), ("-£1,300", ["R5"])])
def test_a_change_in_pounds_is_read(change: str, expected: list[str]) -> None:
    rows = [
        figure("training_non_attendance_fees", 1760, "2015-16"),
        figure("training_non_attendance_fees", 560, narrative=f"printed change {change}"),
    ]
    assert rules(rows) == expected


@pytest.mark.parametrize(("average", "expected"), [(280, []), (267, []), (193, ["R10"]), (310, ["R10"])])
def test_an_average_lies_between_the_stock_before_and_after(average: int, expected: list[str]) -> None:
    rows = [
        figure("cin_plans", 267, "2015-16"),
        figure("cin_plans", 301),
        figure("cin_plans_average", average),
    ]
    assert rules(rows) == expected


@pytest.mark.parametrize(("green", "expected"), [(8, []), (7, ["R14"])])
def test_a_claim_is_held_against_the_count_of_the_same(green: int, expected: list[str]) -> None:
    of_agency: dict[str, Any] = {"breakdown": "agency", "category": "BHRUT"}
    rows = [
        figure("section_11_standards_met", 8, **of_agency),
        figure("section_11_standards_green", green, **of_agency),
        figure("section_11_standards_green", 5, breakdown="agency", category="NELFT"),
    ]
    assert rules(rows) == expected


@pytest.mark.parametrize(("share", "missed", "expected"), [(100, 0, []), (90, 8, []), (100, 8, ["R14"])])
def test_a_claim_of_all_leaves_none(share: int, missed: int, expected: list[str]) -> None:
    rows = [figure("child_deaths_notified_pct", share), figure("child_deaths_not_notified", missed)]
    assert rules(rows) == expected


@pytest.mark.parametrize(
    ("before", "now", "words", "expected"),
    [
        (26, 29, "a slight rise", []),
        (26, 52, "a slight rise", ["R11"]),
        (26, 26, "remained steady", []),
        (26, 39, "remained steady", ["R11"]),
        (26, 53, "more than doubled", []),
        (26, 50, "more than doubled", ["R11"]),
        (26, 27, "rose significantly", ["R11"]),
        (26, 40, "rose significantly", []),
    ],
)
def test_words_of_size_hold_with_the_change(before: int, now: int, words: str, expected: list[str]) -> None:
    rows = [figure("health_visitors", before, "2015-16"), figure("health_visitors", now, narrative=words)]
    assert rules(rows) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("implemented during the year; printed change -£1,200", ["R11"]),
        ("implemented during the year", []),
        ("printed change -£1,200", []),
    ],
)
def test_what_is_new_in_the_year_has_no_year_before(words: str, expected: list[str]) -> None:
    assert rules([figure("training_non_attendance_fees", 560, narrative=words)]) == expected


@pytest.mark.parametrize(
    ("measure_id", "words", "expected"),
    [
        ("cp_plans_open", "average number at the end of March", ["R11"]),
        ("cp_plans_open", "above the national average", []),
        ("school_nurse_caseload", "average caseload", []),
    ],
)
def test_a_count_on_a_day_is_no_average(measure_id: str, words: str, expected: list[str]) -> None:
    assert rules([figure(measure_id, 296, narrative=words)]) == expected


def test_steady_needs_a_figure_before() -> None:
    now = figure("cp_review_on_time_pct", 94, narrative="called steady")
    assert rules([now]) == ["R12"]
    assert rules([figure("cp_review_on_time_pct", 94, "2015-16"), now]) == []


def test_the_words_in_the_place_of_a_number_are_told() -> None:
    row = figure("child_deaths_first_month_pct", narrative='within a month; printed as "a third"')
    ((rule, sentence),) = findings([row], "rule, sentence")
    assert rule == "R12"
    assert 'it is told as "a third", and no exact figure is given' in sentence


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the first quarter", []),
        ("put at the end of the year", ["R13"]),
        ("up from 40% in Q3", []),
        ("counted in Q3", ["R13"]),
    ],
)
def test_another_quarter_in_the_words_of_a_quarter_is_asked_about(words: str, expected: list[str]) -> None:
    assert rules([figure("training_attended", 86, "2016-17 Q1", narrative=words)]) == expected


def test_every_month_that_words_name_is_looked_at() -> None:
    words = "meetings, April 2016 to April 2017"
    ((rule, sentence),) = findings([figure("mentors", 17, narrative=words)], "rule, sentence")
    assert (rule, "April 2017" in sentence) == ("R13", True)


def test_a_measure_that_a_report_gives_for_no_period_of_its_own_year_is_asked_about() -> None:
    before = figure("contributions", 1000, "2015-16")
    assert rules([before]) == ["R13"]
    assert rules([before, figure("contributions", 1000)]) == []
    assert rules([figure("contributions", 1000, "2015-16", published_in="2015-16")]) == []


def test_one_rule_broken_twice_by_a_figure_is_one_finding_with_both_reasons() -> None:
    words = "average number, steady"
    rows = [figure("cp_plans_open", 200, "2015-16"), figure("cp_plans_open", 300, narrative=words)]
    ((rule, sentence),) = findings(rows, "rule, sentence")
    assert rule == "R11"
    assert "call it an average" in sentence
    assert 'say "steady"' in sentence
