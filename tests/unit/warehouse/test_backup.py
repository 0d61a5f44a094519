"""One file with everything, proved by restoring it."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import pytest

from hscb import pipeline
from hscb.catalogue import Target
from hscb.errors import DamagedStoreError, NothingLoadedError, WrongUseError
from hscb.warehouse.backup import backup, restore
from hscb.warehouse.store import Store
from hscb.warehouse.targets import set_target
from hscb.warehouse.words import entries
from tests.unit.ingest.books import with_parts
from tests.unit.pipeline.returns import figures, front_door, loaded


@pytest.fixture
def backed_up(store: Store, tmp_path: Path) -> Path:
    loaded(store, front_door(tmp_path / "year.xlsx"))
    set_target(store, "the chair", "contacts", Target(7, date(2016, 4, 1), set_by="HSCB plan"))
    path = tmp_path / "backup.zip"
    backup(store, path, "an analyst")
    return path


def test_a_restored_store_has_the_figures_the_words_and_can_be_rebuilt(
    store: Store, backed_up: Path, tmp_path: Path
) -> None:
    other = Store(tmp_path / "other")
    assert restore(other, backed_up) == 1
    assert figures(other) == figures(store)
    assert entries(other) == entries(store)
    pipeline.rebuild(other, "an analyst")
    assert pipeline.history(other) == pipeline.history(store)


def test_a_backup_short_of_anything_is_not_restored(backed_up: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(backed_up) as archive:
        state = next(name for name in archive.namelist() if name.startswith("states/"))
        content = archive.read(state)
    for spoilt in (None, content[: len(content) // 2]):
        with pytest.raises(DamagedStoreError):
            restore(
                Store(tmp_path / "other"), with_parts(backed_up, tmp_path / "spoilt.zip", {state: spoilt})
            )
    assert not (tmp_path / "other").exists()


def test_a_file_that_is_no_backup_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "text.zip"
    path.write_text("no archive")
    with pytest.raises(WrongUseError, match=r"text\.zip is not a backup"):
        restore(Store(tmp_path / "other"), path)


def test_a_store_that_holds_something_is_not_restored_over(store: Store, backed_up: Path) -> None:
    with pytest.raises(WrongUseError, match="There is a store already"):
        restore(store, backed_up)


def test_a_backup_is_not_written_over_another_file(store: Store, backed_up: Path) -> None:
    with pytest.raises(WrongUseError, match="exists already"):
        backup(store, backed_up, "an analyst")


def test_there_is_nothing_to_back_up_without_a_store(store: Store, tmp_path: Path) -> None:
    with pytest.raises(NothingLoadedError):
        backup(store, tmp_path / "backup.zip", "an analyst")
    assert not list(tmp_path.iterdir())
