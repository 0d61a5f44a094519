"""The child's journey and the survival of placements."""

from __future__ import annotations

import pandas as pd

from hscb.charts.journey import journey_panel
from hscb.charts.key import signs
from hscb.charts.panel import Panel
from hscb.charts.survival import survival_panel
from tests.unit.charts.figures import EXCLUSIONS, rows_of, years

VIEW = years("2016-17")


def journey(exclusions: pd.DataFrame = EXCLUSIONS, hide: str = "") -> Panel | None:
    """The journey of 2016-17 with golden figures; the outcome named is hidden."""
    parts = [
        (1, "Contacts", "No further action", 2268),
        (1, "Contacts", "Referral to social care", 2130),
        (1, "Contacts", "Early Help service", 4895),
        (4, "Section 47 enquiries", "Conference held", 323),
        (4, "Section 47 enquiries", "No conference", 591),
        (6, "Plans started", "Plans started", 305),
    ]
    rows = pd.DataFrame(
        [
            {
                "stage_position": position,
                "stage": stage,
                "outcome_position": place,
                "outcome": outcome,
                "count": None if outcome == hide else float(count),
                "suppressed": outcome == hide,
            }
            for place, (position, stage, outcome, count) in enumerate(parts)
        ]
    )
    return journey_panel(rows, exclusions, VIEW, "Data to 31 March 2017.")


def test_the_journey_tells_its_ends_and_what_went_on() -> None:
    made = journey()
    assert made is not None
    assert made.title == "9,293 contacts, 305 plans started"
    assert (
        made.sentence
        == "In 2016-17 these went on to the next stage: 22.9% of contacts, 35.3% of Section 47 enquiries."
    )


def test_what_goes_on_is_drawn_first_and_flows_into_the_next_stage() -> None:
    made = journey()
    assert made is not None
    contacts = [row for row in rows_of(made.chart, "part") if row["stage"] == "Contacts"]
    assert contacts[0]["outcome"] == "Referral to social care"
    flow = [row["end"] for row in rows_of(made.chart, "flow") if row["stage"] == "Contacts"]
    assert flow == [2130, 914]


def test_bars_of_the_journey_are_as_long_as_their_counts() -> None:
    made = journey()
    assert made is not None
    assert all(
        row["end"] - row["start"] == float(row["shown"].replace(",", ""))
        for row in rows_of(made.chart, "part")
    )


def texts(made: Panel | None, kind: str) -> list[str]:
    """What stands inside the dark bars, or beside the bars."""
    assert made is not None
    return [row["text"] for row in rows_of(made.chart, kind)]


def test_what_went_on_is_written_into_its_bar_on_two_lines_where_one_is_too_long() -> None:
    made = journey()
    # 2,130 of 9,293 is 160 of 700 pixels: room for 20 letters of 7.35, not for the 28 of the whole text
    assert texts(made, "inside") == ["Referral to\nsocial care 2,130"]
    assert "Early Help service 4,895" in texts(made, "outside")
    assert texts(made, "above") == []


def test_a_bar_too_narrow_for_its_name_has_it_beside() -> None:
    assert "Conference held 323, No conference 591" in texts(journey(), "outside")


def test_the_key_of_the_journey_has_the_colours_of_its_bars() -> None:
    made = journey()
    assert made is not None
    contacts = [row["color"] for row in rows_of(made.chart, "part") if row["stage"] == "Contacts"]
    assert [colour for _, _, colour in signs(made)] == list(dict.fromkeys(contacts))


def test_a_stage_with_a_hidden_part_has_no_total() -> None:
    made = journey(hide="Conference held")
    assert made is not None
    table = made.table.set_index("What came of it")
    assert table.loc["Conference held", "Number"] == "c"
    assert table.loc["No conference", "Share of the stage"] == "–"
    assert "Section 47 enquiries" not in [row.get("stage") for row in rows_of(made.chart, "part")]
    assert "Section 47" not in made.sentence


def test_what_a_share_leaves_out_is_told() -> None:
    left_out = pd.DataFrame(
        {"measure_id": ["s47_to_icpc_pct"], "reason": ["too_recent"], "count": [155.0], "suppressed": [False]}
    )
    made = journey(left_out)
    assert made is not None
    assert "Left out: 155 enquiries (too recent to say)." in made.notes


def survival() -> Panel | None:
    """Fostering over 14 months; a type that ends early; a type in the table only."""
    kinds = {"Fostering": 200, "Children's home": 60, "Parents": 40, "Semi-independent": 30, "Secure": 12}
    rows = pd.DataFrame(
        [
            {
                "placement_type": kind,
                "months": month,
                "at_risk": float(begun) if month < 13 or kind == "Fostering" else None,
                "share": 100.0 - 5 * month if month < 13 or kind == "Fostering" else None,
                "suppressed": month >= 13 and kind != "Fostering",
            }
            for kind, begun in kinds.items()
            for month in range(15)
        ]
    )
    return survival_panel(rows, "Havering", "Data to 31 March 2017.")


def test_at_most_four_kinds_of_placement_have_a_line() -> None:
    made = survival()
    assert made is not None
    drawn = rows_of(made.chart, "step")
    assert {row["type"] for row in drawn} == {"Fostering", "Children's home", "Parents", "Semi-independent"}
    assert len({(row["color"], tuple(row["dash"])) for row in drawn}) == 4
    assert "In the table only: Secure." in made.notes


def test_a_line_ends_where_too_few_placements_are_left() -> None:
    made = survival()
    assert made is not None
    months = [row["months"] for row in rows_of(made.chart, "step") if row["type"] == "Parents"]
    assert max(months) == 12


def test_the_share_that_lasts_a_year_is_said_with_the_number_of_placements_begun() -> None:
    made = survival()
    assert made is not None
    assert made.title == "40% of about 200 fostering placements lasted a year or more"
    assert len(made.title.split()) <= 12
    assert made.sentence.startswith(
        "Still running after 12 months: 40% of about 200 (Fostering), 40% of about 60 ("
    )


def test_the_survival_says_why_it_is_not_the_measure_of_children_in_one_placement() -> None:
    made = survival()
    assert made is not None
    assert any("Same placement for two years or more is another question" in note for note in made.notes)


def test_the_name_of_a_line_stands_at_its_end() -> None:
    made = survival()
    assert made is not None
    ends = {row["type"]: row["months"] for row in rows_of(made.chart, "end")}
    assert ends == {"Fostering": 14, "Children's home": 12, "Parents": 12, "Semi-independent": 12}


def test_nothing_held_is_no_chart() -> None:
    empty = pd.DataFrame({"placement_type": [], "months": [], "at_risk": [], "share": [], "suppressed": []})
    assert survival_panel(empty, "Havering", "") is None
