"""The numbers of children that figures tell, each once however often it is told, and the sums that join them."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import duckdb

from hscb.warehouse.reach import Group

_COUNTS = """
select count_id, figure_id, amount::integer, part,
    -- what is missed most is hidden last
    case period_type when 'month' then 1 when 'quarter' then 20 else 400 end
        * case breakdown when 'all' then 20 else 1 end
from kpi.told_counts
order by count_id
"""
_SUMS = "select sum_id, count_id, sign from kpi.sums order by sum_id, count_id"


@dataclass(frozen=True)
class Numbers:
    """Numbers by place; of each its amount, the figures that tell it, and the sums that it is part of."""

    amounts: list[int]
    figures: list[set[int]]
    sums: list[list[tuple[int, int]]]
    sums_of: list[list[int]]
    of_figure: dict[int, list[int]]
    weights: dict[int, int]
    # the denominator of a numerator, by the figure that tells both
    base_of: dict[tuple[int, int], int]
    # of each number its denominators, and the numerators that it is the denominator of
    bases: list[set[int]]
    parts: list[set[int]]


def read_numbers(connection: duckdb.DuckDBPyConnection) -> Numbers:
    """Reads kpi.told_counts and kpi.sums. Counts that a sum of two says are equal become one number."""
    counts = connection.execute(_COUNTS).fetchall()
    amount = {count_id: value for count_id, _, value, *_ in counts}
    by_sum: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for sum_id, count_id, sign in connection.execute(_SUMS).fetchall():
        by_sum[sum_id].append((count_id, sign))
    same = _Same(amount)
    for parts in by_sum.values():
        same.join(parts)
    place: dict[int, int] = {}
    for count_id in amount:
        place.setdefault(same.first(count_id), len(place))
    of_count = {count_id: place[same.first(count_id)] for count_id in amount}
    figures: list[set[int]] = [set() for _ in place]
    of_figure: dict[int, list[int]] = defaultdict(list)
    for count_id, figure, *_ in counts:
        figures[of_count[count_id]].add(figure)
        of_figure[figure].append(of_count[count_id])
    denominator = {
        figure: of_count[count_id] for count_id, figure, _, part, _ in counts if part == "denominator"
    }
    base_of = {
        (figure, of_count[count_id]): denominator[figure]
        for count_id, figure, _, part, _ in counts
        if part == "numerator" and figure in denominator
    }
    bases: list[set[int]] = [set() for _ in place]
    numerators: list[set[int]] = [set() for _ in place]
    for (_, number), base in base_of.items():
        if number != base:
            bases[number].add(base)
            numerators[base].add(number)
    sums = _different_sums(by_sum.values(), of_count)
    sums_of: list[list[int]] = [[] for _ in place]
    for one, parts in enumerate(sums):
        for number, _ in parts:
            sums_of[number].append(one)
    return Numbers(
        [amount[count_id] for count_id in place],
        figures,
        sums,
        sums_of,
        of_figure,
        {figure: weight for _, figure, _, _, weight in counts},
        base_of,
        bases,
        numerators,
    )


class _Same:
    """Which counts are one number."""

    def __init__(self, amount: dict[int, int]) -> None:
        self._amount = amount
        self._of = {count: count for count in amount}

    def first(self, count: int) -> int:
        while self._of[count] != count:
            self._of[count] = self._of[self._of[count]]
            count = self._of[count]
        return count

    def join(self, parts: list[tuple[int, int]]) -> None:
        if len(parts) == 2 and parts[0][1] == -parts[1][1]:
            one, other = sorted(self.first(count) for count, _ in parts)
            if self._amount[one] == self._amount[other]:
                self._of[other] = one


def _different_sums(
    found: Iterable[list[tuple[int, int]]], of_count: dict[int, int]
) -> list[list[tuple[int, int]]]:
    different: dict[tuple[tuple[int, int], ...], None] = {}
    for parts in found:
        signs: dict[int, int] = defaultdict(int)
        for count, sign in parts:
            signs[of_count[count]] += sign
        left = tuple(sorted((number, sign) for number, sign in signs.items() if sign))
        if left:
            different[left] = None
    return [list(parts) for parts in different]


def groups(numbers: Numbers, unknown: set[int], with_shares: bool) -> Iterator[list[int]]:
    """The unknown numbers, those together that sums and shares join."""
    left = set(unknown)
    for start in sorted(unknown):
        if start not in left:
            continue
        left.discard(start)
        group, todo = [start], [start]
        while todo:
            number = todo.pop()
            joined = {other for one in numbers.sums_of[number] for other, _ in numbers.sums[one]}
            if with_shares:
                joined |= numbers.bases[number] | numbers.parts[number]
            for other in sorted(joined & left):
                left.discard(other)
                group.append(other)
                todo.append(other)
        yield group


def as_group(numbers: Numbers, group: Sequence[int]) -> Group:
    """What a reader knows of unknown numbers that hang together; the others are known."""
    place = {number: position for position, number in enumerate(group)}
    sums = sorted({one for number in group for one in numbers.sums_of[number]})
    amounts = numbers.amounts
    return Group(
        amounts=[amounts[number] for number in group],
        sums=[
            [(place[number], sign) for number, sign in numbers.sums[one] if number in place] for one in sums
        ],
        shares=[
            (place[number], place[base])
            for number in group
            for base in numbers.bases[number]
            if base in place
        ],
        least=[
            max((amounts[part] for part in numbers.parts[number] if part not in place), default=0)
            for number in group
        ],
        most=[
            min((amounts[base] for base in numbers.bases[number] if base not in place), default=math.inf)
            for number in group
        ],
    )
