"""What to write about a late return: the words of its step of the ladder, filled in."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

from hscb.charts.wording import day, is_missing, period
from hscb.config import BOARD


def letter(late: Mapping[Hashable, Any]) -> str:
    """The text of the step that a late return is at, ready to copy; empty where no step is due yet.

    late: one row of `hscb.queries.returns.returns`.
    """
    if is_missing(late["step_words"]):
        return ""
    days = int(late["working_days_late"])
    filled = {
        "agency": late["agency"],
        # the calendar may name an agency that the board's list of expected returns does not have
        "lead": "the lead officer" if is_missing(late["lead"]) else late["lead"],
        "dataset": late["dataset"],
        "period": period(late["period_label"], late["period_type"]),
        "due": day(late["due_date"]),
        "days": "1 working day" if days == 1 else f"{days} working days",
        "came": _came(late),
        "missing": _missing(late),
        "board": BOARD,
    }
    return str(late["step_words"]).strip().format(**filled)


def _came(late: Mapping[Hashable, Any]) -> str:
    if is_missing(late["first_part_on"]):
        return "Nothing of it has reached us."
    return f"A part of it came on {day(late['first_part_on'])}."


def _missing(late: Mapping[Hashable, Any]) -> str:
    lacking = late["still_missing"]
    return "it" if is_missing(lacking) else f"what is still missing ({lacking})"
