"""Contacts, referrals, and what became of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from tests.oracle.cases import Case, Row, Tables, by_child
from tests.oracle.days import Period, add_months

_SOURCES = {
    "1": "Individual", "2A": "Schools", "2B": "Education services", "3": "Health services", "4": "Housing",
    "5": "LA services", "6": "Police", "7": "Other legal agency",
    "8": "Other", "9": "Anonymous", "10": "Unknown",
}  # fmt: skip
_RECEIVERS = {"MASH": "MASH", "EH": "Early Help", None: "Not recorded"}
_OUTCOMES = {
    "REF": "Referral to social care", "EHS": "Early Help service", "EHA": "Early Help assessment",
    "NFA": "No further action", "IA": "Information and advice", "OTH": "Other", None: "Not recorded",
}  # fmt: skip
ASSESSED_WITHIN_DAYS = 30


def source(code: str | None) -> str:
    """The group of a source code; a blank is unknown."""
    return _SOURCES.get(code or "10") or _SOURCES[code[0]]


def _contact_labels(row: Row) -> dict[str, str | None]:
    return {
        "contact_source": source(row["contact_source"]),
        "received_by": _RECEIVERS[row["received_by"]],
        "contact_outcome": _OUTCOMES[row["contact_outcome"]],
    }


def _contacts(tables: Tables, period: Period) -> list[Row]:
    return [row for row in tables["list_1"] if period.holds(row["contact_date"])]


def contacts(tables: Tables, period: Period) -> Iterable[Case]:
    """Contacts by date."""
    return [Case(labels=_contact_labels(row)) for row in _contacts(tables, period)]


def _with_outcome(tables: Tables, period: Period, *codes: str | None) -> Iterable[Case]:
    return [
        Case(row["contact_outcome"] in codes, labels=_contact_labels(row))
        for row in _contacts(tables, period)
    ]


def contact_to_referral_pct(tables: Tables, period: Period) -> Iterable[Case]:
    """Contacts that became a referral."""
    return _with_outcome(tables, period, "REF")


def contact_to_early_help_pct(tables: Tables, period: Period) -> Iterable[Case]:
    """Contacts that went to Early Help, service or assessment."""
    return _with_outcome(tables, period, "EHS", "EHA")


def contact_nfa_pct(tables: Tables, period: Period) -> Iterable[Case]:
    """Contacts without further action."""
    return _with_outcome(tables, period, "NFA")


def contact_no_outcome_pct(tables: Tables, period: Period) -> Iterable[Case]:
    """Contacts without an outcome."""
    return _with_outcome(tables, period, None)


def _another_in_12_months(row: Row, others: Iterable[Row], date_column: str) -> bool:
    day = row[date_column]
    return any(add_months(day, -12) <= other[date_column] < day for other in others if other[date_column])


def repeat_contact_12m_pct(tables: Tables, period: Period) -> Iterable[Case]:
    """Contacts with another contact of the child from 12 months before up to the day before."""
    children = by_child(tables["list_1"])
    return [
        Case(
            _another_in_12_months(row, children[row["child_id"]], "contact_date"),
            labels=_contact_labels(row),
        )
        for row in _contacts(tables, period)
    ]


def _referrals(tables: Tables, period: Period) -> list[Row]:
    return [row for row in tables["list_3"] if period.holds(row["referral_date"])]


def _referral_labels(row: Row) -> dict[str, str | None]:
    return {"referral_source": source(row["referral_source"])}


def referrals(tables: Tables, period: Period) -> Iterable[Case]:
    """Referrals by date."""
    return [Case(labels=_referral_labels(row)) for row in _referrals(tables, period)]


def referral_nfa_pct(tables: Tables, period: Period) -> Iterable[Case]:
    """Referrals without further action."""
    return [
        Case(row["referral_nfa"] == "Yes", labels=_referral_labels(row)) for row in _referrals(tables, period)
    ]


def re_referral_12m_pct(tables: Tables, period: Period) -> Iterable[Case]:
    """Referrals with another referral of the child from 12 months before up to the day before."""
    children = by_child(tables["list_3"])
    return [
        Case(
            _another_in_12_months(row, children[row["child_id"]], "referral_date"),
            labels=_referral_labels(row),
        )
        for row in _referrals(tables, period)
    ]


def too_recent(day: date, window: int, converted: bool, period: Period) -> str | None:
    """`too_recent` for a case not converted yet whose days to do so run past the last day covered."""
    return "too_recent" if not converted and day + timedelta(window) > period.data_to else None


def referral_to_assessment_pct(tables: Tables, period: Period) -> Iterable[Case]:
    """Referrals with an assessment of the child that starts 0 to 30 days after, less too recent."""
    children = by_child(tables["list_4"])
    for row in _referrals(tables, period):
        day = row["referral_date"]
        starts = [other["start_date"] for other in children[row["child_id"]] if other["start_date"]]
        assessed = any(0 <= (start - day).days <= ASSESSED_WITHIN_DAYS for start in starts)
        excluded = too_recent(day, ASSESSED_WITHIN_DAYS, assessed, period)
        yield Case(assessed, excluded, labels=_referral_labels(row))
