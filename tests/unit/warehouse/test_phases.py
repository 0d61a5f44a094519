"""Where a usual range begins anew: kept with name and reason, taken back, and taken up by the figures."""

from __future__ import annotations

from datetime import date

import pytest

from hscb.errors import WrongUseError
from hscb.warehouse.phases import KIND, begin_phase, withdraw_phase
from hscb.warehouse.store import Store
from hscb.warehouse.words import entries

DAY = date(2016, 4, 1)


def test_a_beginning_is_kept_with_name_and_reason_and_taken_back(store: Store) -> None:
    begin_phase(store, "Ada", "cla", "Havering", DAY, " A new team. ")
    withdraw_phase(store, "Ben", "cla", "Havering", DAY)
    begun, back = entries(store, KIND)
    assert (begun.who, begun.key, begun.fields) == (
        "Ada",
        "cla/Havering/2016-04-01",
        {"reason": "A new team."},
    )
    assert (back.who, back.key, back.fields) == ("Ben", "cla/Havering/2016-04-01", {"withdrawn": True})


@pytest.mark.parametrize(
    ("measure_id", "reason", "told"),
    [("cla", " ", "reason is missing"), ("unicorns", "Why not", "no measure")],
)
def test_without_a_reason_or_a_measure_nothing_is_kept(
    store: Store, measure_id: str, reason: str, told: str
) -> None:
    with pytest.raises(WrongUseError) as fault:
        begin_phase(store, "Ada", measure_id, "Havering", DAY, reason)
    assert told in fault.value.message
    assert entries(store, KIND) == []
