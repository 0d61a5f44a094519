"""How often children looked after move, how long they stay at one place, and where it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from tests.oracle.care import NO_CHILD, header, looked_after, periods_of_care, start_of_care
from tests.oracle.cases import Case, Row, Tables
from tests.oracle.days import Period, add_months, age_on

_FOSTERING = ("U1", "U2", "U3", "U4", "U5", "U6")
_SAME_CARER_ADOPTION = ("A3", "A5")
_ADOPTION = ("A3", "A4", "A5", "A6")


@dataclass
class Stay:
    """Episodes that follow each other at one place (or with one carer), and until when."""

    episodes: list[Row] = field(default_factory=list)
    end: date | None = None

    @property
    def start(self) -> date:
        """Its first day."""
        return self.episodes[0]["start_date"]

    @property
    def place(self) -> str:
        """The code of its latest placement."""
        return self.episodes[-1]["placement_type"]


def is_temporary(episode: Row) -> bool:
    """True for T0 to T4."""
    return episode["placement_type"].startswith("T")


def _is_return(episode: Row, away: list[Row], left: Row) -> bool:
    return bool(away) and all(episode[name] == left[name] for name in ("placement_type", "urn"))


def _is_adoption_by_carer(episode: Row, left: Row) -> bool:
    return episode["placement_type"] in _SAME_CARER_ADOPTION and left["placement_type"] in _FOSTERING


def _stays(period_of_care: Iterable[Row], breaks: str) -> list[Stay]:
    """Runs of episodes with a new one at each reason given; what lies between two stays is temporary."""
    found: list[Stay] = []
    away: list[Row] = []
    for episode in period_of_care:
        if is_temporary(episode):
            away.append(episode)
        else:
            if not found or _is_new(episode, away, found[-1].episodes[-1], breaks):
                found.append(Stay())
            found[-1].episodes.append(episode)
            away = []
        if found:
            found[-1].end = episode["end_date"]
    return found


def _is_new(episode: Row, away: list[Row], left: Row, breaks: str) -> bool:
    if _is_return(episode, away, left) or _is_adoption_by_carer(episode, left):
        return False
    return any(moved["start_reason"] in breaks for moved in [*away, episode])


def placements(episodes: Iterable[Row]) -> list[Stay]:
    """The placements of a child; temporary ones, returns and adoption by the foster carer begin none."""
    return [stay for period in periods_of_care(episodes) for stay in _stays(period, "SPTBU")]


def spells(episodes: Iterable[Row]) -> list[Stay]:
    """The spells with one carer in the latest period of care."""
    return _stays(periods_of_care(episodes)[-1], "SPB")


def _counts(stay: Stay, as_at: date) -> bool:
    year_before = add_months(as_at, -12)
    if stay.start <= year_before:
        return stay.end is None or stay.end > year_before
    return stay.start <= as_at


def cla_3plus_placements_pct(tables: Tables, period: Period) -> Iterable[Case]:
    """Children looked after with three or more placements in the 12 months to as-at."""
    for _, episodes in looked_after(tables, period.as_at):
        yield Case(sum(_counts(stay, period.as_at) for stay in placements(episodes)) >= 3)


def settled_by(day: date, episodes: Iterable[Row]) -> bool:
    """True where the current spell began by the day; if placed for adoption, the one the child was placed from."""
    *before, current = spells(episodes) or [None]
    if current is None:
        return False
    is_placed_from_it = any(episode["placement_type"] not in _ADOPTION for episode in current.episodes)
    adds_before = current.place in _ADOPTION and before and not is_placed_from_it
    return (before[-1] if adds_before else current).start <= day


def cla_same_placement_2y_pct(tables: Tables, period: Period) -> Iterable[Case]:
    """Children under 16 looked after for 2.5 years or more, in the current spell for 2 years or more."""
    children = header(tables)
    for current, episodes in looked_after(tables, period.as_at):
        age = age_on(period.as_at, children.get(current["child_id"], NO_CHILD)["date_of_birth"])
        started = start_of_care(episodes)
        if age is not None and age >= 16:
            continue
        if started is None or started <= add_months(period.as_at, -30):
            unknown = "age not known" if age is None else "start of care not in the data"
            is_known = age is not None and started is not None
            settled = settled_by(add_months(period.as_at, -24), episodes)
            yield Case(settled, None if is_known else unknown)


def current_place(current: Row, episodes: Iterable[Row]) -> Row:
    """The episode that says where the child lives: while away for a time, the one before."""
    stays = _stays(periods_of_care(episodes)[-1], "")
    return stays[-1].episodes[-1] if stays else current


def cla_out_of_area_pct(tables: Tables, period: Period) -> Iterable[Case]:
    """Children placed outside the authority, of those whose location is known."""
    for current, episodes in looked_after(tables, period.as_at):
        location = current_place(current, episodes)["placement_location"]
        yield Case(location == "OUT", None if location else "unknown location")


def cla_over_20_miles_pct(tables: Tables, period: Period) -> Iterable[Case]:
    """Children placed more than 20 miles from home, of those whose distance is known."""
    for current, episodes in looked_after(tables, period.as_at):
        miles = current_place(current, episodes)["distance_miles"]
        known = miles is not None and miles != 999.9
        yield Case(known and miles > 20, None if known else "unknown distance")
