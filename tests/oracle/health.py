"""The health of children looked after for 12 months, as the OC2 file of the year says."""

from __future__ import annotations

from collections.abc import Iterable

from tests.oracle.care import episodes_of_children, looked_after, periods_of_care
from tests.oracle.cases import Case, Tables
from tests.oracle.days import Period, add_months


def _up_to_date(tables: Tables, period: Period, flag: str) -> Iterable[Case]:
    done: dict[str, bool] = {}
    for row in tables["ssda903_oc2"]:
        done[row["child_id"]] = done.get(row["child_id"], False) or row[flag] == "1"
    settled = {
        current["child_id"]
        for current, episodes in looked_after(tables, period.as_at)
        if periods_of_care(episodes)[-1][0]["start_date"] <= add_months(period.as_at, -12)
    }
    yield from [Case(done.get(child, False)) for child in settled]
    known = episodes_of_children(tables)
    for child in done.keys() - settled:
        is_known = child in known
        yield Case(excluded="not looked after for 12 months" if is_known else "start of care not in the data")


def health_assessment_pct(tables: Tables, period: Period) -> Iterable[Case]:
    """Children looked after for 12 months whose health assessment is up to date."""
    return _up_to_date(tables, period, "health_assessment")


def dental_check_pct(tables: Tables, period: Period) -> Iterable[Case]:
    """Children looked after for 12 months whose teeth were checked."""
    return _up_to_date(tables, period, "dental_check")


def immunisations_pct(tables: Tables, period: Period) -> Iterable[Case]:
    """Children looked after for 12 months whose immunisations are up to date."""
    return _up_to_date(tables, period, "immunisations")
