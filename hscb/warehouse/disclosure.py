"""Secondary suppression: which figures are hidden so that no small one can be worked out from those that are shown.

Small figures are hidden by SQL (kpi.small_figures). What else a reader needs to work one out stands in kpi.sums:
categories of a whole, months of a quarter, a share and its base. Here figures are hidden, the cheapest first, until
every small number could be any from 1 to the threshold, and every other hidden one has five values.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import duckdb

from hscb.warehouse.numbers import Numbers, as_group, groups, read_numbers
from hscb.warehouse.reach import Reach

PROFILES = ("meeting", "publish")
# A number that is hidden for the sake of another could be any of so many.
_VALUES = 5
# What a figure of a year weighs at least (numbers.py).
_OF_A_YEAR = 400
_SMALL = "select figure_id, largest_hidden::integer from kpi.small_figures where profile = ?"


@dataclass(frozen=True)
class Need:
    """The values that a hidden number must be able to have: from `low` to `high`, and `width` more than one."""

    low: int
    high: int
    width: int = 0


# of a number that is hidden for the sake of another
_SOME = Need(0, 0, _VALUES - 1)


@dataclass
class Hidden:
    """The figures hidden so far, and what is needed of the numbers in them."""

    numbers: Numbers
    figures: set[int]
    needs: dict[int, Need] = field(default_factory=dict)
    # needs that are met: whatever else is hidden leaves them more values, never fewer
    met: set[int] = field(default_factory=set)

    def is_shown(self, number: int) -> bool:
        """Whether a figure that is shown tells the number."""
        return not self.numbers.figures[number] <= self.figures

    def cost(self, number: int) -> int:
        """What hiding a number takes from the reader."""
        told = self.numbers.figures[number] - self.figures
        return self.numbers.amounts[number] * max(1, sum(self.numbers.weights[figure] for figure in told))

    def hide(self, number: int) -> None:
        """Hides every figure that tells a number, for the sake of another number."""
        self.figures |= self.numbers.figures[number]
        self.needs.setdefault(number, _SOME)


def fill(connection: duckdb.DuckDBPyConnection) -> None:
    """Fills kpi.protecting_figures; what a meeting does not see, a publication does not show either."""
    small = {profile: dict(connection.execute(_SMALL, [profile]).fetchall()) for profile in PROFILES}
    if not any(small.values()):
        return
    numbers = read_numbers(connection)
    before: set[int] = set()
    for profile, limits in small.items():
        found = protected(numbers, limits, before)
        connection.execute(
            "insert into kpi.protecting_figures select ?, unnest(?::bigint[])",
            [profile, sorted(found - limits.keys())],
        )
        before = found


def protected(numbers: Numbers, limits: dict[int, int], before: Iterable[int] = ()) -> set[int]:
    """All figures to hide: the small ones, each with its threshold, those hidden before, and what protects them."""
    hidden = Hidden(numbers, {*limits, *before})
    for figure, largest in limits.items():
        _need_of_small(hidden, figure, largest)
    _protect(hidden)
    _show_years_again(hidden, {*limits, *before})
    _protect(hidden)
    return hidden.figures


def _protect(hidden: Hidden) -> None:
    """Hides figures until every need is met, or nothing more can be hidden."""
    while True:
        _hide_until_none_is_derived(hidden)
        if not _hide_until_none_is_narrow(hidden):
            return


def _need_of_small(hidden: Hidden, figure: int, largest: int) -> None:
    numbers = hidden.numbers
    for number in numbers.of_figure.get(figure, ()):
        amount, base = numbers.amounts[number], numbers.base_of.get((figure, number))
        if base is None:
            if 1 <= amount <= largest:
                hidden.needs[number] = Need(1, largest)
            continue
        whole = numbers.amounts[base]
        # of a group of three at most three
        most = min(largest, whole)
        if 1 <= amount <= largest:
            hidden.needs[number] = Need(1, most)
        elif 1 <= whole - amount <= largest and not _is_all_or_none_of_everyone(numbers, number):
            hidden.needs[number] = Need(whole - most, whole - 1)
        elif whole < 10 and not _is_all_or_none_of_everyone(numbers, number):
            hidden.needs[number] = Need(0, 0, min(_VALUES - 1, whole))


def _is_all_or_none_of_everyone(numbers: Numbers, number: int) -> bool:
    """Whether a share of 0 or 100 per cent that is shown of the whole says so of this part of it too."""

    def is_all(part: int) -> bool:
        bases = {numbers.base_of.get((figure, part)) for figure in numbers.figures[part]}
        return any(numbers.amounts[base] == numbers.amounts[part] for base in bases if base is not None)

    return any(
        all(numbers.amounts[part] == 0 for part, _ in numbers.sums[one])
        or all(is_all(part) for part, _ in numbers.sums[one])
        for one in numbers.sums_of[number]
    )


def _derived(hidden: Hidden) -> tuple[set[int], dict[int, int]]:
    """The numbers that stay unknown, and those that one sum after the other gives, each with its last sum."""
    numbers = hidden.numbers
    touched = {number for figure in hidden.figures for number in numbers.of_figure.get(figure, ())}
    unknown = {number for number in touched if not hidden.is_shown(number)}
    left: dict[int, int] = {}
    for number in unknown:
        for one in numbers.sums_of[number]:
            left[one] = left.get(one, 0) + 1
    derived: dict[int, int] = {}
    todo = sorted(one for one, count in left.items() if count == 1)
    while todo:
        one = todo.pop()
        for number, _ in numbers.sums[one]:
            if number in unknown:
                unknown.discard(number)
                derived[number] = one
                for other in numbers.sums_of[number]:
                    left[other] -= 1
                    if left[other] == 1:
                        todo.append(other)
    return unknown, derived


def _hide_until_none_is_derived(hidden: Hidden) -> None:
    while True:
        unknown, derived = _derived(hidden)
        broken = sorted(derived[number] for number in derived.keys() & hidden.needs.keys())
        if not _mend(hidden, [*broken, *_tight(hidden, unknown)], unknown):
            return


def _tight(hidden: Hidden, unknown: set[int]) -> list[int]:
    """Sums whose unknown parts, each at least 1, leave too little room for one of them to be five."""
    numbers = hidden.numbers
    found = []
    for one in {one for number in unknown & hidden.needs.keys() for one in numbers.sums_of[number]}:
        parts = [(number, sign) for number, sign in numbers.sums[one] if number in unknown]
        amounts = [numbers.amounts[number] for number, _ in parts if numbers.amounts[number]]
        if len({sign for _, sign in parts}) == 1 and sum(amounts) < len(amounts) - 1 + _VALUES:
            found.append(one)
    return sorted(found)


def _mend(hidden: Hidden, broken: Iterable[int], unknown: set[int]) -> bool:
    """Hides one more number of each broken sum that no number hidden for another one of them mends."""
    mended: set[int] = set()
    for one in broken:
        if one not in mended:
            number = _hide_one_more(hidden, one, unknown)
            if number is not None:
                mended.update(hidden.numbers.sums_of[number])
    return bool(mended)


def _hide_one_more(hidden: Hidden, one: int, unknown: set[int]) -> int | None:
    """Hides the cheapest number of a sum that a reader knows; never a zero. None where every one is unknown."""
    known = [
        number
        for number, _ in hidden.numbers.sums[one]
        if hidden.numbers.amounts[number] > 0
        and number not in unknown
        and (hidden.is_shown(number) or number not in hidden.needs)
    ]
    if not known:
        return None
    number = min(known, key=lambda number: (hidden.cost(number), number))
    hidden.hide(number)
    return number


def _hide_until_none_is_narrow(hidden: Hidden) -> bool:
    """Hides one more figure beside each number that has too few values; False where every one has enough."""
    unknown, _ = _derived(hidden)
    # most are free already where every numerator keeps its denominator; the others need both to move
    for group in groups(hidden.numbers, unknown, with_shares=False):
        _too_narrow(hidden, group)
    narrow = [
        n for group in groups(hidden.numbers, unknown, with_shares=True) for n in _too_narrow(hidden, group)
    ]
    mended = [_mend_beside(hidden, number, unknown) for number in narrow]
    return any(mended)


def _mend_beside(hidden: Hidden, number: int, unknown: set[int]) -> bool:
    """Hides one more number in the sums of a number; where all of those are unknown, in the sums next to them."""
    numbers = hidden.numbers
    seen: set[int] = set()
    ring = [number]
    while ring:
        sums = sorted({one for beside in ring for one in numbers.sums_of[beside]} - seen)
        if _mend(hidden, sums, unknown):
            return True
        seen.update(sums)
        ring = [beside for one in sums for beside, _ in numbers.sums[one] if beside in unknown]
    return False


def _show_years_again(hidden: Hidden, kept: set[int]) -> None:
    """Shows figures of years again, the largest first, where no small number follows: what was hidden later may do."""
    numbers = hidden.numbers
    dear = [
        number
        for number, need in hidden.needs.items()
        if need is _SOME and any(numbers.weights[figure] >= _OF_A_YEAR for figure in numbers.figures[number])
    ]
    unknown, _ = _derived(hidden)
    beside: set[int] = set()
    for number in sorted(dear, key=lambda one: (-numbers.amounts[one], one)):
        follow = _that_follow(hidden, number, unknown, kept) if number in unknown else set()
        unknown -= follow
        for one in follow:
            if hidden.needs.pop(one, None):
                hidden.figures -= numbers.figures[one]
            beside |= {other for of in numbers.sums_of[one] for other, _ in numbers.sums[of]}
            beside |= numbers.bases[one] | numbers.parts[one]
    for group in groups(numbers, unknown, with_shares=True):
        if beside.intersection(group):
            hidden.met.difference_update(group)


def _that_follow(hidden: Hidden, number: int, unknown: set[int], kept: set[int]) -> set[int]:
    """The unknown numbers that a reader knows once a number is shown, and it; none where one must stay unknown."""
    numbers = hidden.numbers
    known: set[int] = set()
    todo = [number]
    while todo:
        one = todo.pop()
        if one in known or one not in unknown:
            continue
        known.add(one)
        need = hidden.needs.get(one)
        if need is not None:
            if need is not _SOME or numbers.figures[one] & kept:
                return set()
            todo += [other for figure in numbers.figures[one] for other in numbers.of_figure[figure]]
        for of in numbers.sums_of[one]:
            rest = [other for other, _ in numbers.sums[of] if other in unknown and other not in known]
            todo += rest if len(rest) == 1 else []
    return known


def _too_narrow(hidden: Hidden, group: list[int]) -> list[int]:
    numbers = hidden.numbers
    place = {number: position for position, number in enumerate(group)}
    needed = {
        place[number]: hidden.needs[number]
        for number in group
        if number in hidden.needs and number not in hidden.met
    }
    if not needed:
        return []
    reach = Reach(as_group(numbers, group))
    unmet = _unmet(reach, needed)
    hidden.met |= {group[one] for one in needed.keys() - set(unmet)}
    return [group[one] for one in unmet]


def _unmet(reach: Reach, needed: dict[int, Need]) -> list[int]:
    def is_met(one: int, upwards: bool) -> bool:
        need = needed[one]
        if need.width:
            return bool(reach.high[one] - reach.low[one] >= need.width)
        return bool(reach.high[one] >= need.high if upwards else reach.low[one] <= need.low)

    for upwards in (True, False):
        left = [one for one in needed if not is_met(one, upwards)]
        together = True
        while left and together:
            reach.stretch(left, upwards)
            still = [one for one in left if not is_met(one, upwards)]
            together, left = len(still) < len(left), still
        for one in left:
            if not is_met(one, upwards):
                reach.stretch([one], upwards)
    return [one for one in needed if not (is_met(one, True) and is_met(one, False))]
