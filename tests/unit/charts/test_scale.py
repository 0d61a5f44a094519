"""Where an axis begins and where labels go."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from hscb.charts.scale import spread, value_axis

_VALUES = st.lists(st.floats(0, 100_000), min_size=1, max_size=8)


@settings(deadline=None)
@given(_VALUES, st.sampled_from(["count", "percent", "rate_10k", "days"]))
def test_every_value_lies_on_the_axis(values: list[float], unit: str) -> None:
    axis = value_axis(values, unit)
    assert axis.low <= min(values)
    assert axis.high >= max(values) - 1e-6
    assert all(axis.low <= tick <= axis.high for tick in axis.ticks)
    assert 2 <= len(axis.ticks) <= 8


@settings(deadline=None)
@given(_VALUES)
def test_an_axis_of_counts_begins_at_zero(values: list[float]) -> None:
    assert value_axis(values, "count").low == 0


def test_percentages_above_a_half_may_begin_higher() -> None:
    assert value_axis([92.0, 94.1], "percent").low > 0
    assert value_axis([10.0, 12.0], "percent").low == 0


def test_a_percentage_axis_ends_at_a_hundred() -> None:
    assert value_axis([98.0, 100.0], "percent").high == 100


def test_ticks_of_counts_are_whole() -> None:
    assert value_axis([1.0, 2.0], "count").ticks == (0, 1, 2)


@settings(deadline=None)
@given(st.lists(st.floats(0, 100), min_size=1, max_size=5))
def test_labels_keep_their_order_and_their_distance(places: list[float]) -> None:
    moved = spread(places, 5.0, 0.0, 100.0)
    ordered = [one for _, one in sorted(zip(places, moved, strict=True), key=lambda pair: pair[0])]
    assert all(
        later - earlier >= 5.0 - 1e-6
        for earlier, later in zip(sorted(moved), sorted(moved)[1:], strict=False)
    )
    assert sorted(ordered) == sorted(moved)
    assert max(moved) <= 100.0
