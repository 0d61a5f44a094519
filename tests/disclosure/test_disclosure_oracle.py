"""No hidden figure of 500 random tables can be worked out, or narrowed down; the attack finds what is unprotected."""

from __future__ import annotations

from random import Random

import pytest

from hscb.warehouse import views
from tests.disclosure.attack import leaks
from tests.disclosure.random_tables import COUNT, Board, hidden_in, random_board
from tests.disclosure.running import batches


@pytest.mark.parametrize("seed", range(1, 6))
def test_no_hidden_figure_of_a_hundred_random_tables_can_be_narrowed_down(seed: int) -> None:
    for result in batches(100, seed):
        assert not result.leaks[:5]
        # random tables that hide nothing, or everything, would prove nothing
        assert 0.2 < result.hidden / result.figures < 0.9


def test_the_attack_finds_what_is_given_away_without_protection(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(views.FILLED, "kpi.protecting_figures", lambda connection: None)
    boards = [random_board(f"Board {number}", Random(number)) for number in range(5)]
    found = [leak for board, hidden in hidden_in(boards) for leak in leaks(board, hidden["meeting"], 5)]
    assert len(found) > 20


def test_the_attack_works_out_one_hidden_cell_from_the_total_and_the_other() -> None:
    cells = {("all", "all"): 20, ("contact_source", "Police"): 3, ("contact_source", "Schools"): 17}
    board = Board("B", {(COUNT, "2016-04", *place): (count,) for place, count in cells.items()})
    police = (COUNT, "2016-04", "contact_source", "Police")
    schools = (COUNT, "2016-04", "contact_source", "Schools")
    assert leaks(board, {police}, 5)
    assert not leaks(board, {police, schools}, 5)


def test_the_attack_sees_two_hidden_cells_that_are_too_few_to_be_anything() -> None:
    cells = {("all", "all"): 6, ("contact_source", "Police"): 1, ("contact_source", "Schools"): 1}
    cells |= {("contact_source", "Housing"): 4}
    board = Board("B", {(COUNT, "2016-04", *place): (count,) for place, count in cells.items()})
    small = {(COUNT, "2016-04", "contact_source", name) for name in ("Police", "Schools")}
    assert len(leaks(board, small, 5)) >= 2
