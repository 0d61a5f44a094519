"""The store folder: the pointer, one change at a time, what is tidied away."""

from __future__ import annotations

from pathlib import Path

import pytest

from hscb import config
from hscb.errors import NothingLoadedError, StoreBusyError
from hscb.warehouse.ledger import Event, Ledger
from hscb.warehouse.publish import current_state, settle
from hscb.warehouse.store import Store, default_store


def with_state(store: Store, name: str) -> str:
    store.states.mkdir(parents=True, exist_ok=True)
    store.state_path(name).write_bytes(b"")
    return name


def test_the_store_is_the_one_that_the_environment_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HSCB_STORE", str(tmp_path / "elsewhere"))
    assert default_store().folder == tmp_path / "elsewhere"
    monkeypatch.setenv("HSCB_STORE", "")
    assert default_store().folder == config.DATA_FOLDER / "db"


@pytest.mark.parametrize(
    "make", [lambda path: None, lambda path: path.mkdir(), lambda path: path.write_text("")]
)
def test_nothing_loaded_yet_is_said_so_and_nothing_is_made(store: Store, make: object) -> None:
    assert callable(make)
    make(store.folder)
    before = sorted(store.folder.parent.rglob("*"))
    with pytest.raises(NothingLoadedError, match="No data have been loaded yet"):
        current_state(store)
    assert sorted(store.folder.parent.rglob("*")) == before


def test_the_pointer_is_moved_in_one_step(store: Store) -> None:
    store.folder.mkdir()
    store.point_to("first")
    store.point_to("second")
    assert store.current() == "second"
    assert [path.name for path in store.folder.iterdir()] == ["CURRENT"]


def test_a_pointer_left_behind_the_ledger_is_moved_on(store: Store) -> None:
    store.folder.mkdir()
    store.point_to(with_state(store, "old"))
    Ledger(store.ledger).append(Event("rebuild", "", "", with_state(store, "new")))
    assert current_state(store) == "new"


def test_a_pointer_is_not_moved_while_somebody_holds_the_store(store: Store) -> None:
    with store.one_change_at_a_time("a load"):
        store.point_to(with_state(store, "old"))
        Ledger(store.ledger).append(Event("rebuild", "", "", with_state(store, "new")))
        settle(store)
        assert store.current() == "old"


def test_a_pointer_is_not_moved_to_a_state_that_is_gone(store: Store) -> None:
    store.folder.mkdir()
    store.point_to(with_state(store, "old"))
    Ledger(store.ledger).append(Event("rebuild", "", "", "gone"))
    assert current_state(store) == "old"


def test_who_holds_the_store_is_told_and_the_lock_goes_with_him(store: Store) -> None:
    with (
        store.one_change_at_a_time("the night shift"),
        pytest.raises(StoreBusyError, match="the night shift"),
        store.one_change_at_a_time("me", seconds=0),
    ):
        pytest.fail("both hold the store")
    with store.one_change_at_a_time("me", seconds=0):
        pass


def test_tidying_keeps_the_current_state_the_last_ones_and_what_the_ledger_names(store: Store) -> None:
    names = [with_state(store, f"2017041{day}T0900-{day}") for day in range(5)]
    for orphan in ("20170419T0900-x", ".building-y"):
        with_state(store, orphan)
    for load in ("L0001", "L0002"):
        (store.received / load).mkdir(parents=True)
    store.point_to(names[0])
    store.tidy({"L0001"}, set(names), keep=2)
    assert sorted(path.stem for path in store.states.iterdir()) == [names[0], *names[3:]]
    assert [path.name for path in store.received.iterdir()] == ["L0001"]
