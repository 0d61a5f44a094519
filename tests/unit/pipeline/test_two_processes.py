"""A dashboard goes on reading while the command line loads, and sees the new figures at its next look."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from hscb import pipeline
from hscb.config import PROJECT
from hscb.errors import StoreBusyError
from hscb.warehouse.connection import frame
from hscb.warehouse.store import Store
from tests.unit.pipeline.conftest import TwoLoads
from tests.unit.pipeline.returns import front_door, loaded

COUNT = (
    "select value from kpi.measure_values"
    " where measure_id = 'contacts' and period_label = '2016-17' and breakdown = 'all'"
)


def test_a_reader_sees_a_load_of_another_process_without_an_error(store: Store, one_load: TwoLoads) -> None:
    loading = subprocess.Popen(
        [sys.executable, "-m", "hscb", "load", str(one_load.quarter), "--store", str(store.folder)],
        cwd=PROJECT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    seen = []
    while loading.poll() is None:
        seen.append(frame(store, store.current(), COUNT)["value"].tolist())
    seen.append(frame(store, store.current(), COUNT)["value"].tolist())
    assert loading.returncode == 0
    assert len(seen) > 5
    assert [value for number, value in enumerate(seen) if number == 0 or value != seen[number - 1]] == [
        [6],
        [7],
    ]


def test_a_state_stays_readable_for_a_page_that_began_on_it(store: Store, one_load: TwoLoads) -> None:
    pinned = store.current()
    loaded(store, one_load.quarter)
    assert frame(store, pinned, COUNT)["value"].tolist() == [6]
    assert frame(store, store.current(), COUNT)["value"].tolist() == [7]


def test_two_changes_at_once_are_one_after_the_other(store: Store, one_load: TwoLoads) -> None:
    with (
        store.one_change_at_a_time("the first"),
        pytest.raises(StoreBusyError, match="the first"),
        store.one_change_at_a_time("the second", seconds=0.1),
    ):
        pytest.fail("two processes held the store at once")
    assert pipeline.undo(store, "the second").load_id == "L0001"


@pytest.mark.skipif(os.name == "nt", reason="needs the shell of a Unix system")
def test_loads_of_several_processes_all_hold(store: Store, tmp_path: Path) -> None:
    paths = [front_door(tmp_path / f"{name}.xlsx", Authority=name) for name in ("Havering", "Redbridge")]
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "hscb", "load", str(path)], cwd=PROJECT, stdout=subprocess.DEVNULL
        )
        for path in paths
    ]
    assert [process.wait() for process in running] == [0, 0]
    assert [load.number for load, _ in pipeline.history(store)] == [1, 2]
    counted = frame(store, store.current(), COUNT)["value"].tolist()
    assert counted == [6, 6]
