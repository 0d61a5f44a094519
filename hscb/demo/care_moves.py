"""How often each child moved in each year: few, but as often as the published shares of stability ask for."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise

from hscb.demo.care import Career
from hscb.demo.care_cohorts import SAME_PLACEMENT, THREE_PLACEMENTS
from hscb.demo.days import YEARS, Year, add_months, year_of

YEAR_BEFORE = year_of(date(2013, 4, 1))
LOOKED_AFTER_FOR = 30
FEWEST_SETTLED, CLOSE_ENOUGH = 45, 0.0033
MOVED_ACROSS = 9
# Chance of one move in a year, for those of whom no figure depends.
MOVES_WHEN_NEW, MOVES_LATER = 0.36, 0.16


@dataclass(frozen=True)
class Moves:
    """How often each career moved in each year; `bound` are those whose moves a figure of stability depends on."""

    counts: defaultdict[Career, Counter[str]]
    bound: frozenset[Career]
    # moves that fall late in a year, and early in one: three placements in 12 months, but not in either year
    late: set[tuple[Career, str]] = field(default_factory=set)
    early: set[tuple[Career, str]] = field(default_factory=set)


def count_moves(rng: random.Random, careers: list[Career]) -> Moves:
    """The number of moves of each career in each year from 2013-14; a year that is not named has none."""
    settled = {year.label: settled_children(careers, year) for year in YEARS}
    moves = Moves(defaultdict(Counter), frozenset(career for group in settled.values() for career in group))
    _move_settled(rng, moves, settled)
    for career in careers:
        if career not in moves.bound:
            _move_others(rng, moves, career)
    for year in (YEAR_BEFORE, *YEARS):
        _move_often(rng, moves, year, [career for career in careers if career.is_open_on(year.end)])
    for year, following in pairwise((YEAR_BEFORE, *YEARS)):
        _move_across(rng, moves, careers, year, following)
    return moves


def settled_children(careers: list[Career], year: Year) -> list[Career]:
    """Under 16 and looked after for 2.5 years at the end of the year."""
    since = add_months(year.end, -LOOKED_AFTER_FOR)
    return [
        c for c in careers if c.is_open_on(year.end) and c.start <= since and c.child.is_under(16, year.end)
    ]


def can_be_as_printed(careers: list[Career]) -> bool:
    """Whether the printed shares of settled children can be met by whole children, to a third of a point."""
    for year in YEARS:
        count, share = len(settled_children(careers, year)), SAME_PLACEMENT[year.label]
        if count < FEWEST_SETTLED or abs(round(count * (1 - share)) / count - (1 - share)) > CLOSE_ENOUGH:
            return False
    return True


def _move_settled(rng: random.Random, moves: Moves, settled: dict[str, list[Career]]) -> None:
    """Moves of the settled, so that at each year end the wanted share has not moved for two years.

    A move in 2014-15 unsettles two year ends, and so does one in 2015-16; the others follow from what these leave.
    """
    first, second, third = (settled[year.label] for year in YEARS)
    few, some, many = (round(len(group) * (1 - SAME_PLACEMENT[label])) for label, group in settled.items())
    moved_15 = rng.sample([career for career in second if career in third], some * 3 // 5)
    rest = [career for career in second if career in first and career not in moved_15]
    moved_14 = rng.sample(rest, some - len(moved_15))
    moved_13 = rng.sample([career for career in first if career not in moved_14], few - len(moved_14))
    moved_16 = rng.sample([career for career in third if career not in moved_15], many - len(moved_15))
    years = (YEAR_BEFORE, *YEARS)
    for year, movers in zip(years, (moved_13, moved_14, moved_15, moved_16), strict=True):
        for career in movers:
            moves.counts[career][year.label] = 1


def _move_others(rng: random.Random, moves: Moves, career: Career) -> None:
    for year in (YEAR_BEFORE, *YEARS):
        if not has_room(career, year):
            continue
        share = MOVES_WHEN_NEW if career.start >= year.start else MOVES_LATER
        moves.counts[career][year.label] = int(rng.random() < share)


def has_room(career: Career, year: Year) -> bool:
    """True where the career has at least six weeks of the year."""
    return (min(career.last_day, year.end) - max(career.start, year.start)).days > 42


def _move_often(rng: random.Random, moves: Moves, year: Year, careers: list[Career]) -> None:
    """Three placements or more in the year for as many as published: teenagers and the newly looked after mostly."""
    able = [
        c
        for c in careers
        if _may_move_often(c, year) and (c not in moves.bound or moves.counts[c][year.label])
    ]
    weights = {career: _restlessness(career, year) for career in able}
    chosen = sorted(able, key=lambda career: rng.random() ** (1 / weights[career]))[
        -THREE_PLACEMENTS[year.label] :
    ]
    for career in chosen:
        moves.counts[career][year.label] = rng.choices((2, 3, 4), (68, 22, 10))[0]


def _move_across(
    rng: random.Random, moves: Moves, careers: list[Career], year: Year, following: Year
) -> None:
    """Lets some children move shortly before a year's end and again soon after it."""
    able = [
        career
        for career in careers
        if career not in moves.bound
        and "E1" not in career.cohort.statuses
        and career.start < year.end - timedelta(days=120)
        and career.last_day > following.start + timedelta(days=130)
        and max(moves.counts[career][year.label], moves.counts[career][following.label]) <= 1
    ]
    for career in rng.sample(able, MOVED_ACROSS):
        moves.counts[career][year.label] = moves.counts[career][following.label] = 1
        moves.late.add((career, year.label))
        moves.early.add((career, following.label))


def _may_move_often(career: Career, year: Year) -> bool:
    days = (year.end - max(career.start, year.start)).days
    return days > 110 and "E1" not in career.cohort.statuses


def _restlessness(career: Career, year: Year) -> float:
    age = career.child.age_on(year.end)
    young = 0.5 if age < 11 else 1.0
    return young * (2.0 if 13 <= age <= 16 else 1.0) * (1.8 if career.start >= year.start else 1.0)
