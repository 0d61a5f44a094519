"""What people write: only ever added, by many at once; targets laid over those of the catalogue."""

from __future__ import annotations

import sqlite3
import threading
from datetime import date

import pytest

from hscb.catalogue import Target, measures
from hscb.errors import DamagedStoreError, WrongUseError
from hscb.warehouse.store import Store
from hscb.warehouse.targets import set_target, targets_in_force, withdraw_target
from hscb.warehouse.words import add_entry, entries

APRIL = date(2016, 4, 1)
PLAN = "HSCB business plan 2016-17"
ALL_TARGETS = [(one.measure_id, target) for one in measures().values() for target in one.targets]


def test_an_entry_is_read_as_it_was_written(store: Store) -> None:
    number = add_entry(store, "the chair", "question", "Q1", {"words": "Why – and since when?"})
    (entry,) = entries(store)
    assert (entry.entry_id, entry.who, entry.kind, entry.key) == (number, "the chair", "question", "Q1")
    assert entry.fields == {"words": "Why – and since when?"}


def test_entries_of_a_kind_and_newer_than_one_are_found(store: Store) -> None:
    first = add_entry(store, "a", "question", "Q1", {})
    add_entry(store, "a", "target", "T1", {})
    last = add_entry(store, "a", "question", "Q2", {})
    assert [entry.entry_id for entry in entries(store, "question")] == [first, last]
    assert [entry.key for entry in entries(store, after=first)] == ["T1", "Q2"]


def test_reading_makes_no_file(store: Store) -> None:
    assert entries(store) == []
    assert not store.folder.exists()


@pytest.mark.parametrize("change", ["update events set who = 'b'", "delete from events"])
def test_an_entry_can_be_neither_changed_nor_removed(store: Store, change: str) -> None:
    add_entry(store, "a", "question", "Q1", {})
    connection = sqlite3.connect(store.words)
    with pytest.raises(sqlite3.IntegrityError, match="only ever added"):
        connection.execute(change)
    connection.close()


def test_many_people_write_at_once(store: Store) -> None:
    def write(person: int) -> None:
        for number in range(10):
            add_entry(store, f"person {person}", "question", f"{person}-{number}", {})

    people = [threading.Thread(target=write, args=(person,)) for person in range(4)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    assert len({entry.key for entry in entries(store)}) == 40


def test_a_damaged_file_is_told(store: Store) -> None:
    store.folder.mkdir()
    store.words.write_bytes(b"no database" * 100)
    with pytest.raises(DamagedStoreError, match="targets and other entries"):
        entries(store)


def test_without_entries_the_targets_are_those_of_the_catalogue(store: Store) -> None:
    assert targets_in_force(entries(store)) == ALL_TARGETS


def test_a_persons_target_holds_from_its_day_and_names_who_set_it(store: Store) -> None:
    target = Target(90.0, APRIL, date(2017, 3, 31), PLAN)
    set_target(store, "the chair", "assessment_45wd_pct", target)
    assert ("assessment_45wd_pct", target) in targets_in_force(entries(store))


def test_the_last_word_on_a_day_holds(store: Store) -> None:
    for value in (80.0, 95.0):
        set_target(store, "the chair", "assessment_45wd_pct", Target(value, APRIL, set_by=PLAN))
    found = [one.value for name, one in targets_in_force(entries(store)) if name == "assessment_45wd_pct"]
    assert 80.0 not in found
    assert 95.0 in found


def test_a_target_can_be_withdrawn(store: Store) -> None:
    set_target(store, "the chair", "assessment_45wd_pct", Target(80.0, APRIL, set_by=PLAN))
    withdraw_target(store, "the chair", "assessment_45wd_pct", APRIL)
    assert targets_in_force(entries(store)) == ALL_TARGETS


@pytest.mark.parametrize(
    ("measure_id", "target", "words"),
    [
        ("no_such_measure", Target(1.0, APRIL, set_by=PLAN), "no measure"),
        ("contacts", Target(float("nan"), APRIL, set_by=PLAN), "not a number"),
        ("contacts", Target(1.0, APRIL, set_by=" "), "body that set it"),
        ("contacts", Target(1.0, APRIL, date(2016, 3, 31), PLAN), "ends before"),
    ],
)
def test_a_target_that_makes_no_sense_is_refused(
    store: Store, measure_id: str, target: Target, words: str
) -> None:
    with pytest.raises(WrongUseError, match=words):
        set_target(store, "the chair", measure_id, target)
    assert entries(store) == []
