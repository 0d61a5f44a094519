"""Where the usual range of a measure begins anew: a person says from which day and why, never the program."""

from __future__ import annotations

from datetime import date

from hscb import catalogue
from hscb.errors import WrongUseError
from hscb.warehouse.store import Store
from hscb.warehouse.words import add_entry

KIND = "rebase"


def begin_phase(store: Store, who: str, measure_id: str, authority: str, begins: date, reason: str) -> None:
    """Begins the usual range of a measure anew from a day on. Raises WrongUseError without a reason."""
    if not reason.strip():
        raise WrongUseError(
            "The reason is missing.",
            "Write what changed in the service or in how it is counted, such as one front door from April 2016.",
        )
    add_entry(store, who, KIND, _key(measure_id, authority, begins), {"reason": reason.strip()})


def withdraw_phase(store: Store, who: str, measure_id: str, authority: str, begins: date) -> None:
    """Takes a beginning back: the figures before and after share one usual range again."""
    add_entry(store, who, KIND, _key(measure_id, authority, begins), {"withdrawn": True})


def _key(measure_id: str, authority: str, begins: date) -> str:
    if measure_id not in catalogue.measures():
        raise WrongUseError(f"There is no measure {measure_id}.", "The Definitions page lists every measure.")
    return f"{measure_id}/{authority}/{begins.isoformat()}"
