"""Workbooks changed at random: no hang, no crash, and no changed total that nobody is told of."""

from __future__ import annotations

import pytest

from tests.properties.mutations import as_workbook, base_rows, judged, outcome

IN_ONE_PROCESS = 300
IN_CHILDREN = 20


def test_the_sound_return_is_read_without_a_word() -> None:
    assert judged(as_workbook(base_rows())) == ("silent", "")


@pytest.mark.parametrize("tens", range(IN_ONE_PROCESS // 10))
def test_a_workbook_changed_at_random_is_told_refused_or_the_same(tens: int) -> None:
    wrong = [one for seed in range(10 * tens, 10 * tens + 10) if (one := outcome(seed)).wrong]
    assert wrong == []


@pytest.mark.parametrize("seed", range(IN_CHILDREN))
def test_the_same_holds_through_the_child_process(seed: int) -> None:
    assert outcome(seed, in_a_child=True).wrong == ""
