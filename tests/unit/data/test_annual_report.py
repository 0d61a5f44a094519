"""The figures of the annual report 2016-17: all there, as printed, each with the line it stands on."""

from __future__ import annotations

import re

import pytest

from hscb.catalogue import measures
from tests.unit.data.shipped import COLUMNS, REPORT, figure, figures, tables

# Rows by sheet, so that a lost row is noticed.
ROWS = {
    "Front door": 36,
    "Child protection": 33,
    "Staffing": 17,
    "Looked after children": 37,
    "Young carers": 10,
    "Reviewing service": 11,
    "Early Help": 5,
    "Community Safety": 15,
    "Case reviews": 6,
    "Child deaths": 35,
    "LADO": 6,
    "Training": 29,
    "Board and finance": 23,
    "Police": 3,
    "BHRUT": 27,
    "CAFCASS": 5,
    "Youth Offending Service": 5,
    "Havering College": 20,
}
LINES = re.compile(r"L\d+(?:-\d+)?(?:, L\d+)*: [^\n]+")


def test_no_row_was_lost() -> None:
    sheets = {name: rows for name, rows in tables(REPORT).items() if rows and tuple(rows[0]) == COLUMNS}
    assert {name: len(rows) for name, rows in sheets.items()} == ROWS


def test_every_row_names_the_line_of_the_report() -> None:
    assert [row["Narrative"] for row in figures(REPORT) if not LINES.fullmatch(row["Narrative"])] == []


def test_every_line_lies_within_the_report() -> None:
    lines = [int(line) for row in figures(REPORT) for line in re.findall(r"L(\d+)", row["Narrative"])]
    assert min(lines) >= 100
    assert max(lines) <= 1491


def test_a_row_without_a_value_says_why() -> None:
    silent = [
        row["Narrative"]
        for row in figures(REPORT)
        if row["Value"] is None
        and not re.search(
            r'printed as "|no number|not printed|cell is empty',
            row["Narrative"],
            flags=re.IGNORECASE,
        )
    ]
    assert silent == []


def test_havering_figures_name_the_agency_they_come_from_and_national_ones_none() -> None:
    assert {row["Area"] for row in figures(REPORT)} == {"Havering", "England"}
    assert all((row["Agency"] is None) == (row["Area"] == "England") for row in figures(REPORT))


def test_the_source_is_the_report() -> None:
    assert {(row["Source"], row["Published In"]) for row in figures(REPORT)} == {
        ("HSCB annual report 2016-17", "2016-17")
    }


@pytest.mark.parametrize(
    ("measure", "period", "breakdown", "category", "numerator", "denominator", "value"),
    [
        ("contacts", "2016-17", "all", "all", None, None, 9293),
        ("contacts", "2015-16", "all", "all", None, None, 5859),
        ("contacts", "2016-17", "received_by", "MASH", None, None, 6608),
        ("contacts", "2016-17", "received_by", "Early Help", None, None, 2685),
        ("contact_to_referral_pct", "2016-17", "all", "all", 2130, 9293, 23),
        ("contact_nfa_pct", "2016-17", "all", "all", 2268, 9293, 24),
        ("repeat_contact_12m_pct", "2016-17", "all", "all", 3866, 9293, 42),
        ("contact_source_pct", "2016-17", "contact_source", "Schools", 1472, 9293, 14),
        ("s47_enquiries", "2016-17", "all", "all", None, None, 443),
        ("s47_to_icpc_pct", "2016-17", "all", "all", 153, 443, 34),
        ("assessment_45wd_pct", "2016-17", "all", "all", None, None, 63),
        ("assessment_45wd_pct", "2016-17 Q4", "all", "all", None, None, 43),
        ("icpc_15wd_pct", "2016-17 Q3", "all", "all", None, None, 80),
        ("cp_neglect_pct", "2016-17", "all", "all", None, 296, 66.8),
        ("cla", "2016-17", "all", "all", None, None, 248),
        ("cla", "2014-15", "legal_status", "Section 20", None, None, 115),
        ("cla_same_placement_2y_pct", "2014-15", "all", "all", None, None, 83),
        ("pep_up_to_date_pct", "2015-16", "all", "all", None, None, 64),
        ("social_worker_agency_pct", "2016-17", "all", "all", None, None, 30),
        ("school_nurse_caseload", "2016-17", "all", "all", 4464, 15, 281),
        ("young_carers_supported", "2016-17", "route", "Early Help", None, None, 8),
        ("lado_referrals", "2016-17", "all", "all", None, None, 226),
        ("child_deaths", "2016-17", "all", "all", None, None, 12),
        ("child_deaths_modifiable_3y_pct", "2016-17", "all", "all", 5, 24, None),
        ("dv_enquiry_pct", "2016-17", "all", "all", None, None, 98),
        ("section_11_standards_green", "2016-17", "agency", "BHRUT", None, None, 7),
        ("college_looked_after_completed_pct", "2016-17", "all", "all", 18, 21, None),
    ],
)
def test_figures_are_as_the_report_prints_them(
    measure: str,
    period: str,
    breakdown: str,
    category: str,
    numerator: float | None,
    denominator: float | None,
    value: float | None,
) -> None:
    row = figure(REPORT, measure, period, breakdown=breakdown, category=category)
    assert (row["Numerator"], row["Denominator"], row["Value"]) == (numerator, denominator, value)


