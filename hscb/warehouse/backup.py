"""One file with everything in the store, and the way back."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
import zipfile
from contextlib import closing
from pathlib import Path

from hscb.errors import DamagedStoreError, NothingLoadedError, WrongUseError
from hscb.warehouse.ledger import Ledger, loads_in_force
from hscb.warehouse.publish import is_sound, settle_held
from hscb.warehouse.store import Store


def backup(store: Store, path: Path, who: str) -> None:
    """Writes a zip of the ledger, what was received, people's words and the current state.

    A backup counts only when it restores, so that is tried before the file gets its name.
    """
    if not store.exists:
        raise NothingLoadedError
    if path.exists():
        raise WrongUseError(f"{path.name} exists already.", "Name another file.")
    aside = path.with_name(f".{path.name}.part")
    try:
        with store.one_change_at_a_time(who):
            settle_held(store)
            _write(store, aside)
        with tempfile.TemporaryDirectory(dir=path.resolve().parent) as folder:
            restore(Store(Path(folder) / "store"), aside)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


def restore(store: Store, path: Path) -> int:
    """Makes a store from a backup, held against its ledger first. Gives the number of loads in force."""
    if store.exists or store.words.exists():
        raise WrongUseError(
            "There is a store already; it was left as it is.", "Name another folder with --store."
        )
    store.folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=store.folder.parent, prefix=".restoring-") as folder:
        restored = Store(Path(folder) / "store")
        try:
            with zipfile.ZipFile(path) as archive:
                archive.extractall(restored.folder)
        except (OSError, zipfile.BadZipFile) as fault:
            raise WrongUseError(
                f"{path.name} is not a backup, or it is damaged.", "Use another backup."
            ) from fault
        loads = loads_in_force(Ledger(restored.ledger).events())
        if not restored.exists or not is_sound(restored, restored.current(), loads):
            raise DamagedStoreError("The backup does not hold what its ledger says.")
        store.folder.mkdir(exist_ok=True)
        # ledger and pointer come last: until then there is no store
        last = (restored.ledger, restored.pointer)
        for found in sorted(restored.folder.iterdir(), key=lambda entry: entry in last):
            shutil.move(found, store.folder / found.name)
    return len(loads)


def _write(store: Store, path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        kept = [store.ledger, store.pointer, store.state_path(store.current())]
        for file in [*kept, *(found for found in sorted(store.received.rglob("*")) if found.is_file())]:
            archive.write(file, file.relative_to(store.folder))
        if store.words.exists():
            with tempfile.TemporaryDirectory() as folder:
                archive.write(_copy_of_words(store, Path(folder) / store.words.name), store.words.name)


def _copy_of_words(store: Store, path: Path) -> Path:
    # SQLite's own way: a copy of the file alone would miss what is still in its log
    with closing(sqlite3.connect(store.words)) as source, closing(sqlite3.connect(path)) as copy:
        source.backup(copy)
    return path
