"""Targets set by a person, laid over those of the catalogue. No target is invented: each names the body that set it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date

from hscb import catalogue
from hscb.catalogue import Target
from hscb.errors import WrongUseError
from hscb.warehouse.store import Store
from hscb.warehouse.words import Entry, add_entry

KIND = "target"


def set_target(store: Store, who: str, measure_id: str, target: Target) -> None:
    """Sets the target of a measure from `valid_from` on, in place of one that begins that day. Raises WrongUseError."""
    if not math.isfinite(target.value):
        raise WrongUseError("The target is not a number.", "Write a number such as 95 or 7.5.")
    if not target.set_by.strip():
        raise WrongUseError(
            "A target needs the body that set it.", "Name it, such as HSCB business plan 2017-18."
        )
    if target.valid_to is not None and target.valid_to < target.valid_from:
        raise WrongUseError(
            "The target ends before it begins.", "Put the later date in `valid to`, or leave it empty."
        )
    fields = {"value": target.value, "valid_to": _text(target.valid_to), "set_by": target.set_by.strip()}
    add_entry(store, who, KIND, _key(measure_id, target.valid_from), fields)


def withdraw_target(store: Store, who: str, measure_id: str, valid_from: date) -> None:
    """Takes back the target that begins that day, one of the catalogue too."""
    add_entry(store, who, KIND, _key(measure_id, valid_from), {"withdrawn": True})


def targets_in_force(entries: Sequence[Entry] = ()) -> list[tuple[str, Target]]:
    """(measure_id, target) of the catalogue with the entries laid over it, in the catalogue's order."""
    found: dict[tuple[str, date], Target | None] = {
        (measure.measure_id, target.valid_from): target
        for measure in catalogue.measures().values()
        for target in measure.targets
    }
    for entry in entries:
        if entry.kind == KIND:
            measure_id, _, begins = entry.key.partition("/")
            found[measure_id, date.fromisoformat(begins)] = _target(entry, date.fromisoformat(begins))
    return [
        (measure_id, target)
        for (measure_id, _), target in found.items()
        if target is not None and measure_id in catalogue.measures()
    ]


def _target(entry: Entry, begins: date) -> Target | None:
    fields = entry.fields
    if fields.get("withdrawn"):
        return None
    ends = fields["valid_to"]
    return Target(fields["value"], begins, date.fromisoformat(ends) if ends else None, fields["set_by"])


def _key(measure_id: str, valid_from: date) -> str:
    if measure_id not in catalogue.measures():
        raise WrongUseError(f"There is no measure {measure_id}.", "The Definitions page lists every measure.")
    return f"{measure_id}/{valid_from.isoformat()}"


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None