def test_the_training_capacity_keeps_the_error_of_the_report() -> None:
    row = figure(REPORT, "training_capacity_pct", "2016-17")
    assert row["Value"] == 69.4
    assert round(100 * row["Numerator"] / row["Denominator"], 1) == 68.3


def test_the_contributions_keep_the_total_that_they_do_not_add_up_to() -> None:
    rows = [row for row in figures(REPORT) if row["Measure"] == "contributions"]
    parts = [row["Value"] for row in rows if row["Breakdown"] == "agency"]
    [total] = [row["Value"] for row in rows if row["Breakdown"] == "all"]
    assert len(parts) == 9
    assert total == 167465.30
    assert round(sum(parts), 2) == 167770.28


def test_placements_in_and_out_of_the_borough_keep_the_children_that_neither_holds() -> None:
    def children(period: str, category: str) -> int:
        return int(
            figure(REPORT, "cla_by_location", period, breakdown="location", category=category)["Value"]
        )

    for period, total, unknown in (("2015-16", 229, 5), ("2016-17", 248, 8)):
        assert figure(REPORT, "cla_by_location", period)["Value"] == total
        known = children(period, "In the borough") + children(period, "Out of the borough")
        assert total - known == unknown


def test_national_figures_of_the_report_are_kept_apart_from_those_of_the_borough() -> None:
    assert figure(REPORT, "cla_same_placement_2y_pct", "2016-17", area="England")["Value"] == 68
    assert figure(REPORT, "cp_neglect_pct", "2016-17", area="England")["Value"] == 44


def test_every_expected_measure_of_another_agency_without_a_figure_stays_unseen() -> None:
    """What the board expects and the report does not give: no row, or a row with words alone."""
    told = {
        row["Measure"] for row in figures(REPORT) if row["Value"] is not None or row["Numerator"] is not None
    }
    unseen = {measure for measure, entry in measures().items() if entry.expected} - told
    assert {
        "private_fostering_notifications",
        "private_fostering_arrangements",
        "return_interviews_held",
        "police_conference_attendance_pct",
        "board_attendance_pct",
        "iro_caseload",
        "referrer_feedback_pct",
        "supervision_pct",
        "cafcass_indicators_met_pct",
    } <= unseen


def test_words_beside_a_small_count_of_children_do_not_repeat_it() -> None:
    for row in figures(REPORT):
        counts = [row["Numerator"], None if measures()[row["Measure"]].unit == "percent" else row["Value"]]
        if row["Numerator"] is not None and row["Denominator"] is not None:
            counts.append(row["Denominator"] - row["Numerator"])
        if measures()[row["Measure"]].counts_children and any(
            1 <= count <= 5 for count in counts if count is not None
        ):
            words = re.sub(r"\bL\d+|\bS\d\d\b|20\d\d(-\d\d)?", "", row["Narrative"])
            assert not re.search(r"\d|\b(one|two|three|four|five|both|neither)\b", words), row["Narrative"]
