"""Missing episodes, return interviews, and looked-after children who went missing."""

from __future__ import annotations

from tests.sql.care import Rows, episodes, judged, warehouse_of_care
from tests.warehouses import measure, tiny_warehouse


def gone(
    child: str, went: str, returned: str | None = None, looked_after: str = "Yes", **values: str | None
) -> dict[str, object]:
    """A missing episode of a child, with its times as `2016-05-31 14:30:00`."""
    times = {"went_missing_at": went, "returned_at": returned}
    return {"child_id": child, "looked_after": looked_after, **times, **values}


def test_missing_episodes_count_those_that_started_in_the_period_of_all_children() -> None:
    rows = [
        gone("C1", "2016-04-01 00:00:00"),
        gone("C1", "2016-04-01 18:30:00", looked_after="No"),
        gone("C2", "2017-03-31 23:59:00", "2017-04-02 09:00:00"),
        gone("C3", "2016-03-31 23:59:00", "2016-04-01 08:00:00"),
    ]
    warehouse = tiny_warehouse({"missing_episodes": rows})
    assert measure(warehouse, "missing_episodes") == (None, None, 3)
    assert measure(warehouse, "missing_episodes", "2016-04") == (None, None, 2)
    assert measure(warehouse, "missing_episodes", "2016-05") == (None, None, 0)


def test_interviews_offered_are_of_the_episodes_that_ended_in_the_period() -> None:
    rows = [
        gone("offered", "2016-03-30 10:00:00", "2016-04-01 10:00:00", interview_offered="Yes"),
        gone("not offered", "2016-05-01 10:00:00", "2016-05-02 10:00:00", interview_offered="No"),
        gone("not recorded", "2016-05-01 10:00:00", "2016-05-02 10:00:00"),
        gone("unknown", "2016-05-01 10:00:00", "2016-05-02 10:00:00", interview_offered="Unknown"),
        gone("still missing", "2016-05-01 10:00:00", interview_offered="Yes"),
        gone("back later", "2017-03-30 10:00:00", "2017-04-01 10:00:00", interview_offered="Yes"),
    ]
    warehouse = tiny_warehouse({"missing_episodes": rows})
    assert judged(warehouse, "rhi_offered_pct") == {
        "offered": True,
        "not offered": False,
        "not recorded": False,
        "unknown": False,
    }
    assert measure(warehouse, "rhi_offered_pct") == (1, 4, 25)


def test_72_hours_are_counted_to_the_minute() -> None:
    back = "2016-05-02 14:30:00"
    held = {
        "at the return": (back, True),
        "72 hours after": ("2016-05-05 14:30:00", True),
        "72 hours and a minute after": ("2016-05-05 14:31:00", False),
        "none": (None, False),
        "before the return": ("2016-05-02 14:29:00", "end before start"),
    }
    rows = [gone(name, "2016-05-01 10:00:00", back, interview_held_at=day) for name, (day, _) in held.items()]
    warehouse = tiny_warehouse({"missing_episodes": rows})
    assert judged(warehouse, "rhi_72h_pct") == {name: answer for name, (_, answer) in held.items()}
    assert measure(warehouse, "rhi_72h_pct") == (2, 4, 50)


def in_care() -> Rows:
    """Children in care in different parts of 2016-17."""
    return [
        *episodes("all year", "2015-01-05 S U4", "2016-07-01 P K2"),
        *episodes("until the first day of it", "2015-01-05 S U4", ended="2016-04-01"),
        *episodes("until the second day of it", "2015-01-05 S U4", ended="2016-04-02"),
        *episodes("from the last day of it", "2017-03-31 S U4"),
        *episodes("after it", "2017-04-01 S U4"),
        *episodes("short break", "2016-05-01 S U4", legal_status="V4"),
    ]


def test_children_missing_are_of_those_looked_after_at_any_time_in_the_period() -> None:
    rows = [
        gone("all year", "2016-05-01 10:00:00"),
        gone("all year", "2016-06-01 10:00:00"),
        gone("short break", "2016-05-01 10:00:00"),
        gone("never in care", "2016-05-01 10:00:00"),
    ]
    warehouse = warehouse_of_care(in_care(), missing_episodes=rows)
    assert judged(warehouse, "cla_missing_pct") == {
        "all year": True,
        "until the second day of it": False,
        "from the last day of it": False,
    }
    assert measure(warehouse, "cla_missing_pct", "2016-05") == (1, 1, 100)
    assert measure(warehouse, "cla_missing_pct", "2016-07") == (0, 1, 0)


def test_the_flag_of_the_sheet_and_the_episodes_of_care_must_both_say_looked_after() -> None:
    rows = [
        gone("flag and care", "2016-05-01 10:00:00"),
        gone("care but no flag", "2016-05-01 10:00:00", looked_after="No"),
        gone("care but unknown", "2016-05-01 10:00:00", looked_after="Unknown"),
        gone("flag but no care", "2016-05-01 10:00:00"),
        gone("the year before", "2016-03-31 23:59:00"),
    ]
    names = [row["child_id"] for row in rows if row["child_id"] != "flag but no care"]
    care = [row for name in names for row in episodes(str(name), "2015-01-05 S U4")]
    warehouse = warehouse_of_care(care, missing_episodes=rows)
    assert judged(warehouse, "cla_missing_pct") == {
        "flag and care": True,
        "care but no flag": False,
        "care but unknown": False,
        "the year before": False,
    }


def test_without_episodes_of_care_there_is_no_share_of_children_missing() -> None:
    warehouse = tiny_warehouse({"missing_episodes": [gone("C1", "2016-05-01 10:00:00")]})
    assert measure(warehouse, "cla_missing_pct") is None
