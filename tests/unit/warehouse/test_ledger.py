"""The ledger: appended to, never changed; what a crash cuts short never counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from hscb.errors import DamagedStoreError
from hscb.warehouse.ledger import (
    Event,
    ExtractTotals,
    FileReceived,
    Ledger,
    Load,
    RowChanges,
    loads_ever,
    loads_in_force,
    next_number,
)


def load(number: int) -> Load:
    return Load(
        load_id=f"L{number:04d}",
        number=number,
        loaded_at="2017-04-10 09:00:00",
        loaded_by="an analyst",
        files=(FileReceived("Contacts – März.xlsx", "0" * 64, 12, False),),
        extracts=(
            ExtractTotals(
                "list_1", "Havering", "MASH", "2016-04-01", None, True, 3, ("child_id", "contact_date"), "17"
            ),
        ),
        accepted_warnings={"date-blank": 2},
        changes=(RowChanges("list_1", 3, 0, 0),),
    )


def accepted(number: int) -> Event:
    return Event("load", "2017-04-10 09:00:01", "an analyst", f"state-{number}", (load(number),))


def undone(number: int) -> Event:
    return Event("undo", "2017-04-11 09:00:00", "an analyst", "state-0", load_id=f"L{number:04d}")


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path / "ledger.jsonl")


def test_what_is_written_is_read_again(ledger: Ledger) -> None:
    ledger.append(accepted(1))
    ledger.append(undone(1))
    assert ledger.events() == [accepted(1), undone(1)]


def test_a_ledger_that_is_not_there_is_empty(ledger: Ledger) -> None:
    assert ledger.events() == []
    assert not ledger.path.exists()


@pytest.mark.parametrize("kept_bytes", [1, 40, -1])
def test_a_last_line_cut_short_does_not_count_and_is_written_over(ledger: Ledger, kept_bytes: int) -> None:
    ledger.append(accepted(1))
    whole = ledger.path.read_bytes()
    ledger.append(accepted(2))
    line = ledger.path.read_bytes()[len(whole) :]
    ledger.path.write_bytes(whole + line[:kept_bytes])
    assert ledger.events() == [accepted(1)]
    ledger.append(accepted(3))
    assert ledger.events() == [accepted(1), accepted(3)]


def test_a_line_damaged_in_the_middle_is_told_and_nothing_is_guessed(ledger: Ledger) -> None:
    ledger.append(accepted(1))
    ledger.append(accepted(2))
    lines = ledger.path.read_bytes().split(b"\n")
    ledger.path.write_bytes(b"\n".join([lines[0][:50], *lines[1:]]))
    with pytest.raises(DamagedStoreError, match="ledger"):
        ledger.events()


def test_a_load_taken_back_is_not_in_force_and_its_number_is_not_given_again() -> None:
    events = [accepted(1), accepted(2), undone(2)]
    assert [one.number for one in loads_ever(events)] == [1, 2]
    assert [one.number for one in loads_in_force(events)] == [1]
    assert next_number(events) == 3
    assert next_number([]) == 1
