"""The Load data page: upload, what was understood, problems, what would change, accept."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from hscb import config
from hscb.charts.wording import figure
from hscb.ingest.formats import formats
from hscb.ui import html, jobs, problems, store, uploads
from hscb.warehouse.changes import MovedFigure, moved_words

_JOB, _FILES, _PREVIEW, _DONE, _WAITING = "_job", "_files", "_preview", "_done", "_waiting"


def upload() -> None:
    """The drop zone and the start of a check."""
    st.header("1. Choose files", anchor=False)
    found = st.file_uploader(
        f"Workbooks (.xlsx) or CSV files, up to {config.UPLOAD_MEGABYTES} MB each. Files chosen together are one load: "
        "all are taken, or none.",
        type=["xlsx", "xlsm", "csv"],
        accept_multiple_files=True,
        key="files",
    )
    left, right = st.columns(2)
    who = left.text_input(
        "Your name", key="who", max_chars=80, help="It is written in the history, beside what you loaded."
    )
    right.text_input(
        "Authority, where the files do not name one",
        key="authority",
        max_chars=80,
        placeholder=config.DEFAULT_AUTHORITY,
    )
    if st.button("Check these files", type="primary", disabled=_is_busy()):
        if not found:
            st.warning("Choose at least one file first.")
        elif not who.strip():
            st.warning("Write your name first: the history says who loaded what.")
        else:
            _forget()
            st.session_state[_FILES] = uploads.keep(found)
            _start(["load", *_paths(), *_authority(), "--preview"], _PREVIEW)
            st.rerun()


def progress() -> None:
    """What is being done, until it is done."""
    if _is_busy():
        _wait()


@st.fragment(run_every=0.7)
def _wait() -> None:
    job: jobs.Job | None = st.session_state.get(_JOB)
    if job is not None and job.is_running:
        done, words = job.step
        st.progress(done, text=f"{words} ...")
        return
    if job is not None:
        st.session_state[st.session_state[_WAITING]] = job.result or {"complaint": job.complaint}
        st.session_state[_JOB] = None
    st.rerun()


def outcome() -> None:
    """What the check found and what the files would change; or what became of the load."""
    done, preview = st.session_state.get(_DONE), st.session_state.get(_PREVIEW)
    if done:
        _finished(done)
    elif preview:
        _checked(preview)


def _finished(done: dict[str, Any]) -> None:
    if "complaint" in done:
        st.error(html.plain(done["complaint"]))
    elif done["outcome"] == "refused":
        st.error(html.plain(done["sentence"]))
        problems.show(done["report"]["problems"])
    elif done["outcome"] == "already loaded":
        st.info(html.plain(done["sentence"]))
    else:
        st.success(html.plain(done["sentence"]))
        _changes(done, "Before", "Now")


def _checked(preview: dict[str, Any]) -> None:
    if "complaint" in preview:
        st.error(html.plain(preview["complaint"]))
        return
    if preview["outcome"] == "already loaded":
        st.info(html.plain(preview["sentence"]))
        return
    st.header("2. What was understood", anchor=False)
    _sheets(preview["report"]["sheets"])
    problems.show(preview["report"]["problems"])
    if preview["outcome"] == "refused":
        st.error(
            f"{html.plain(preview['sentence'])} Nothing was changed. Mend the files and check them again."
        )
    else:
        st.header("3. What will change", anchor=False)
        _changes(preview, "Now", "After")
        _accept(preview)


def _sheets(sheets: list[dict[str, Any]]) -> None:
    if not sheets:
        st.html("<p>No sheet was recognised.</p>")
        return
    table = pd.DataFrame(
        {
            "Sheet": [one["sheet"] for one in sheets],
            "File": [one["file"] for one in sheets],
            "Read as": [one["title"] for one in sheets],
            "Rows": [figure(one["rows"], "count") for one in sheets],
            "Authority": [one["authority"] for one in sheets],
            "Sent by": [one["submitted_by"] for one in sheets],
            "From": [one["data_from"] or "" for one in sheets],
            "To": [one["data_to"] or "" for one in sheets],
            "Data": ["synthetic" if one["is_synthetic"] else "" for one in sheets],
        }
    )
    st.html(html.table(table, f"{len(sheets)} {'sheet' if len(sheets) == 1 else 'sheets'}"))


def _changes(result: dict[str, Any], before: str, after: str) -> None:
    for sentence in result["not_counting"]:
        st.warning(html.plain(sentence))
    if not result["changes"] and not result["moved"]:
        st.html("<p>No row and no figure changes.</p>")
        return
    rows = pd.DataFrame(
        {
            "List": [formats()[one["table"]].title for one in result["changes"]],
            "Rows added": [figure(one["added"], "count") for one in result["changes"]],
            "changed": [figure(one["changed"], "count") for one in result["changes"]],
            "removed": [figure(one["removed"], "count") for one in result["changes"]],
        }
    )
    if not rows.empty:
        st.html(html.table(rows, "Rows in force"))
    _moved(result["moved"], before, after)


def _moved(moved: list[dict[str, Any]], before: str, after: str) -> None:
    if not moved:
        st.html("<p>No figure moves.</p>")
        return
    units = _units()
    years = [one for one in moved if one["period_type"] == "year"]
    table = pd.DataFrame(
        {
            "Measure": [one["title"] for one in years],
            "Area": [one["authority"] for one in years],
            "Year": [one["period_label"] for one in years],
            "From": [one["origin"] for one in years],
            before: [figure(one["before"], units.get(one["measure_id"], "number")) for one in years],
            after: [figure(one["after"], units.get(one["measure_id"], "number")) for one in years],
        }
    )
    words = f"Figures over all children: {moved_words([MovedFigure(**one) for one in moved])}"
    shown = html.table(table, "Figures of whole years; a dash is no figure, or a hidden one") if years else ""
    st.html(
        f"<p>{html.escape(words)}.</p>{html.details('Figures that move', shown, is_open=True) if shown else ''}"
    )


def _units() -> dict[str, str]:
    state = store.pin()
    return {one.measure_id: one.unit for one in store.catalogue(state)} if state else {}


def _accept(preview: dict[str, Any]) -> None:
    st.header("4. Accept", anchor=False)
    warnings = [one for one in preview["report"]["problems"] if one["severity"] == "warning"]
    agreed = True
    if warnings:
        count = "1 warning" if len(warnings) == 1 else f"{len(warnings)} warnings"
        agreed = st.checkbox(
            f"I have looked at the {count}; the data may be loaded as they are.", key="accept_warnings"
        )
    if st.button("Load these files", type="primary", disabled=not agreed or _is_busy()):
        _start(["load", *_paths(), *_authority(), "--accept-warnings"], _DONE)
        st.rerun()


def _start(command: list[str], waiting: str) -> None:
    st.session_state[_JOB] = jobs.start(command, st.session_state["who"].strip())
    st.session_state[_WAITING] = waiting


def _paths() -> list[str]:
    return [str(path) for path in st.session_state[_FILES][1]]


def _authority() -> list[str]:
    named = (st.session_state.get("authority") or "").strip()
    return ["--authority", named] if named else []


def _is_busy() -> bool:
    return st.session_state.get(_JOB) is not None


def _forget() -> None:
    for name in (_FILES, _PREVIEW, _DONE):
        st.session_state.pop(name, None)
