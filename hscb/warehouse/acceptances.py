"""Findings that a person accepts, with name and reason. They stay visible; the figures never change by it."""

from __future__ import annotations

from hscb.errors import WrongUseError
from hscb.warehouse.store import Store
from hscb.warehouse.words import add_entry

KIND = "acceptance"


def accept_finding(store: Store, who: str, finding_id: str, reason: str) -> None:
    """Keeps that a person accepts a finding, and why. Raises WrongUseError without a reason."""
    if not reason.strip():
        raise WrongUseError(
            "The reason is missing.", "Write why the finding may stand, such as who confirmed it."
        )
    add_entry(store, who, KIND, finding_id, {"reason": reason.strip()})
