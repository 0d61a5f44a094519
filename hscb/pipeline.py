"""The one orchestrator of a load, for the command line and the Load data page: check, load, undo, rebuild."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from hscb import config
from hscb.errors import NothingLoadedError, WrongUseError
from hscb.examine import Progress, Report, examine
from hscb.ingest.answers import NOTHING_TOLD, Told
from hscb.loading import Loading, LoadResult, existing, silent
from hscb.record import Record, record_of
from hscb.warehouse.changes import MovedFigure, figures_moved
from hscb.warehouse.ledger import Event, Ledger, Load, loads_ever, loads_in_force, loads_undone, now
from hscb.warehouse.publish import (
    bring_up_to_date,
    build_again,
    is_up_to_date,
    make_state,
    publish,
    settle,
    settle_held,
    tidy,
)
from hscb.warehouse.received import kept
from hscb.warehouse.store import Store


def check(
    store: Store, paths: Sequence[Path], told: Told = NOTHING_TOLD, progress: Progress = silent
) -> Report:
    """Every problem of the files, and what was understood of them; loads nothing and makes no store."""
    report, _ = examine(store, [existing(paths)], "", told, progress)
    return report


def load(
    store: Store,
    paths: Sequence[Path],
    who: str,
    accept_warnings: bool = False,
    told: Told = NOTHING_TOLD,
    progress: Progress = silent,
) -> LoadResult:
    """Loads the files together, all or none, and tells what changed. A refused load changes nothing."""
    files = existing(paths)
    with _change(store, who):
        return Loading(store, who, accept_warnings, told, progress).accept([files], is_preview=False)


def preview(
    store: Store, paths: Sequence[Path], who: str, told: Told = NOTHING_TOLD, progress: Progress = silent
) -> LoadResult:
    """What a load of the files, warnings accepted, would change; the next state is built aside and thrown away."""
    files = existing(paths)
    with _change(store, who):
        return Loading(store, who, True, told, progress).accept([files], is_preview=True)


def build_shipped(
    store: Store, who: str, folder: Path = config.DATA_FOLDER, progress: Progress = silent
) -> LoadResult:
    """Makes a store from the workbooks that ship, their warnings accepted: one state, a load for each set of figures.

    Raises WrongUseError where the store holds something already, or nothing ships.
    """
    figures = [folder / name for name in config.SHIPPED_FIGURES if (folder / name).is_file()]
    lists = [path for path in sorted(folder.glob("*.xlsx")) if path not in figures]
    groups = [*([path] for path in figures), *([lists] if lists else [])]
    with _change(store, who):
        if Ledger(store.ledger).events():
            raise WrongUseError(
                "There is a store already; it was left as it is.",
                "`rebuild` makes its database again. To start afresh, name another folder with --store or delete it.",
            )
        if not groups:
            raise WrongUseError(
                "No workbooks ship in data/.", "`python -m hscb demo` makes the synthetic ones again."
            )
        return Loading(store, who, True, NOTHING_TOLD, progress).accept(groups, is_preview=False)


def undo(store: Store, who: str, load_id: str | None = None) -> Load:
    """Takes the last load, or the named one, back: every figure is as if it had never been. Gives the load."""
    if not store.exists:
        raise NothingLoadedError
    with _change(store, who):
        events = Ledger(store.ledger).events()
        taken = _load_to_undo(events, load_id)
        remaining = [load for load in loads_in_force(events) if load.load_id != taken.load_id]
        state = make_state(store, [kept(store, load) for load in remaining])
        publish(store, Event("undo", now(), who, state, load_id=taken.load_id))
    return taken


def history(store: Store) -> list[tuple[Load, Event | None]]:
    """Every load, the first one first, with the undo that took it back where there was one."""
    events = Ledger(store.ledger).events()
    undone = loads_undone(events)
    return [(load, undone.get(load.load_id)) for load in loads_ever(events)]


def record(store: Store, load_id: str) -> Record:
    """What was told of a load when it was accepted. Raises WrongUseError where there is no such load or record."""
    ever = [load.load_id for load in loads_ever(Ledger(store.ledger).events())]
    if load_id not in ever:
        raise WrongUseError(f"There is no load {load_id}.", f"The loads are {', '.join(ever) or 'none yet'}.")
    return record_of(store, load_id)


def rebuild(store: Store, who: str) -> tuple[MovedFigure, ...]:
    """Makes the database again from everything accepted. Gives the figures that moved: none, if the SQL is the same.

    Where the database before could not be read, every figure counts as moved.
    """
    if not store.exists:
        raise NothingLoadedError
    with _change(store, who):
        before = store.current() if store.pointer.is_file() else None
        return figures_moved(store, before, build_again(store, who))


def make_ready(store: Store, who: str, progress: Progress = silent) -> None:
    """What `serve` needs: a store (from what ships, where there is none), sound, and made by the SQL here now."""
    settle(store)
    if not Ledger(store.ledger).events():
        build_shipped(store, who, progress=progress)
        return
    if not is_up_to_date(store):
        progress("building")
        with _change(store, who):
            bring_up_to_date(store, who)


@contextmanager
def _change(store: Store, who: str) -> Iterator[None]:
    with store.one_change_at_a_time(who):
        settle_held(store)
        tidy(store)
        try:
            yield
        finally:
            tidy(store)


def _load_to_undo(events: Sequence[Event], load_id: str | None) -> Load:
    in_force = {load.load_id: load for load in loads_in_force(events)}
    if not in_force:
        raise WrongUseError("There is no load to take back.", "`python -m hscb loads` shows the history.")
    wanted = load_id or list(in_force)[-1]
    if wanted in in_force:
        return in_force[wanted]
    undone = loads_undone(events).get(wanted)
    if undone is not None:
        raise WrongUseError(
            f"Load {wanted} was taken back already, on {undone.at} UTC by {undone.who}.",
            "To have it again, load its files again.",
        )
    raise WrongUseError(f"There is no load {wanted}.", f"The loads in force are {', '.join(in_force)}.")
