"""List 8: children in care, with the board's additions: initial health assessment and latest education plan."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from hscb.demo import written
from hscb.demo.care import Career
from hscb.demo.care_reviews import Health, last_check
from hscb.demo.days import add_months, by_weight
from hscb.demo.missing import MissingEpisode
from hscb.demo.placements import ADOPTIVE, Home, Placement
from hscb.demo.workbooks import Sheet
from hscb.demo.written import Values, yes_no

_PROVIDERS = ["PR0", "PR1", "PR2", "PR3", "PR4", "PR5"]
_PERMANENCE = {
    "adoption": "b) Adoption", "home": "a) Return to family", "guardian": "c) SGO/CAO",
    "independent": "d) Supported living in the community", "residential": "e) Long-term residential placement",
    "fostering": "f) Long-term fostering",
}  # fmt: skip
# Councils near Havering, and those where places are cheaper.
_NEIGHBOURS = (
    ("Barking and Dagenham", 22), ("Redbridge", 18), ("Essex", 24), ("Thurrock", 16), ("Newham", 6), ("Bexley", 5),
    ("Waltham Forest", 5), ("Greenwich", 4),
)  # fmt: skip
_FAR_AWAY = (
    ("Kent", 30),
    ("Essex", 20),
    ("Suffolk", 12),
    ("Medway", 10),
    ("Norfolk", 10),
    ("Bedford", 6),
    ("Northamptonshire", 6),
    ("Lancashire", 6),
)


def children_in_care_sheet(
    rng: random.Random,
    homes: Sequence[Home],
    reviews: Mapping[Career, Sequence[date]],
    health: Mapping[Career, Health],
    first_assessments: Mapping[Career, date | None],
    education_plans: Mapping[Career, date | None],
    missing: Sequence[MissingEpisode],
) -> Sheet:
    """List 8: every period of care open at some time in the three years, as it stood at its end."""
    rows = [
        _care(rng, home)
        | _checks(rng, home.career, reviews[home.career], health.get(home.career))
        | _placed(rng, home)
        | _missing(home.career, [episode for episode in missing if episode.child is home.career.child])
        | {
            "initial_health_assessment_date": first_assessments[home.career],
            "latest_pep_date": education_plans.get(home.career),
        }
        for home in homes
    ]
    return Sheet("list_8", sorted(rows, key=lambda row: row["start_date"]))


def _care(rng: random.Random, home: Home) -> Values:
    career = home.career
    since, status = career.orders[-1]
    asylum = career.is_unaccompanied and career.child.is_under(18, add_months(career.last_day, -12))
    return written.person_with_disability(career.child, career.start) | {
        "uasc": yes_no(asylum),
        "start_date": career.start,
        "need": career.need,
        "second_period": yes_no(False),
        "legal_status_date": since,
        "legal_status": status,
        "permanence_plan": _permanence(rng, home),
        "end_date": career.end,
        "end_reason": career.end_reason,
        "team": _team(career),
    }


def _permanence(rng: random.Random, home: Home) -> str:
    career = home.career
    if career.orders[-1][1] == "E1":
        return _PERMANENCE["adoption"]
    if not career.child.is_under(16, career.last_day):
        return _PERMANENCE["independent"]
    if home.placements[-1].kind in ("U4", "U1"):
        return _PERMANENCE["fostering"]
    if home.placements[-1].kind in ("K2", "R1", "S1"):
        return _PERMANENCE["residential"]
    return _PERMANENCE[by_weight(rng, (("home", 60), ("guardian", 22), ("fostering", 18)))]


def _team(career: Career) -> str:
    if not career.child.is_under(16, career.last_day):
        return "Leaving Care"
    return (
        "Looked After Children 1" if career.child.household.locality == "North" else "Looked After Children 2"
    )


def _checks(rng: random.Random, career: Career, reviews: Sequence[date], health: Health | None) -> Values:
    visit = career.last_day - timedelta(days=rng.randint(1, 45))
    contact = career.last_day - timedelta(days=rng.randint(5, 120))
    return {
        "latest_review_date": reviews[-1] if reviews else None,
        "last_visit_date": visit if visit >= career.start else career.start,
        "last_iro_contact_date": contact if contact > career.start else None,
        "last_health_assessment_date": last_check(rng, career, health.assessed if health else None),
        "last_dental_check_date": last_check(rng, career, health.teeth_checked if health else None),
    }


def _placed(rng: random.Random, home: Home) -> Values:
    placement = home.placements[-1]
    since = add_months(home.career.last_day, -12)
    recent = [
        p for n, p in enumerate(home.placements) if _until(home, n) > since and not p.kind.startswith("T")
    ]
    return {
        "placements_in_last_12_months": len(recent),
        "placement_start_date": placement.start,
        "placement_type": placement.kind,
        "placement_provider": written.lettered(_PROVIDERS, placement.provider)
        if placement.provider
        else None,
        "urn": placement.urn,
        "placement_location": "a) In" if placement.location == "IN" else "b) Out",
        "placement_authority": _authority(rng, placement),
    }


def _until(home: Home, n: int) -> date:
    return home.placements[n + 1].start if n + 1 < len(home.placements) else home.career.last_day


def _authority(rng: random.Random, placement: Placement) -> str:
    if placement.location == "IN":
        return "Havering"
    # where adopters live is confidential
    if placement.kind in ADOPTIVE:
        return "CON"
    return by_weight(rng, _FAR_AWAY if (placement.miles or 0) > 20 else _NEIGHBOURS)


def _missing(career: Career, episodes: Sequence[MissingEpisode]) -> Values:
    since = add_months(career.last_day, -12)
    recent = [
        episode for episode in episodes if since < episode.start.date() <= career.last_day and episode.in_care
    ]
    gone = [episode for episode in recent if not episode.is_away]
    latest = max((e for e in gone if e.end), key=lambda episode: episode.start, default=None)
    return {
        "missing_episodes": len(gone),
        "absent_episodes": len(recent) - len(gone),
        "return_interview_offered": yes_no(latest.offered) if latest else None,
        "return_interview_accepted": yes_no(latest.accepted) if latest else None,
    }
