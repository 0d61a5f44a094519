"""Which rows on children in care are held after several loads."""

from __future__ import annotations

from typing import Any

from tests.sql.care import episodes, header
from tests.warehouses import measure, tiny_warehouse, warehouse_of_loads

YEAR = {"data_from": "2015-04-01", "data_to": "2016-03-31"}
NEXT_YEAR = {"data_from": "2016-04-01", "data_to": "2017-03-31"}


def load(window: dict[str, str], **tables: list[dict[str, Any]]) -> dict[str, Any]:
    """One load of these rows."""
    return {"tables": tables, **window}


def test_of_two_submissions_of_one_child_and_start_the_later_counts() -> None:
    open_then = episodes("C1", "2015-05-01 S U4")
    closed_since = episodes("C1", "2015-05-01 S U4", ended="2016-06-01")
    warehouse = warehouse_of_loads(
        [load(YEAR, ssda903_episodes=open_then), load(NEXT_YEAR, ssda903_episodes=closed_since)]
    )
    assert measure(warehouse, "cla")[2] == 0
    assert measure(warehouse, "cla", "2015-16")[2] == 1
    assert measure(warehouse, "cla_started", "2015-16")[2] == 1


def test_later_is_the_greater_data_to_and_not_the_order_of_loads() -> None:
    open_then = episodes("C1", "2015-05-01 S U4")
    closed_since = episodes("C1", "2015-05-01 S U4", ended="2016-06-01")
    warehouse = warehouse_of_loads(
        [load(NEXT_YEAR, ssda903_episodes=closed_since), load(YEAR, ssda903_episodes=open_then)]
    )
    assert measure(warehouse, "cla")[2] == 0


def test_an_open_episode_that_a_later_extract_no_longer_holds_is_removed() -> None:
    warehouse = warehouse_of_loads(
        [
            load(YEAR, ssda903_episodes=episodes("C1", "2015-05-01 S U4")),
            load(NEXT_YEAR, ssda903_episodes=episodes("C2", "2016-05-01 S U4")),
        ]
    )
    assert measure(warehouse, "cla")[2] == 1


def test_an_episode_over_before_a_later_extract_begins_is_kept() -> None:
    warehouse = warehouse_of_loads(
        [
            load(YEAR, ssda903_episodes=episodes("C1", "2015-05-01 S U4", ended="2016-03-31")),
            load(NEXT_YEAR, ssda903_episodes=episodes("C2", "2016-05-01 S U4")),
        ]
    )
    assert measure(warehouse, "cla_ended", "2015-16")[2] == 1


def test_of_two_copies_in_one_load_the_one_that_ended_counts() -> None:
    # the returns of two years loaded in one command: open in the first, ended in the second
    rows = [
        *episodes("C1", "2015-05-01 S U4", ended="2016-06-01"),
        *episodes("C1", "2015-05-01 S U4"),
    ]
    warehouse = tiny_warehouse({"ssda903_episodes": rows})
    assert measure(warehouse, "cla")[2] == 0
    assert measure(warehouse, "cla_ended")[2] == 1


def test_an_exact_duplicate_is_counted_once() -> None:
    warehouse = tiny_warehouse({"ssda903_episodes": episodes("C1", "2016-05-01 S U4") * 2})
    assert measure(warehouse, "cla")[2] == 1
    assert measure(warehouse, "cla_started")[2] == 1


def test_the_header_row_of_the_later_extract_holds() -> None:
    rows = episodes("C1", "2013-01-07 S U4")
    warehouse = warehouse_of_loads(
        [
            load(YEAR, ssda903_header=[header("C1", "2008-01-01"), header("C2")], ssda903_episodes=rows),
            load(NEXT_YEAR, ssda903_header=[header("C1", "1999-01-01")], ssda903_episodes=rows),
        ]
    )
    # sixteen and over by the later date of birth: not in the denominator
    assert measure(warehouse, "cla_same_placement_2y_pct") == (0, 0, None)
    # a child that the later Header does not hold keeps its row
    assert warehouse.execute("select count(*) from staging.looked_after_children").fetchone() == (2,)


def test_reviews_in_the_window_of_a_later_extract_are_replaced() -> None:
    rows = episodes("C1", "2016-09-01 S U4")
    in_time = [{"child_id": "C1", "review_date": day} for day in ("2016-09-12", "2016-12-12")]
    warehouse = warehouse_of_loads(
        [
            load(NEXT_YEAR, ssda903_episodes=rows, ssda903_reviews=in_time),
            load(
                {"data_from": "2016-12-01", "data_to": "2017-03-31"},
                ssda903_reviews=[{"child_id": "C1", "review_date": "2017-01-20"}],
            ),
        ]
    )
    # the review of September is kept, that of December was replaced by the late one of January
    assert measure(warehouse, "lac_review_on_time_pct") == (0, 1, 0)


def test_missing_episodes_are_replaced_by_child_and_time() -> None:
    def gone(child: str, went: str, back: str | None = None) -> dict[str, Any]:
        return {"child_id": child, "looked_after": "No", "went_missing_at": went, "returned_at": back}

    earlier = [
        gone("C1", "2016-05-01 10:00:00", "2016-05-01 20:00:00"),
        gone("C1", "2016-05-01 22:00:00", "2016-05-02 08:00:00"),
        gone("C2", "2016-09-30 10:00:00"),
    ]
    later = [gone("C2", "2016-09-30 10:00:00", "2016-10-02 10:00:00")]
    warehouse = warehouse_of_loads(
        [
            load({"data_from": "2016-04-01", "data_to": "2016-09-30"}, missing_episodes=earlier),
            load({"data_from": "2016-10-01", "data_to": "2017-03-31"}, missing_episodes=later),
        ]
    )
    assert measure(warehouse, "missing_episodes")[2] == 3
    assert measure(warehouse, "rhi_offered_pct") == (0, 3, 0)


def test_another_agency_and_another_authority_replace_nothing() -> None:
    rows = episodes("C1", "2015-05-01 S U4")
    warehouse = warehouse_of_loads(
        [
            load(YEAR, ssda903_episodes=rows),
            load(NEXT_YEAR, ssda903_episodes=episodes("C2", "2016-05-01 S U4")) | {"agency": "Early Help"},
            load(NEXT_YEAR, ssda903_episodes=episodes("C1", "2016-05-01 S U4")) | {"authority": "Bexley"},
        ]
    )
    assert measure(warehouse, "cla", authority="Havering")[2] == 2
    assert measure(warehouse, "cla", authority="Bexley")[2] == 1
