"""Each rule of the checker: what breaks it is found, named and located; what agrees within its rounding is not."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from tests.warehouses import tiny_warehouse

Figure = dict[str, Any]


def figure(
    measure_id: str, value: float | str | None = None, period: str = "2016-17", **given: Any
) -> Figure:
    """A row of a report, as its columns of raw.published_values."""
    row: Figure = dict(
        area="Havering",
        measure_id=measure_id,
        period=period,
        value=value,
        source="Report",
        published_in="2016-17",
    )
    row |= given
    return {name: None if cell is None else str(cell) for name, cell in row.items()}


def findings(figures: Iterable[Figure], columns: str = "rule") -> list[tuple[Any, ...]]:
    """Columns of every finding, in the order of rule, measure and period."""
    warehouse = tiny_warehouse({"published_values": list(figures)})
    order = "order by length(rule), rule, measure_id, period_label, category"
    return warehouse.execute(f"select {columns} from reporting.findings {order}").fetchall()


def parts(measure_id: str, breakdown: str, whole: float, categories: dict[str, float]) -> list[Figure]:
    return [
        figure(measure_id, whole),
        *(
            figure(measure_id, value, breakdown=breakdown, category=name)
            for name, value in categories.items()
        ),
    ]


def test_parts_that_add_up_to_more_than_their_total_are_found() -> None:
    found = findings(
        parts(
            "cla", "legal_status", 248, {"Full care order": 96, "Interim care order": 35, "Section 20": 118}
        ),
        "rule, measure_id, period_label, breakdown, printed, recomputed, difference, severity, sentence",
    )
    assert found == [
        (
            "R1", "cla", "2016-17", "legal_status", 248, 249, -1, "high",
            "Children looked after, 2016-17: 248; the 3 categories of legal status add up to 249, which is 1 more."
            " Are some counted twice, or is the total another one?",
        )
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("whole", "categories", "rules"),
    [
        (240, {"In the borough": 109, "Out of the borough": 131}, []),
        (248, {"In the borough": 109, "Out of the borough": 131}, ["R1"]),
        # a breakdown that leaves most of the whole out was never meant to be all of it
        (800, {"In the borough": 109, "Out of the borough": 131}, []),
        (248, {"Out of the borough": 131}, []),
    ],
)
def test_parts_that_leave_some_of_the_whole_out(
    whole: int, categories: dict[str, float], rules: list[str]
) -> None:
    assert findings(parts("cla_by_location", "location", whole, categories)) == [(rule,) for rule in rules]


@pytest.mark.parametrize(
    ("value", "numerator", "denominator", "severity"),
    [
        (63, 63, 100, None),
        (68.3, 905, 1326, None),
        (68, 905, 1326, None),
        (69.4, 905, 1326, "medium"),
        (34, 153, 443, "low"),
        (81, 1842, 1937, "high"),
    ],
)
def test_a_percentage_is_held_against_its_counts_at_the_decimals_it_is_printed_with(
    value: float, numerator: int, denominator: int, severity: str | None
) -> None:
    row = figure("training_capacity_pct", value, numerator=numerator, denominator=denominator)
    assert findings([row], "rule, severity") == ([("R2", severity)] if severity else [])


def test_the_base_that_would_give_a_percentage_is_named() -> None:
    rows = [
        figure("cla_out_of_area_pct", 49, numerator=110, denominator=229),
        figure("cla_by_location", 114, breakdown="location", category="In the borough"),
        figure("cla_by_location", 110, breakdown="location", category="Out of the borough"),
        figure("cla_by_location", 224),
    ]
    ((rule, sentence),) = findings(rows, "rule, sentence")
    assert rule == "R2"
    assert "110 of 229 is 48.0%; 49% would fit" in sentence
    assert "224" in sentence


@pytest.mark.parametrize(
    ("measure_id", "value", "given", "is_found"),
    [
        ("supervision_pct", 101, {}, True),
        ("supervision_pct", 100, {}, False),
        ("supervision_pct", -1, {}, True),
        ("training_courses", -3, {}, True),
        ("referral_to_assessment_pct", 103, {"numerator": 2194, "denominator": 2130}, True),
        # a change may lie above 100 and below 0
        ("cafcass_public_law_change_pct", 130, {}, False),
    ],
)
def test_what_cannot_be_is_found(
    measure_id: str, value: float, given: dict[str, int], is_found: bool
) -> None:
    found = findings([figure(measure_id, value, **given)])
    assert found == ([("R3",)] if is_found else [])


@pytest.mark.parametrize(
    ("words", "rules"),
    [
        ("printed change -10%", ["R4"]),
        ("printed change -10 points", []),
        ("printed change -30%", []),  # right as it is: of what it was
        ("", []),
    ],
)
def test_per_cent_between_percentages_is_asked_about(words: str, rules: list[str]) -> None:
    rows = [
        figure("contact_nfa_pct", 33, "2015-16"),
        figure("contact_nfa_pct", 23, "2016-17", narrative=words),
    ]
    assert findings(rows) == [(rule,) for rule in rules]


@pytest.mark.parametrize(
    ("before", "words", "rules"),
    [
        (597, "printed change -26%", []),
        (597, "printed change -36%", ["R5"]),
        (None, "printed change -36%", []),
        (None, "printed change +111%", ["R5"]),
    ],
)
def test_a_change_leads_from_the_figure_before(before: int | None, words: str, rules: list[str]) -> None:
    rows = [figure("s47_enquiries", before, "2015-16")] if before else []
    assert findings([*rows, figure("s47_enquiries", 443, narrative=words)]) == [(rule,) for rule in rules]


def test_a_share_that_stands_on_another_base_than_before_is_found() -> None:
    def year(period: str, share: float, whole: int, inside: int, outside: int) -> list[Figure]:
        return [
            figure("cla_out_of_area_pct", share, period, numerator=outside, denominator=whole),
            figure("cla", whole, period),
            figure("cla_by_location", inside, period, breakdown="location", category="In the borough"),
            figure("cla_by_location", outside, period, breakdown="location", category="Out of the borough"),
            figure("cla_by_location", inside + outside, period),
        ]

    drifted = [*year("2015-16", 49, 229, 114, 110), *year("2016-17", 53, 248, 109, 131)]
    ((sentence,),) = (
        found for found in [[row] for row in findings(drifted, "rule, sentence")] if found[0][0] == "R6"
    )
    assert "49% for 2015-16 fits" in sentence[1]
    same = [*year("2015-16", 48, 229, 114, 110), *year("2016-17", 53, 248, 109, 131)]
    assert "R6" not in [rule for (rule,) in findings(same)]


def quarters(measure_id: str, year: float, *values: float | None) -> list[Figure]:
    return [
        figure(measure_id, year),
        *(
            figure(measure_id, value, f"2016-17 Q{number}")
            for number, value in enumerate(values, start=1)
            if value is not None
        ),
    ]


@pytest.mark.parametrize(
    ("rows", "rules"),
    [
        (quarters("assessment_45wd_pct", 63, 86, 83, 60, 43), []),
        (quarters("assessment_45wd_pct", 90, 86, 83, 60, 43), ["R7"]),
        (quarters("assessment_45wd_pct", 63, 86, 83, None, 43), ["R7"]),  # it would have to be 40
        (quarters("assessment_45wd_pct", 66, 86, 83, None, 43), []),
        (quarters("assessment_45wd_pct", 63, None, None, 80, None), []),
        (quarters("training_attended", 905, 200, 205, 250, 250), []),
        (quarters("training_attended", 905, 200, 205, 250, 251), ["R7"]),
        (quarters("training_attended", 905, None, None, None, 906), ["R7"]),
        (quarters("cla", 248, 230, 240, 244, 248), []),
        (quarters("cla", 248, 230, 240, 244, 249), ["R7"]),
    ],
)
def test_a_year_follows_from_its_quarters(rows: list[Figure], rules: list[str]) -> None:
    assert findings(rows) == [(rule,) for rule in rules]


@pytest.mark.parametrize(("closing", "rules"), [(8, []), (9, ["R8"])])
def test_a_stock_follows_from_the_one_before(closing: int, rules: list[str]) -> None:
    rows = [
        figure("child_death_reviews_outstanding", 7, "2015-16"),
        figure("child_death_reviews_outstanding", closing),
        figure("child_deaths", 12),
        figure("child_death_reviews_completed", 11),
    ]
    found = findings(rows, "rule, recomputed, sentence")
    assert [rule for rule, *_ in found] == rules
    assert not found or found[0][1:] == (
        8,
        "Child death reviews outstanding, 2016-17: 9; 7 in 2015-16, plus 12 less 11, is 8."
        " Which of these counts is another one?",
    )


@pytest.mark.parametrize(("average", "rules"), [(298, []), (297.6, []), (281, ["R9"])])
def test_an_average_follows_from_its_volume(average: float, rules: list[str]) -> None:
    rows = [
        figure("school_nurse_caseload", average),
        figure("school_nurse_service_caseload", 4464),
        figure("school_nurses", 15),
    ]
    assert findings(rows) == [(rule,) for rule in rules]


@pytest.mark.parametrize(("whole", "rules"), [(65, []), (60, []), (80, ["R10"]), (58, ["R10"])])
def test_an_average_lies_between_its_extremes(whole: float, rules: list[str]) -> None:
    shares = {"NELFT": 60, "BHRUT": 70, "CCG": 66}
    rows = [
        figure("supervision_pct", whole),
        *(
            figure("supervision_pct", value, breakdown="agency", category=name)
            for name, value in shares.items()
        ),
    ]
    assert findings(rows) == [(rule,) for rule in rules]


@pytest.mark.parametrize(
    ("words", "rules"), [("fewer than the year before", ["R11"]), ("rose again", []), ("", [])]
)
def test_words_hold_with_the_figures(words: str, rules: list[str]) -> None:
    rows = [figure("health_visitors", 26, "2015-16"), figure("health_visitors", 29, narrative=words)]
    assert findings(rows) == [(rule,) for rule in rules]


def test_what_is_spoken_of_without_a_number_is_found() -> None:
    row = figure("private_fostering_arrangements", narrative="said to be low")
    assert findings([row], "rule, printed, source_line") == [("R12", None, "said to be low")]


@pytest.mark.parametrize(("printed", "rules"), [(1069, []), (443, ["R15"])])
def test_a_printed_figure_is_held_against_the_official_statistic(printed: int, rules: list[str]) -> None:
    official = figure("s47_enquiries", 1069, source="DfE children in need statistics")
    found = findings([figure("s47_enquiries", printed), official], "rule, recomputed")
    assert found == [(rule, 1069) for rule in rules]


@pytest.mark.parametrize(("value", "rules"), [(93, []), (33, []), (50, []), (40, ["R18"])])
def test_a_share_of_a_small_base_is_one_of_whole_numbers(value: float, rules: list[str]) -> None:
    base = 597 if value == 93 else 6
    found = findings([figure("college_bursary_retained_pct", value, denominator=base)])
    assert found == [(rule,) for rule in rules]


def test_a_figure_given_in_round_words_is_not_held_to_the_last_digit() -> None:
    boroughs = {"Havering": 249_100, "Redbridge": 296_800, "Barking and Dagenham": 202_000}
    rows = parts("training_places", "borough", 750_000, boroughs)
    rows[0]["narrative"] = 'people served; printed as "around 750,000"'
    assert findings(rows) == []


def test_a_finding_about_hidden_figures_says_no_number() -> None:
    rows = parts("child_deaths", "cause", 8, {"Drowning": 3, "Road traffic accident": 4})
    found = findings(rows, "rule, printed, recomputed, difference, source_line, sentence")
    ((rule, *numbers, sentence),) = found
    assert (rule, numbers) == ("R1", [None] * 4)
    assert not any(letter.isdigit() for letter in sentence.replace("2016-17", ""))


@pytest.mark.parametrize(
    ("words", "question"),
    [
        ("counted in November 2015", "Which period is the figure of?"),
        ("counted in November 2016", None),
        ("30 by April 2018", None),
        ("counted in April 2018", "Which period is the figure of?"),
        ("30 will be trained in November 2016", "Has it happened, and what came of it?"),
        ("30 will be trained in April 2018", None),
    ],
)
def test_a_month_outside_the_period_is_asked_about(words: str, question: str | None) -> None:
    found = findings([figure("mentors", 17, narrative=words)], "rule, severity, sentence")
    assert [(rule, severity) for rule, severity, _ in found] == ([("R13", "low")] if question else [])
    assert not question or found[0][2].endswith(question)
