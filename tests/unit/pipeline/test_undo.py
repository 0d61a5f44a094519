"""Undo and rebuild bring figures back exactly, by the pointer or by building again."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from hscb import pipeline
from hscb.catalogue import Target
from hscb.errors import NothingLoadedError, WrongUseError
from hscb.warehouse.connection import frame
from hscb.warehouse.ledger import Ledger
from hscb.warehouse.store import Store
from hscb.warehouse.targets import set_target
from tests.unit.pipeline.conftest import TwoLoads
from tests.unit.pipeline.returns import contacts_counted, figures, loaded, warned


def test_undo_of_the_last_load_goes_back_to_the_state_before(store: Store, two_loads: TwoLoads) -> None:
    state_before = Ledger(store.ledger).events()[0].state
    assert pipeline.undo(store, "an analyst").load_id == "L0002"
    assert store.current() == state_before
    assert figures(store) == two_loads.figures_of_first


def test_undo_builds_again_where_the_state_before_is_gone(store: Store, two_loads: TwoLoads) -> None:
    store.state_path(Ledger(store.ledger).events()[0].state).unlink()
    pipeline.undo(store, "an analyst")
    assert figures(store) == two_loads.figures_of_first


def test_undo_does_not_trust_a_damaged_state(store: Store, two_loads: TwoLoads) -> None:
    before = store.state_path(Ledger(store.ledger).events()[0].state)
    content = bytearray(before.read_bytes())
    content[len(content) // 2 :] = bytes(len(content) - len(content) // 2)
    before.write_bytes(content)
    pipeline.undo(store, "an analyst")
    assert store.state_path(store.current()) != before
    assert figures(store) == two_loads.figures_of_first


def test_undo_of_an_earlier_load_is_as_if_it_had_never_been(
    store: Store, two_loads: TwoLoads, tmp_path: Path
) -> None:
    pipeline.undo(store, "an analyst", "L0001")
    other = Store(tmp_path / "other")
    loaded(other, two_loads.quarter)
    assert figures(store) == figures(other)


def test_an_undone_load_can_be_loaded_again_under_a_new_number(store: Store, two_loads: TwoLoads) -> None:
    pipeline.undo(store, "an analyst")
    again = loaded(store, two_loads.quarter)
    assert [load.load_id for load in again.loads] == ["L0003"]
    assert figures(store) == two_loads.figures_of_both


def test_a_store_with_every_load_undone_has_its_views_and_no_figures(
    store: Store, one_load: TwoLoads
) -> None:
    pipeline.undo(store, "an analyst")
    assert contacts_counted(store) is None
    assert frame(store, store.current(), "select * from reporting.measure_values").empty


def test_undo_of_a_load_that_is_not_there_says_which_ones_are(store: Store, two_loads: TwoLoads) -> None:
    with pytest.raises(WrongUseError, match="no load L0099") as told:
        pipeline.undo(store, "an analyst", "L0099")
    assert "L0001, L0002" in told.value.fix


def test_undo_of_an_undone_load_says_who_took_it_back(store: Store, two_loads: TwoLoads) -> None:
    pipeline.undo(store, "the first", "L0001")
    with pytest.raises(WrongUseError, match="the first"):
        pipeline.undo(store, "the second", "L0001")


def test_undo_without_a_store_makes_none(store: Store) -> None:
    with pytest.raises(NothingLoadedError):
        pipeline.undo(store, "an analyst")
    assert not store.folder.exists()


def test_the_history_tells_every_load_and_its_undo(store: Store, two_loads: TwoLoads) -> None:
    pipeline.undo(store, "the first", "L0001")
    (first, undone), (second, in_force) = pipeline.history(store)
    assert (first.load_id, undone.who if undone else None) == ("L0001", "the first")
    assert (second.load_id, in_force) == ("L0002", None)


def test_rebuild_gives_every_figure_again(store: Store, two_loads: TwoLoads, tmp_path: Path) -> None:
    loaded(store, warned(tmp_path / "plans.xlsx"))
    before, state = figures(store), store.current()
    assert pipeline.rebuild(store, "an analyst") == ()
    assert store.current() != state
    assert figures(store) == before


def test_rebuild_needs_no_state_at_all(store: Store, two_loads: TwoLoads) -> None:
    for path in store.states.iterdir():
        path.unlink()
    assert pipeline.rebuild(store, "an analyst")
    assert figures(store) == two_loads.figures_of_both


def test_a_target_that_a_person_set_is_in_the_next_state(store: Store, one_load: TwoLoads) -> None:
    set_target(
        store, "the chair", "contact_nfa_pct", Target(20, date(2016, 4, 1), set_by="HSCB plan 2016-17")
    )
    pipeline.make_ready(store, "start")
    found = frame(
        store, store.current(), "select target, target_set_by from reporting.measures where target = 20"
    )
    assert found.values.tolist() == [[20, "HSCB plan 2016-17"]]
