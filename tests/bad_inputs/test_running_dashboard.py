"""A dashboard that runs is not harmed by the worst files, put through its store as its page does."""

from __future__ import annotations

import shutil
from pathlib import Path

from hscb.ui import jobs
from hscb.warehouse.store import Store
from tests.bad_inputs.running import Stores, fingerprint
from tests.bad_inputs.table import CASES
from tests.browser.conftest import start, stop
from tests.unit.test_serve import answer

# What unpacks too large, two million cells, entities, a value in the last cell.
WORST = ("A06", "A07", "A09", "B13")


def test_the_worst_files_leave_a_running_dashboard_as_it_is(
    stores: Stores, store: Store, tmp_path: Path
) -> None:
    shutil.copytree(stores.other.folder, store.folder)
    before = fingerprint(store)
    files = []
    for case in CASES:
        if case.id in WORST:
            (tmp_path / case.id).mkdir()
            files.append(str(case.make(tmp_path / case.id)))
    server = start(store.folder)
    try:
        job = jobs.start(["load", *files, "--preview"], "a person")
        job.process.wait()
        assert job.result
        assert job.result["outcome"] == "refused"
        told = {(one["file"].partition("/")[0], one["code"]) for one in job.result["report"]["problems"]}
        assert told == {
            ("A06", "package-too-large"),
            ("A07", "package-too-large"),
            ("A09", "entity"),
            ("B13", "stray-cell"),
        }
        assert answer(f"{server.url}/_stcore/health", seconds=0) == "ok"
        assert server.process.poll() is None
        assert fingerprint(store) == before
        job.folder.cleanup()
    finally:
        stop(server)
