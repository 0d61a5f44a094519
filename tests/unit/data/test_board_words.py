"""The board's aims, challenges, events and expected returns, as sql/board holds them."""

from __future__ import annotations

import tomllib
from datetime import date
from typing import Any

import pytest

from hscb.catalogue import measures
from hscb.config import SQL_FOLDER


def entries(file: str) -> list[dict[str, Any]]:
    """The one array of tables of a file of sql/board."""
    [found] = tomllib.loads((SQL_FOLDER / "board" / file).read_text(encoding="utf-8")).values()
    return list(found)


def test_there_are_six_aims_each_with_a_question() -> None:
    aims = entries("aims.toml")
    assert [aim["number"] for aim in aims] == [1, 2, 3, 4, 5, 6]
    assert all(aim["question"].endswith("?") for aim in aims)
    assert all(aim["title"] and aim["purpose"] for aim in aims)


def test_the_themes_named_under_an_aim_are_those_of_its_measures() -> None:
    for aim in entries("aims.toml"):
        held = {one.theme for one in measures().values() if aim["number"] in (one.aim, *one.other_aims)}
        assert set(aim["themes"]) <= held
        assert len(set(aim["themes"])) == len(aim["themes"])


def test_the_eighteen_challenges_stand_in_the_order_of_the_report() -> None:
    challenges = entries("challenges.toml")
    assert [challenge["number"] for challenge in challenges] == list(range(1, 19))
    assert [challenge["line"] for challenge in challenges] == [
        100, 101, 144, 194, 238, 258, 312, 314, 354, 355, 402, 410, 544, 622, 690, 691, 801, 802,
    ]  # fmt: skip
    assert all(1 <= challenge["aim"] <= 6 for challenge in challenges)


@pytest.mark.parametrize("file", ["challenges.toml", "events.toml", "expected_returns.toml"])
def test_every_measure_that_the_boards_words_name_is_in_the_catalogue(file: str) -> None:
    named = {measure for entry in entries(file) for measure in entry["measures"]}
    assert named - set(measures()) == set()


def test_every_entry_names_a_measure_on_which_it_bears() -> None:
    for file in ("challenges.toml", "events.toml", "expected_returns.toml"):
        assert all(entry["measures"] for entry in entries(file))


def test_an_event_ends_no_earlier_than_it_starts() -> None:
    for event in entries("events.toml"):
        assert isinstance(event["starts"], date)
        assert event.get("ends", event["starts"]) >= event["starts"]


def test_contacts_change_their_base_where_early_help_is_counted_for_the_first_time() -> None:
    changes = [event for event in entries("events.toml") if event["changes_base"]]
    assert [(event["starts"], "contacts" in event["measures"]) for event in changes] == [
        (date(2016, 4, 1), True)
    ]


def test_an_agency_is_owed_only_measures_that_the_board_expects_or_computes() -> None:
    for agency in entries("expected_returns.toml"):
        for measure in agency["measures"]:
            assert measures()[measure].expected or measures()[measure].sources, measure


def test_every_agency_has_a_post_that_late_returns_go_to() -> None:
    agencies = entries("expected_returns.toml")
    assert all(agency["lead"].strip() for agency in agencies)
    assert len({agency["name"] for agency in agencies}) == len(agencies)


def test_a_measure_is_sent_in_one_dataset_and_one_dataset_takes_the_rest() -> None:
    datasets = entries("datasets.toml")
    named = [measure for dataset in datasets for measure in dataset.get("measures", ())]
    assert len(set(named)) == len(named)
    assert set(named) <= {one for agency in entries("expected_returns.toml") for one in agency["measures"]}
    assert sum("measures" not in dataset for dataset in datasets) == 1
    assert {dataset["frequency"] for dataset in datasets} <= {"month", "quarter", "year"}


def test_agencies_that_sent_nothing_for_the_report_are_named() -> None:
    silent = {
        entry["name"] for entry in entries("expected_returns.toml") if entry["report_2016_17"] == "nothing"
    }
    assert {"NELFT", "National Probation Service", "London Fire Brigade", "NHS England"} <= silent
