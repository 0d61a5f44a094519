"""What tests of every part share: a store of their own, and one built from the workbooks that ship."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from filelock import FileLock

from hscb import pipeline
from hscb.warehouse.store import Store


@pytest.fixture(autouse=True)
def no_store_of_a_person(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or changes the store that somebody works with."""
    monkeypatch.setenv("HSCB_STORE", str(tmp_path / "store"))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A store that does not exist yet; the one that `HSCB_STORE` names in this test."""
    return Store(tmp_path / "store")


@pytest.fixture(scope="session")
def shipped_store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The store of the workbooks that ship, built once for all processes of a run. It is not to be changed."""
    base = tmp_path_factory.getbasetemp()
    # each xdist process has a folder of its own below the one of the run
    shared = base.parent if base.name.startswith("popen-") else base
    built = Store(shared / "shipped")
    with FileLock(shared / "shipped.lock"):
        if not built.exists:
            pipeline.build_shipped(built, "tests")
    return built


@pytest.fixture
def copy_of_shipped_store(shipped_store: Store, store: Store) -> Store:
    """A copy of the store of the workbooks that ship, to be changed by this test."""
    shutil.copytree(shipped_store.folder, store.folder)
    return store
