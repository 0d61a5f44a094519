"""Missing episodes of children in care and others, and the interviews on their return."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TypeVar

from hscb.demo.care import Career
from hscb.demo.care_cohorts import AWAY_SHARE, MISSING
from hscb.demo.days import DATA_TO, YEARS, Year
from hscb.demo.population import Child

Person = TypeVar("Person", Career, Child)

# [invented] Children not looked after: how many go missing in a year, and how often in all.
NOT_LOOKED_AFTER = {"2014-15": (48, 66), "2015-16": (57, 82), "2016-17": (74, 118)}
# [invented] Interviews offered; accepted of those offered; held within 72 hours of those held.
OFFERED = {"2014-15": 0.84, "2015-16": 0.88, "2016-17": 0.93}
ACCEPTED = {"2014-15": 0.66, "2015-16": 0.70, "2016-17": 0.74}
HELD_IN_TIME = {"2014-15": 0.62, "2015-16": 0.68, "2016-17": 0.71}


@dataclass(frozen=True)
class MissingEpisode:
    """A child missing, or (`is_away`) away from placement without authorisation, and the interview on return."""

    child: Child
    in_care: bool
    start: datetime
    end: datetime | None
    is_away: bool = False
    offered: bool | None = None
    accepted: bool | None = None
    held: datetime | None = None


def all_missing(
    rng: random.Random, careers: Sequence[Career], others: Sequence[Child]
) -> list[MissingEpisode]:
    """The episodes of the three years, with the published numbers of looked-after children and of their episodes."""
    found: list[MissingEpisode] = []
    for year in YEARS:
        in_care = [career for career in careers if _may_run(career, year)]
        children, episodes = MISSING[year.label]
        for career, count in _share_out(rng, in_care, children, episodes):
            first, last = max(career.start, year.start), min(career.last_day, year.end)
            found += _episodes(rng, career.child, True, first, last, count)
        at_home = [child for child in others if _is_teenager(child, year)]
        children, episodes = NOT_LOOKED_AFTER[year.label]
        for child, count in _share_out(rng, at_home, children, episodes):
            found += _episodes(rng, child, False, year.start, year.end, count)
        found += _away(rng, year, in_care, found)
    return sorted(found, key=lambda episode: episode.start)


def _may_run(career: Career, year: Year) -> bool:
    days = (min(career.last_day, year.end) - max(career.start, year.start)).days
    return days > 45 and not career.child.is_under(11, max(career.start, year.start))


def _is_teenager(child: Child, year: Year) -> bool:
    return not child.is_under(12, year.start) and child.is_under(18, year.end)


def _share_out(
    rng: random.Random, people: Sequence[Person], children: int, episodes: int
) -> list[tuple[Person, int]]:
    """So many of the people, with so many episodes together: most one or two, a few very many."""
    chosen = rng.sample(people, children)
    counts = [1] * children
    pull = [rng.paretovariate(1.1) for _ in chosen]
    for n in rng.choices(range(children), pull, k=episodes - children):
        counts[n] += 1
    return list(zip(chosen, counts, strict=True))


def _episodes(
    rng: random.Random, child: Child, in_care: bool, first: date, last: date, count: int
) -> list[MissingEpisode]:
    """Episodes that do not overlap, each inside the stretch."""
    days = (last - first).days - 8
    starts = sorted(rng.sample(range(2, max(days, count + 3)), count))
    found = []
    for n, offset in enumerate(starts):
        gone = datetime.combine(first + timedelta(days=offset), _hour(rng))
        room = starts[n + 1] - offset if n + 1 < count else 5
        found.append(_one(rng, child, in_care, gone, room))
    return found


def _hour(rng: random.Random) -> time:
    """Evenings mostly, to the five minutes."""
    hour = rng.choices(
        range(24), (3, 2, 1, 0, 0, 0, 1, 2, 4, 2, 2, 2, 2, 2, 3, 6, 7, 8, 9, 11, 13, 14, 13, 8)
    )[0]
    # never on the stroke of midnight, which a workbook shows as a day without a time
    return time(hour, 5 * rng.randrange(1, 12))


def _one(rng: random.Random, child: Child, in_care: bool, gone: datetime, room_days: int) -> MissingEpisode:
    hours = min(rng.lognormvariate(2.3, 1.0) + 0.75, 24 * room_days - 6)
    back = gone + timedelta(minutes=5 * round(hours * 12))
    back += timedelta(minutes=5 * (back.time() == time(0)))
    if back.date() > DATA_TO:
        return MissingEpisode(child, in_care, gone, None)
    label = next(year.label for year in YEARS if back.date() in year)
    offered = rng.random() < OFFERED[label]
    accepted = rng.random() < ACCEPTED[label] if offered else None
    held = _interview(rng, back, rng.random() < HELD_IN_TIME[label]) if accepted else None
    return MissingEpisode(child, in_care, gone, back, False, offered, accepted, held)


def _interview(rng: random.Random, back: datetime, in_time: bool) -> datetime | None:
    """In office hours; None where the data end before it."""
    hours = rng.uniform(14, 64) if in_time else rng.uniform(76, 260)
    held = back + timedelta(hours=hours)
    if not 9 <= held.hour < 19:
        held = held.replace(hour=rng.randint(10, 17), minute=5 * rng.randrange(12))
    held = held.replace(minute=held.minute - held.minute % 5, second=0, microsecond=0)
    held = max(held, back + timedelta(hours=2))
    return held if held.date() <= DATA_TO else None


def _away(
    rng: random.Random, year: Year, careers: Sequence[Career], known: Sequence[MissingEpisode]
) -> list[MissingEpisode]:
    """Away without authorisation: shorter, on days on which the child was not missing."""
    in_year = {(episode.child, episode.start.date()) for episode in known}
    count = round(AWAY_SHARE[year.label] * len(careers) * 1.6)
    found = []
    for career in rng.sample(list(careers), min(count, len(careers))):
        first, last = max(career.start, year.start), min(career.last_day, year.end)
        for offset in sorted(rng.sample(range(2, (last - first).days - 2), rng.choice((1, 1, 2, 3)))):
            day = first + timedelta(days=offset)
            if (career.child, day) not in in_year:
                gone = datetime.combine(day, time(rng.randint(17, 22), 5 * rng.randrange(12)))
                found.append(
                    MissingEpisode(career.child, True, gone, gone + timedelta(hours=rng.randint(1, 8)), True)
                )
    return found
