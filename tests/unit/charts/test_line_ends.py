"""Where the names of lines stand."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from hscb.charts.line_ends import Plot, offsets

SIZE = [(300.0, 200.0)]
Line = list[tuple[float, float]]


def test_a_name_with_nothing_in_its_way_stands_right_of_the_end() -> None:
    assert offsets([[(0.0, 0.0), (0.5, 0.5)]], ["Fostering"], SIZE) == [(8.0, 0.0)]


def test_a_name_moves_down_off_a_line_that_goes_on_above_it() -> None:
    ends: Line = [(0.0, 0.0), (0.5, 0.5)]
    goes_on: Line = [(0.0, 0.48), (1.0, 0.48)]
    # 4 pixels above the end, 3 thick: the name is 16 high and moves in steps of 2
    name, _ = offsets([ends, goes_on], ["Parents", "Fostering"], SIZE)
    assert name == (8.0, 6.0)


def test_a_name_at_the_right_edge_stands_outside_the_plot() -> None:
    (name,) = offsets([[(0.0, 0.0), (1.0, 0.9)]], ["Fostering"], SIZE)
    assert name[0] == 8.0


def test_two_lines_that_end_in_one_place_have_their_names_apart() -> None:
    line: Line = [(0.0, 0.0), (0.5, 0.5)]
    names = ["Parents", "Adoption"]
    found = offsets([line, line], names, SIZE)
    one, other = (Plot(*SIZE[0], [line, line]).box(place, names[place], found[place]) for place in (0, 1))
    assert not one.meets(other)


_SHARES = st.lists(st.integers(0, 100), min_size=2, max_size=12)


@settings(deadline=None, max_examples=40)
@given(st.lists(_SHARES, min_size=1, max_size=4))
def test_names_stand_off_the_lines_and_off_each_other_or_at_their_usual_place(
    courses: list[list[int]],
) -> None:
    lines = [[(place / 12, 1 - share / 100) for place, share in enumerate(course)] for course in courses]
    names = ["Fostering", "Parents", "Adoption", "Secure"][: len(lines)]
    found = offsets(lines, names, SIZE)
    plot = Plot(*SIZE[0], lines)
    boxes = [plot.box(one, name, found[one]) for one, name in enumerate(names)]
    for offset, box in zip(found, boxes, strict=True):
        assert offset == (8.0, 0.0) or not any(box.meets(line) for line in plot.covered())
    if len(courses) <= 2:
        assert not any(one.meets(other) for one, other in combinations(boxes, 2)) or (8.0, 0.0) in found
