"""A load that is killed at any moment leaves the old figures or the new ones, and the next load works."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest

from hscb import pipeline
from hscb.config import PROJECT
from hscb.loading import STEPS
from hscb.warehouse.publish import current_state
from hscb.warehouse.store import Store
from tests.unit.pipeline.conftest import TwoLoads
from tests.unit.pipeline.returns import figures

# A load in a process of its own, which is killed as it begins the named step.
KILLED_AT = """
import os, signal, sys
from pathlib import Path
from hscb import pipeline
from hscb.warehouse.store import Store

def progress(step, detail=""):
    if step == sys.argv[3]:
        os.kill(os.getpid(), signal.SIGKILL)

pipeline.load(Store(Path(sys.argv[1])), [Path(sys.argv[2])], "killed", progress=progress)
"""
# From the moment that the ledger line is written the load holds.
HOLDS_FROM = list(STEPS).index("publishing")


# Until the rows are kept nothing is written that a later process reads: one such moment is enough for every run.
EARLY = ("reading", "checking", "comparing")


@pytest.mark.parametrize(
    "step", [pytest.param(step, marks=pytest.mark.long if step in EARLY else ()) for step in STEPS]
)
def test_a_load_killed_at_a_step_leaves_old_or_new_figures(
    one_load: TwoLoads, store: Store, step: str
) -> None:
    killed = subprocess.run(
        [sys.executable, "-c", KILLED_AT, store.folder, one_load.quarter, step], cwd=PROJECT, check=False
    )
    assert killed.returncode == -signal.SIGKILL
    holds = list(STEPS).index(step) >= HOLDS_FROM
    assert figures(store) == (one_load.figures_of_both if holds else one_load.figures_of_first)
    again = pipeline.load(store, [one_load.quarter], "an analyst")
    assert again.outcome == ("already loaded" if holds else "loaded")
    assert figures(store) == one_load.figures_of_both
    assert_nothing_is_left_over(store)


@pytest.mark.long
@pytest.mark.parametrize("tenths", range(5, 60, 3))
def test_a_load_killed_at_any_moment_leaves_old_or_new_figures(
    one_load: TwoLoads, store: Store, tenths: int
) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED_AT, store.folder, one_load.quarter, "never"], cwd=PROJECT
    )
    try:
        process.wait(tenths / 10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    assert figures(store) in (one_load.figures_of_first, one_load.figures_of_both)
    pipeline.load(store, [one_load.quarter], "an analyst")
    assert figures(store) == one_load.figures_of_both
    assert_nothing_is_left_over(store)


def assert_nothing_is_left_over(store: Store) -> None:
    in_ledger = {load.load_id for load, _ in pipeline.history(store)}
    assert {path.name for path in store.received.iterdir()} == in_ledger
    assert not [
        path for path in store.states.iterdir() if path.name.startswith(".") or path.suffix != ".duckdb"
    ]
    assert store.state_path(current_state(store)).is_file()
