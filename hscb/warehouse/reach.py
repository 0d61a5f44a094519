"""Which values a hidden number could have, given the sums that a reader can do: linear programs, solved by HiGHS."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import highspy
import numpy as np

# How far above its own value a number may move; beyond that nothing more is asked.
_ROOM = 8


class Reach:
    """The values that each unknown of a group of sums is shown to be able to have: `low` and `high`, found so far.

    Every point found is one of whole numbers, none below 0, that agrees with each sum.
    """

    def __init__(self, amounts: Sequence[int], sums: Sequence[Sequence[tuple[int, int]]]) -> None:
        """`amounts` are the true values; a sum lists the places of its unknowns, each with its sign."""
        self.amounts = np.array(amounts, dtype=float)
        self.low, self.high = self.amounts.copy(), self.amounts.copy()
        self._solver = _solver(self.amounts, sums)
        self._all = np.arange(len(amounts), dtype=np.int32)

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


def _solver(amounts: np.ndarray, sums: Sequence[Sequence[tuple[int, int]]]) -> highspy.Highs:
    program = highspy.HighsLp()
    program.num_col_, program.num_row_ = len(amounts), len(sums)
    program.col_cost_ = np.zeros(len(amounts))
    program.col_lower_ = np.zeros(len(amounts))
    program.col_upper_ = amounts + _ROOM
    known = [sum(sign * amounts[place] for place, sign in one) for one in sums]
    program.row_lower_ = program.row_upper_ = np.array(known, dtype=float)
    matrix = program.a_matrix_
    matrix.format_ = highspy.MatrixFormat.kRowwise
    matrix.start_ = np.cumsum([0, *(len(one) for one in sums)], dtype=np.int32)
    matrix.index_ = np.array([place for one in sums for place, _ in one], dtype=np.int32)
    matrix.value_ = np.array([sign for one in sums for _, sign in one], dtype=float)
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    solver.passModel(program)
    return solver
