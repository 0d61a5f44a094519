"""Which values a hidden number could have, given the sums that a reader can do: linear programs, solved by HiGHS."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import highspy
import numpy as np

# How far above its own value a number may move; beyond that nothing more is asked.
_ROOM = 8


# highspy.Highs is this and a banner, which it prints on the way into every command's output
Quiet = highspy._core._Highs


@dataclass(frozen=True)
class Group:
    """Unknown numbers that hang together, by place: their true amounts, and what a reader knows of them."""

    amounts: Sequence[int]
    # each sum by its unknown parts and their signs
    sums: Sequence[Sequence[tuple[int, int]]]
    # (part, whole): a numerator is never more than its denominator
    shares: Sequence[tuple[int, int]]
    least: Sequence[float]
    most: Sequence[float]


class Reach:
    """The values that each unknown of a group of sums is shown to be able to have: `low` and `high`, found so far.

    Every point found is one of whole numbers that agrees with each sum and each share.
    """

    def __init__(self, group: Group) -> None:
        self.amounts = np.array(group.amounts, dtype=float)
        self.low, self.high = self.amounts.copy(), self.amounts.copy()
        self._solver = _solver(self.amounts, group)
        self._all = np.arange(len(self.amounts), dtype=np.int32)

    def stretch(self, wanted: Iterable[int], upwards: bool) -> None:
        """Moves all of the wanted as far up, or down, as they go together."""
        costs = np.zeros(len(self.amounts))
        costs[list(wanted)] = -1.0 if upwards else 1.0
        self._solver.changeColsCost(len(self._all), self._all, costs)
        self._solver.run()
        if self._solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return
        found = np.array(self._solver.getSolution().col_value)
        whole = np.round(found)
        if np.abs(found - whole).max(initial=0) < 1e-6:
            self.low, self.high = np.minimum(self.low, whole), np.maximum(self.high, whole)


def _solver(amounts: np.ndarray, group: Group) -> Quiet:
    known = [sum(sign * amounts[place] for place, sign in one) for one in group.sums]
    rows = [*group.sums, *([(part, -1), (whole, 1)] for part, whole in group.shares)]
    program = highspy.HighsLp()
    program.num_col_, program.num_row_ = len(amounts), len(rows)
    program.col_cost_ = np.zeros(len(amounts))
    program.col_lower_ = np.array(group.least, dtype=float)
    program.col_upper_ = np.minimum(amounts + _ROOM, np.array(group.most, dtype=float))
    program.row_lower_ = np.array([*known, *(0 for _ in group.shares)], dtype=float)
    program.row_upper_ = np.array([*known, *(highspy.kHighsInf for _ in group.shares)], dtype=float)
    matrix = program.a_matrix_
    matrix.format_ = highspy.MatrixFormat.kRowwise
    matrix.start_ = np.cumsum([0, *(len(one) for one in rows)], dtype=np.int32)
    matrix.index_ = np.array([place for one in rows for place, _ in one], dtype=np.int32)
    matrix.value_ = np.array([sign for one in rows for _, sign in one], dtype=float)
    solver = Quiet()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    # many small programs that differ in what they ask only
    solver.setOptionValue("presolve", "off")
    solver.passModel(program)
    return solver
