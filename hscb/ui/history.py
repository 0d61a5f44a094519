"""What was loaded, by whom, and how to take it back."""

from __future__ import annotations

from dataclasses import asdict

import pandas as pd
import streamlit as st

from hscb import pipeline
from hscb.charts.wording import figure
from hscb.errors import HscbError
from hscb.ui import html, jobs, load_tables, person, problems
from hscb.warehouse.ledger import Event, Load
from hscb.warehouse.store import default_store

_UNDONE = "_undone"


def show() -> None:
    """The history, newest first, and the way to take a load back."""
    st.header("History", anchor=False)
    found = list(reversed(pipeline.history(default_store())))
    if not found:
        st.html("<p>Nothing has been loaded yet.</p>")
        return
    st.html(html.table(_table(found), f"{len(found)} {'load' if len(found) == 1 else 'loads'}, newest first"))
    _record([load for load, _ in found])
    _undo([load for load, undone in found if undone is None])


def _table(found: list[tuple[Load, Event | None]]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Load": [load.load_id for load, _ in found],
            "When (UTC)": [load.loaded_at[:16].replace("T", " ") for load, _ in found],
            "Who": [load.loaded_by for load, _ in found],
            "Files": [", ".join(file.name for file in load.files) for load, _ in found],
            "Rows": [figure(sum(one.rows for one in load.extracts), "count") for load, _ in found],
            "Added": [figure(sum(one.added for one in load.changes), "count") for load, _ in found],
            "Changed": [figure(sum(one.changed for one in load.changes), "count") for load, _ in found],
            "Removed": [figure(sum(one.removed for one in load.changes), "count") for load, _ in found],
            "Standing": [
                f"taken back {undone.at[:16].replace('T', ' ')} by {undone.who}" if undone else "in force"
                for _, undone in found
            ],
        }
    )


def _record(loads: list[Load]) -> None:
    """Everything that was told of one of the loads when it was accepted."""
    with st.expander("What was told of a load"):
        chosen = st.selectbox("Load", [_named(load) for load in loads], index=None, key="record_of")
        if chosen is None:
            return
        try:
            record = pipeline.record(default_store(), chosen.partition(":")[0])
        except HscbError as fault:
            st.info(f"{html.plain(fault.message)} {html.plain(fault.fix)}")
            return
        told = asdict(record)
        load_tables.sheets(told["sheets"])
        st.html("".join(f"<p class='says'>{html.escape(sentence)}</p>" for sentence in record.sentences))
        problems.show(told, "record")
        load_tables.changes(told, "Before", "After")


def _named(load: Load) -> str:
    return f"{load.load_id}: {', '.join(file.name for file in load.files)}"


def _undo(in_force: list[Load]) -> None:
    told = st.session_state.pop(_UNDONE, None)
    if told:
        (st.success if told[0] else st.error)(html.plain(told[1]))
    if not in_force:
        return
    with st.expander("Take a load back"), st.form("undo", border=False):
        st.text("Every figure becomes as if the load had never been. To have it again, load its files again.")
        names = {_named(load): load.load_id for load in in_force}
        chosen = st.selectbox("Load", list(names))
        who = person.name_field(st.container(), "undo_who", "The history says who took it back.")
        if st.form_submit_button("Take it back"):
            if not who:
                st.warning("Write your name first: the history says who took it back.")
            else:
                st.session_state[_UNDONE] = _take_back(names[chosen], who)
                st.rerun()


def _take_back(load_id: str, who: str) -> tuple[bool, str]:
    with st.spinner("Computing the figures without it ..."):
        job = jobs.start(["undo", load_id], who, tells_progress=False)
        job.process.wait()
    if job.process.returncode:
        return False, job.complaint
    return True, f"{load_id} was taken back."
