"""Stores that many tests begin with, loaded once and copied for each."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from hscb.warehouse.store import Store
from tests.unit.pipeline.returns import LAST_QUARTER, LATER_CONTACTS, figures, front_door, loaded


@dataclass(frozen=True)
class TwoLoads:
    """A store with one load and one with a second that replaces some of it; the file of that one; all figures."""

    first: Store
    both: Store
    quarter: Path
    figures_of_first: str
    figures_of_both: str


@pytest.fixture(scope="session")
def two_loads_made(tmp_path_factory: pytest.TempPathFactory) -> TwoLoads:
    """Not to be changed."""
    folder = tmp_path_factory.mktemp("loads")
    first, both = Store(folder / "first"), Store(folder / "both")
    loaded(first, front_door(folder / "year.xlsx"))
    shutil.copytree(first.folder, both.folder)
    quarter = front_door(folder / "quarter.xlsx", LATER_CONTACTS, LAST_QUARTER)
    loaded(both, quarter)
    return TwoLoads(first, both, quarter, figures(first), figures(both))


@pytest.fixture
def one_load(two_loads_made: TwoLoads, store: Store) -> TwoLoads:
    """This test's store holds the contacts of a year."""
    shutil.copytree(two_loads_made.first.folder, store.folder)
    return two_loads_made


@pytest.fixture
def two_loads(two_loads_made: TwoLoads, store: Store) -> TwoLoads:
    """This test's store holds the contacts of a year and a later extract of its last quarter."""
    shutil.copytree(two_loads_made.both.folder, store.folder)
    return two_loads_made
