"""From loads to the current state: builds what is missing, writes the ledger, then moves the pointer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress

from hscb.errors import DamagedStoreError, NothingLoadedError, StoreBusyError
from hscb.warehouse import mappings
from hscb.warehouse.build import build_aside, finished_state, inputs_hash, keep_state, state_name
from hscb.warehouse.connection import reading
from hscb.warehouse.control import scan
from hscb.warehouse.ledger import Event, Ledger, Load, loads_ever, loads_in_force, now
from hscb.warehouse.received import Content, contents_in_force
from hscb.warehouse.store import Store
from hscb.warehouse.words import Entry, entries


def make_state(store: Store, contents: Sequence[Content], anew: bool = False) -> str:
    """The name of a state that holds these loads: one still kept that was built from the same, else a new one.

    It is not the current one yet.
    """
    loads = [content.load for content in contents]
    written = _entries(store)
    inputs = inputs_hash(loads, written)
    found = None if anew else finished_state(store, inputs)
    if found is not None and is_sound(store, found, loads):
        return found
    state = state_name(inputs)
    keep_state(store, build_aside(store, state, inputs, contents, written), state)
    return state


def is_sound(store: Store, state: str, loads: Sequence[Load]) -> bool:
    """Whether a state can be read whole and holds what the ledger says."""
    try:
        with reading(store.state_path(state)) as connection:
            scan(connection, loads)
    except DamagedStoreError:
        return False
    return True


def publish(store: Store, event: Event, between: Callable[[], None] = lambda: None) -> None:
    """Makes a finished state the current one. The ledger line is the moment it holds; the pointer follows.

    A process that dies between the two leaves the pointer behind the ledger: `settle` moves it on.
    """
    Ledger(store.ledger).append(event)
    between()
    store.point_to(event.state)


def settle(store: Store) -> None:
    """Moves the pointer to the state of the last ledger line, where a process died before it could."""
    if not _is_behind(store):
        return
    # somebody who holds the store now is between the two steps, or settles it himself
    with suppress(StoreBusyError), store.one_change_at_a_time("start", seconds=0):
        settle_held(store)


def settle_held(store: Store) -> None:
    """Like `settle`, for a caller that already holds the store."""
    if _is_behind(store):
        store.point_to(Ledger(store.ledger).events()[-1].state)


def tidy(store: Store) -> None:
    """Removes what unfinished loads left behind, and the oldest states."""
    events = Ledger(store.ledger).events()
    store.tidy({load.load_id for load in loads_ever(events)}, {event.state for event in events})


def current_state(store: Store) -> str:
    """The state to read from now on. Raises NothingLoadedError where nothing was ever accepted."""
    settle(store)
    return store.current()


def is_up_to_date(store: Store) -> bool:
    """Whether the current state is sound and made from the loads, entries and SQL that are here now."""
    loads = loads_in_force(Ledger(store.ledger).events())
    inputs = inputs_hash(loads, _entries(store))
    try:
        return store.current().endswith(inputs) and is_sound(store, store.current(), loads)
    except NothingLoadedError:
        return False


def build_again(store: Store, who: str) -> str:
    """Builds the current state anew from everything accepted, and publishes it. The caller holds the store."""
    state = make_state(store, contents_in_force(store, Ledger(store.ledger).events()), anew=True)
    publish(store, Event("rebuild", now(), who, state))
    return state


def bring_up_to_date(store: Store, who: str) -> None:
    """Builds the state of a store anew where other SQL made it, or it is damaged. The caller holds the store."""
    if Ledger(store.ledger).events() and not is_up_to_date(store):
        build_again(store, who)


def _is_behind(store: Store) -> bool:
    events = Ledger(store.ledger).events()
    if not events or not store.state_path(events[-1].state).is_file():
        return False
    return not store.pointer.is_file() or store.current() != events[-1].state


def _entries(store: Store) -> list[Entry]:
    """What people wrote and figures rest on; a mapping was used up when its file was read."""
    return [entry for entry in entries(store) if entry.kind != mappings.KIND]
