"""A job that is stopped ends with its readers and leaves nothing behind."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from hscb import pipeline
from hscb.ui import jobs
from hscb.warehouse.store import Store
from tests.bench.books import large_workbook
from tests.unit.pipeline.returns import front_door, loaded

PATIENCE = 60


def wait_until(is_so: Callable[[], bool]) -> None:
    """Waits for something that another process does."""
    deadline = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.fixture
def own_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own for temporary files, for this process and those that it starts."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def test_a_load_stopped_while_it_reads_leaves_no_reader_no_file_and_no_lock(
    store: Store, tmp_path: Path, own_temporary_folder: Path
) -> None:
    loaded(store, front_door(tmp_path / "year.xlsx"))
    ledger = store.ledger.read_bytes()
    large = large_workbook(tmp_path / "large.xlsx", 30_000, 30)
    job = jobs.start(["load", str(large)], "an analyst")
    wait_until(lambda: bool(list(own_temporary_folder.glob("hscb-read-*/request.json"))))
    job.stop()
    wait_until(lambda: not alive(job.process.pid))
    assert not list(own_temporary_folder.glob("hscb-read-*"))
    assert job.result is None
    job.folder.cleanup()
    assert store.ledger.read_bytes() == ledger
    assert pipeline.load(store, [tmp_path / "year.xlsx"], "another").outcome == "already loaded"
