"""One run through the steps of a load: read, check, build aside, compare, keep, publish; or refuse, nothing changed."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from hscb import config
from hscb.errors import HscbError, WrongUseError
from hscb.examine import Progress, Report, examine
from hscb.ingest.alike import counted
from hscb.ingest.answers import Told
from hscb.record import Record, write_record
from hscb.warehouse.changes import MovedFigure, changes_between
from hscb.warehouse.ledger import Event, Ledger, Load, RowChanges, loads_in_force, now
from hscb.warehouse.mappings import changed_since
from hscb.warehouse.overtaken import rows_that_do_not_count
from hscb.warehouse.publish import bring_up_to_date, make_state, publish
from hscb.warehouse.received import Content, contents_in_force, file_hash, keep
from hscb.warehouse.store import Store

# The steps of a load with their words, in order.
STEPS = {
    "reading": "Reading the files",
    "checking": "Checking rows against each other",
    "building": "Computing the figures",
    "comparing": "Finding what changes",
    "keeping": "Keeping the rows",
    "recording": "Writing the ledger",
    "publishing": "Showing the new figures",
    "tidying": "Tidying up",
}
_SPARE_BYTES = 50_000_000


def silent(step: str, detail: str = "") -> None:
    """Tells nobody of a step."""


@dataclass(frozen=True)
class LoadResult:
    """What became of a load: its report, what it changed or would change, and one sentence.

    not_counting: a sentence for each sheet format with rows that no figure will hold, as a later extract has them.
    """

    outcome: Literal["loaded", "refused", "already loaded", "preview"]
    sentence: str
    report: Report
    loads: tuple[Load, ...] = ()
    changes: tuple[RowChanges, ...] = ()
    moved: tuple[MovedFigure, ...] = ()
    not_counting: tuple[str, ...] = ()


@dataclass(frozen=True)
class Loading:
    """The steps of a load in a store that the caller holds."""

    store: Store
    who: str
    accept_warnings: bool
    told: Told
    progress: Progress

    def accept(self, files: Sequence[Sequence[Path]], is_preview: bool) -> LoadResult:
        """Loads each group of files as one extract, all groups or none; a preview publishes nothing."""
        events = Ledger(self.store.ledger).events()
        known = _loaded_before(events, files, self.told)
        # what was answered since may make other rows of the same file
        if known and not changed_since(self.store, min(load.loaded_at for load in known)):
            return _already_loaded(known, Report())
        bring_up_to_date(self.store, self.who)
        report, new = examine(self.store, files, self.who, self.told, self.progress)
        if report.is_refused(self.accept_warnings):
            return LoadResult("refused", _refusal(report), report)
        known = _same_content(events, new)
        if known:
            return _already_loaded(known, report)
        _make_room(self.store, report)
        return self._build(new, files, report, is_preview)

    def _build(
        self, new: Sequence[Content], files: Sequence[Sequence[Path]], report: Report, is_preview: bool
    ) -> LoadResult:
        before = self.store.current() if self.store.exists else None
        self.progress("building")
        state = make_state(self.store, [*contents_in_force(self.store, self._events()), *new])
        self.progress("comparing")
        changes, moved = changes_between(self.store, before, state)
        unused = rows_that_do_not_count(self.store, state, [content.load.load_id for content in new])
        of_loads = _changes_of_loads([content.load for content in new], changes, before is None)
        loads = tuple(
            _completed(content.load, report, of_load) for content, of_load in zip(new, of_loads, strict=True)
        )
        if is_preview:
            told = "This is what would change; nothing was loaded."
            return LoadResult("preview", told, report, loads, changes, moved, unused)
        self.progress("keeping")
        paths = [path for group in files for path in group]
        result = LoadResult("loaded", _loaded(loads), report, loads, changes, moved, unused)
        for content, load in zip(new, loads, strict=True):
            keep(self.store, content, paths)
            write_record(self.store, load.load_id, _record(result, load))
        self._publish(Event("load", now(), self.who, state, loads))
        return result

    def _publish(self, event: Event) -> None:
        self.progress("recording")
        publish(self.store, event, lambda: self.progress("publishing"))
        self.progress("tidying")

    def _events(self) -> list[Event]:
        return Ledger(self.store.ledger).events()


def existing(paths: Sequence[Path]) -> Sequence[Path]:
    """The files named. Raises WrongUseError where one is not there."""
    for path in paths:
        if not path.is_file():
            raise WrongUseError(
                f"There is no file {path.name}.", "Check the name, and that it is a file, not a folder."
            )
    return paths


def _loaded_before(events: Sequence[Event], files: Sequence[Sequence[Path]], told: Told) -> list[Load]:
    """The loads in force that hold every one of the files for the authority; none where a file is new.

    None either where a person chose the sender of one of the files: it may have been another before.
    """
    if told.senders:
        return []
    authority = told.authority or config.DEFAULT_AUTHORITY
    hashes = {file_hash(path) for paths in files for path in paths}
    # a file that names no authority holds other rows when it is loaded for another one
    found = [
        load
        for load in loads_in_force(events)
        if hashes & {file.sha256 for file in load.files}
        and {extract.authority for extract in load.extracts} == {authority}
    ]
    return found if hashes <= {file.sha256 for load in found for file in load.files} else []


def _same_content(events: Sequence[Event], new: Sequence[Content]) -> list[Load]:
    """The loads in force that hold the same rows, from files saved again."""
    found = [
        load for load in loads_in_force(events) if load.content in [content.load.content for content in new]
    ]
    return found if len(found) >= len(new) else []


def _completed(load: Load, report: Report, changes: Sequence[RowChanges]) -> Load:
    names = {file.name for file in load.files}
    warnings = Counter(problem.code for problem in report.warnings if problem.file in names)
    return replace(load, accepted_warnings=dict(warnings), changes=tuple(changes))


def _changes_of_loads(
    loads: Sequence[Load], changes: Sequence[RowChanges], is_first: bool
) -> list[Sequence[RowChanges]]:
    """What each load changed: into an empty store all its rows; else the last has what they changed together."""
    if is_first and len(loads) > 1:
        return [
            [RowChanges(extract.table, extract.rows, 0, 0) for extract in load.extracts] for load in loads
        ]
    return [*([] for _ in loads[:-1]), changes]


def _record(result: LoadResult, load: Load) -> Record:
    """What a person was told of one of the loads accepted together; figures moved by all of them."""
    names = {file.name for file in load.files}
    report = result.report
    return Record(
        sheets=tuple(sheet for sheet in report.sheets if sheet.file in names),
        sentences=tuple(one.sentence for file, one in report.understood if file in names),
        problems=tuple(problem for problem in report.problems if problem.file in names),
        changes=load.changes,
        moved=result.moved,
        not_counting=result.not_counting,
    )


def _make_room(store: Store, report: Report) -> None:
    state = store.state_path(store.current()).stat().st_size if store.exists else 0
    needed = 3 * state + 3 * sum(file.size for file in report.files) + _SPARE_BYTES
    if shutil.disk_usage(store.folder).free < needed:
        raise HscbError(
            f"There is not enough room on the disk of the store: about {needed // 1_000_000} MB are needed.",
            "Make room, or move the store to another disk and name it with HSCB_STORE. Nothing was changed.",
        )


def _already_loaded(known: Sequence[Load], report: Report) -> LoadResult:
    told = ", ".join(f"{load.load_id} on {load.loaded_at} UTC by {load.loaded_by}" for load in known)
    return LoadResult("already loaded", f"Already loaded ({told}). Nothing changed.", report, tuple(known))


def _refusal(report: Report) -> str:
    errors, warnings = len(report.errors), len(report.warnings)
    if errors:
        return f"Refused: {counted(errors, 'error')}, {counted(warnings, 'warning')}. Nothing was loaded."
    return (
        f"Refused: {counted(warnings, 'warning')}. Nothing was loaded. If they may stand, load with"
        " --accept-warnings."
    )


def _loaded(loads: Sequence[Load]) -> str:
    told = "; ".join(f"{load.load_id}: {_size(load)}" for load in loads)
    return f"Loaded as {told}."


def _size(load: Load) -> str:
    rows = sum(extract.rows for extract in load.extracts)
    return f"{counted(rows, 'row')} of {counted(len(load.files), 'file')}"
