"""A reader who does every sum that the shown figures allow, in whole numbers, and says what a hidden one can be.

Nothing here is taken from the code that hides figures: the sums are written down again from what the figures mean.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import highspy
import numpy as np

from hscb.warehouse.reach import Quiet
from tests.disclosure.random_tables import COUNT, QUARTERS, YEAR, Board, Key, quarter_of

# One number that figures tell: (which of "contacts" and "referrals", period, breakdown, category)
Number = tuple[str, str, str, str]


def leaks(board: Board, hidden: set[Key], largest: int) -> list[str]:
    """Every hidden figure that the shown ones give away, in words; `largest` is the largest small number."""
    attack = _Attack(board, hidden)
    return [*attack.of_small_numbers(largest), *attack.of_numbers_known_to_be_some()]


class _Attack:
    def __init__(self, board: Board, hidden: set[Key]) -> None:
        self.board, self.hidden = board, hidden
        self.truth: dict[Number, int] = {}
        known: set[Number] = set()
        for key, numbers in board.figures.items():
            measure, *place = key
            told = ("contacts",) if measure == COUNT else ("referrals", "contacts")
            for name, amount in zip(told, numbers, strict=True):
                number = (name, *place)
                self.truth[number] = amount
                if key not in hidden:
                    known.add(number)
        self.unknown = [number for number in self.truth if number not in known]
        self.place = {number: position for position, number in enumerate(self.unknown)}
        self.random = np.random.default_rng(1)
        self.sums = list(self._sums())
        self.points = [np.array([self.truth[number] for number in self.unknown], dtype=float)]
        self.solver = self._solver()

    def of_small_numbers(self, largest: int) -> Iterator[str]:
        """From the sums, and from nothing being less than none: a small number could be any small number."""
        self._bound_from_below(none=True)
        for key in sorted(self.hidden):
            measure, *place = key
            count = ("contacts", *place)
            number = count if measure == COUNT else ("referrals", *place)
            wanted = (
                self._values_of_count(count, largest)
                if measure == COUNT
                else self._values_of_share(number, self.truth[count], largest)
            )
            missing = [value for value in wanted if not self._can_be(number, value)]
            if missing:
                yield f"{self.board.name} {key} is {self.truth[number]} and cannot be {missing}"
            if measure == COUNT and not wanted and not self._has_values(number, 5):
                yield f"{self.board.name} {key} is {self.truth[number]} and has fewer than five values"

    def of_numbers_known_to_be_some(self) -> Iterator[str]:
        """The same reader, who knows too that a count of none is never hidden: nothing can be worked out exactly."""
        self._bound_from_below(none=False)
        for key in sorted(self.hidden):
            if key[0] == COUNT and not self._has_values(("contacts", *key[1:]), 2):
                yield f"{self.board.name} {key} can only be {self.truth[('contacts', *key[1:])]}"

    def _values_of_count(self, number: Number, largest: int) -> list[int]:
        return list(range(1, largest + 1)) if 1 <= self.truth[number] <= largest else []

    def _values_of_share(self, number: Number, whole: int, largest: int) -> list[int]:
        part, most = self.truth[number], min(largest, whole)
        if 1 <= part <= largest:
            return list(range(1, most + 1))
        # where nobody at all was counted, a shown zero says so of everyone
        if 1 <= whole - part <= largest and not (part == 0 and self._is_in_sum_of_nothing(number)):
            return list(range(whole - most, whole))
        return []

    def _is_in_sum_of_nothing(self, number: Number) -> bool:
        return any(number in dict(one) and not any(self.truth[part] for part, _ in one) for one in self.sums)

    def _sums(self) -> Iterator[list[tuple[Number, int]]]:
        by_breakdown: dict[tuple[str, str, str], list[Number]] = defaultdict(list)
        by_quarter: dict[tuple[str, str, str, str], list[Number]] = defaultdict(list)
        for number in self.truth:
            name, period, breakdown, category = number
            if breakdown != "all":
                by_breakdown[name, period, breakdown].append(number)
            if period in QUARTERS:
                by_quarter[name, YEAR, breakdown, category].append(number)
            elif period != YEAR:
                by_quarter[name, quarter_of(period), breakdown, category].append(number)
        for (name, period, _), parts in by_breakdown.items():
            yield [((name, period, "all", "all"), -1), *((part, 1) for part in parts)]
        for whole, parts in by_quarter.items():
            if whole in self.truth:
                yield [(whole, -1), *((part, 1) for part in parts)]

    def _solver(self) -> Quiet:
        rows, lower, upper = [], [], []
        for one in self.sums:
            parts = [(self.place[number], sign) for number, sign in one if number in self.place]
            if parts:
                rows.append(parts)
                known = -sum(sign * self.truth[number] for number, sign in one if number not in self.place)
                lower.append(known)
                upper.append(known)
        for number in self.truth:
            whole = ("contacts", *number[1:])
            if number[0] == "referrals" and (number in self.place or whole in self.place):
                parts = [
                    (self.place[one], sign) for one, sign in ((whole, 1), (number, -1)) if one in self.place
                ]
                known = self.truth.get(number, 0) * (number not in self.place)
                known -= self.truth[whole] * (whole not in self.place)
                rows.append(parts)
                lower.append(known)
                upper.append(highspy.kHighsInf)
        program = highspy.HighsLp()
        program.num_col_, program.num_row_ = len(self.unknown), len(rows)
        program.col_cost_ = np.zeros(len(self.unknown))
        program.col_lower_ = np.zeros(len(self.unknown))
        program.col_upper_ = np.full(len(self.unknown), highspy.kHighsInf)
        program.row_lower_, program.row_upper_ = np.array(lower, dtype=float), np.array(upper, dtype=float)
        program.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        program.a_matrix_.start_ = np.cumsum([0, *map(len, rows)], dtype=np.int32)
        program.a_matrix_.index_ = np.array([place for row in rows for place, _ in row], dtype=np.int32)
        program.a_matrix_.value_ = np.array([sign for row in rows for _, sign in row], dtype=float)
        solver = Quiet()
        for name, value in (("output_flag", False), ("threads", 1), ("presolve", "off")):
            solver.setOptionValue(name, value)
        if self.unknown:
            solver.passModel(program)
        return solver

    def _bound_from_below(self, none: bool) -> None:
        self.least = np.zeros(len(self.unknown))
        if not none:
            # a row of a count that is hidden is there, and not zero
            for number, place in self.place.items():
                self.least[place] = float(number[0] == "contacts" and (COUNT, *number[1:]) in self.hidden)
        for place, least in enumerate(self.least):
            self.solver.changeColBounds(place, least, highspy.kHighsInf)
        self.points = [point for point in self.points if (point >= self.least).all()]

    def _has_values(self, number: Number, values: int) -> bool:
        place = self.place.get(number)
        if place is None:
            return False
        truth, found = self.truth[number], 1
        for step in (1, -1):
            value = truth + step
            while found < values and value >= self.least[place] and self._can_be(number, value):
                found, value = found + 1, value + step
        return found >= values

    def _can_be(self, number: Number, value: int) -> bool:
        """Whether whole numbers agree with every sum, this one being `value`."""
        place = self.place.get(number)
        if place is None:
            return self.truth[number] == value
        if any(point[place] == value for point in self.points):
            return True
        self.solver.changeColBounds(place, value, value)
        point = self._solved(self._wishes()) or self._solved_in_whole_numbers()
        self.solver.changeColBounds(place, self.least[place], highspy.kHighsInf)
        return point

    def _wishes(self) -> np.ndarray:
        """A random direction, so that each point found shows other values of the other numbers too."""
        return self.random.choice((0.0, 1.0, 1.0, 1.5, 2.0), size=len(self.unknown))

    def _solved(self, costs: np.ndarray) -> bool:
        self.solver.changeColsCost(len(costs), np.arange(len(costs), dtype=np.int32), costs)
        self.solver.run()
        if self.solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return False
        point = np.array(self.solver.getSolution().col_value)
        whole = np.round(point)
        if np.abs(point - whole).max() > 1e-6:
            return False
        self.points.append(whole)
        return True

    def _solved_in_whole_numbers(self) -> bool:
        if self.solver.getModelStatus() == highspy.HighsModelStatus.kInfeasible:
            return False
        places = np.arange(len(self.unknown), dtype=np.int32)
        whole, real = highspy.HighsVarType.kInteger, highspy.HighsVarType.kContinuous
        self.solver.changeColsIntegrality(len(places), places, np.full(len(places), whole))
        found = self._solved(np.zeros(len(places)))
        self.solver.changeColsIntegrality(len(places), places, np.full(len(places), real))
        return found
