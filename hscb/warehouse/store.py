"""The store folder: which state is current, where things are, and one change at a time."""

from __future__ import annotations

import getpass
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from hscb import config
from hscb.errors import NothingLoadedError, StoreBusyError, WrongUseError

STATE_SUFFIX = ".duckdb"


@dataclass(frozen=True)
class Store:
    """The folder that holds everything: states, what was received, the ledger, the words people write."""

    folder: Path

    @property
    def states(self) -> Path:
        """The folder of immutable DuckDB files, one per state, no name ever used twice."""
        return self.folder / "states"

    @property
    def received(self) -> Path:
        """The folder of accepted rows, one folder per load."""
        return self.folder / "received"

    @property
    def ledger(self) -> Path:
        """The file with one line per change of the figures."""
        return self.folder / "ledger.jsonl"

    @property
    def words(self) -> Path:
        """The SQLite file of what people write: targets, and later questions and registers."""
        return self.folder / "words.sqlite"

    @property
    def logs(self) -> Path:
        """The folder of fault reports."""
        return self.folder / "logs"

    @property
    def pointer(self) -> Path:
        """The file that names the current state."""
        return self.folder / "CURRENT"

    @property
    def exists(self) -> bool:
        """True once something was accepted into this folder."""
        return self.pointer.is_file() or self.ledger.is_file()

    def record_path(self, load_id: str) -> Path:
        """The file with what was told of a load when it was accepted."""
        return self.received / load_id / "record.json"

    def state_path(self, state: str) -> Path:
        """The DuckDB file of a state."""
        return self.states / f"{state}{STATE_SUFFIX}"

    def current(self) -> str:
        """The name of the state that holds now. Raises NothingLoadedError where there is none."""
        try:
            return self.pointer.read_text(encoding="utf-8").strip()
        except (FileNotFoundError, NotADirectoryError):
            raise NothingLoadedError from None

    def point_to(self, state: str) -> None:
        """Makes a state the current one: readers see the old or the new one, never neither."""
        aside = self.pointer.with_suffix(".tmp")
        aside.write_text(state + "\n", encoding="utf-8")
        sync(aside)
        aside.replace(self.pointer)
        sync(self.folder)

    @contextmanager
    def one_change_at_a_time(self, who: str, seconds: float = config.LOCK_SECONDS) -> Iterator[None]:
        """Holds the store for a change; raises StoreBusyError after so many seconds of waiting for another one."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as fault:
            raise WrongUseError(
                "The store cannot be made where --store or HSCB_STORE says.",
                "Name a folder that is there or can be made, and that you may write to.",
            ) from fault
        holder = self.folder / "changing.json"
        try:
            with FileLock(self.folder / ".lock", timeout=seconds):
                started = datetime.now(UTC).strftime("%d/%m/%Y %H:%M UTC")
                holder.write_text(json.dumps({"who": who, "since": started}), encoding="utf-8")
                try:
                    yield
                finally:
                    holder.unlink(missing_ok=True)
        except Timeout:
            raise StoreBusyError(_told(holder)) from None

    def tidy(self, loads: set[str], states: set[str], keep: int = config.STATES_KEPT) -> None:
        """Removes what unfinished loads left behind (not among the loads and states named), and the oldest states."""
        for folder in self.received.glob("*"):
            if folder.name not in loads:
                shutil.rmtree(folder, ignore_errors=True)
        published = sorted(path for path in self.states.glob("*") if path.stem in states)
        current = self.state_path(self.current()) if self.pointer.is_file() else None
        for path in self.states.glob("*"):
            if path not in published[-keep:] and path != current:
                _remove(path)


def default_store() -> Store:
    """The store that `HSCB_STORE` names, or the project's own."""
    return Store(config.store_folder())


def user_name() -> str:
    """The name of the person at this machine, for the ledger."""
    with suppress(OSError, KeyError):
        return getpass.getuser()
    return "unknown"


def sync(path: Path) -> None:
    """Brings a file, or the names in a folder, to the disk."""
    if path.is_dir() and os.name == "nt":
        return  # Windows keeps folders itself and cannot open them
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _remove(path: Path) -> None:
    # Windows keeps a file that a dashboard has open; the next change removes it
    with suppress(OSError):
        path.unlink()


def _told(holder: Path) -> str:
    try:
        told = json.loads(holder.read_text(encoding="utf-8"))
        return f"{told['who']}, since {told['since']}"
    except (OSError, ValueError, KeyError):
        return "another process"
