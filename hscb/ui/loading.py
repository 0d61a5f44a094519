"""The Load data page: upload, what was understood, problems, what would change, accept."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import streamlit as st

from hscb import config
from hscb.ingest.answers import Told
from hscb.ingest.cells.names import agencies
from hscb.ingest.sender import Sender
from hscb.ui import html, jobs, load_tables, person, problems, questions, senders, sheet_preview, uploads

_JOB, _FILES, _PREVIEW, _DONE, _WAITING = "_job", "_files", "_preview", "_done", "_waiting"


def upload() -> None:
    """The drop zone and the start of a check."""
    st.header("1. Choose files", anchor=False)
    found = st.file_uploader(
        f"Workbooks (.xlsx), CSV files or a children in need census (.xml), up to {config.UPLOAD_MEGABYTES} MB each. "
        "Files chosen together are one load: all are taken, or none.",
        type=["xlsx", "xlsm", "csv", "xml"],
        accept_multiple_files=True,
        key="files",
    )
    with st.expander("Whose they are, where the files do not say"):
        left, right = st.columns(2)
        left.text_input("Authority", key="authority", max_chars=80, placeholder=config.DEFAULT_AUTHORITY)
        right.selectbox(
            "Sent by", list(agencies()), index=None, key="agency", placeholder=config.DEFAULT_AGENCY
        )
    left, right = st.columns([1, 2], vertical_alignment="bottom")
    who = person.name_field(left, "who", "It is written in the history, beside what you loaded.")
    lacking = " and ".join(filter(None, ("" if found else "choose files", "" if who else "write your name")))
    if right.button("Check these files", type="primary", disabled=bool(lacking) or _is_busy()):
        _forget()
        st.session_state[_FILES] = uploads.keep(found)
        _check()
    if lacking:
        st.html(f"<p class='quiet'>Before the check: {lacking}{'' if who else ', then press Enter'}.</p>")


def _check() -> None:
    st.session_state.pop(_PREVIEW, None)
    _start(["load", *_paths(), *_sender(), "--preview"], _PREVIEW)
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
        if st.button("Stop", help="Nothing is loaded, and nothing changes."):
            job.stop()
            st.session_state[_JOB] = None
            st.rerun()
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
        problems.show(done["report"], "check", _files(), _told())
    elif done["outcome"] == "already loaded":
        st.info(html.plain(done["sentence"]))
    else:
        st.success(html.plain(done["sentence"]))
        load_tables.changes(done, "Before", "Now")


def _checked(preview: dict[str, Any]) -> None:
    if "complaint" in preview:
        st.error(html.plain(preview["complaint"]))
        return
    if preview["outcome"] == "already loaded":
        st.info(html.plain(preview["sentence"]))
        return
    st.header("2. What was understood", anchor=False)
    if preview["outcome"] == "refused":
        st.error(
            f"{html.plain(preview['sentence'])} Answer what is asked, or mend the files, and check them again."
        )
    report = preview["report"]
    sent_by = [Sender(**one) for one in report["senders"]]
    authority = _said("authority") or config.DEFAULT_AUTHORITY
    if senders.show(sent_by, authority, person.named()):
        _check()
    chosen = senders.changed_in(sent_by)
    if questions.show(report["questions"], chosen, person.named()):
        if chosen:
            senders.keep(sent_by, chosen, authority, person.named())
        _check()
    st.header("How they were read", anchor=False)
    load_tables.sheets(report["sheets"])
    sheet_preview.show(report["understood"])
    st.header("Problems", anchor=False)
    problems.show(report, "check", _files(), _told())
    if preview["outcome"] != "refused":
        st.header("3. What will change", anchor=False)
        load_tables.changes(preview, "Now", "After")
        _accept(preview)


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
        _start(["load", *_paths(), *_sender(), "--accept-warnings"], _DONE)
        st.rerun()


def _start(command: list[str], waiting: str) -> None:
    st.session_state[_JOB] = jobs.start(command, person.named())
    st.session_state[_WAITING] = waiting


def _paths() -> list[str]:
    return [str(path) for path in _files()]


def _files() -> list[Path]:
    _, paths = st.session_state.get(_FILES, (None, []))
    return list(paths)


def _sender() -> list[str]:
    named = {"--authority": _said("authority"), "--agency": _said("agency")}
    said = [part for option, name in named.items() if name for part in (option, name)]
    of_files = [
        part for file, agency in senders.chosen().items() for part in ("--sent-by", f"{file}={agency}")
    ]
    return said + of_files


def _told() -> Told:
    return Told(_said("authority"), _said("agency"), senders=tuple(senders.chosen().items()))


def _said(name: str) -> str | None:
    return (st.session_state.get(name) or "").strip() or None


def _is_busy() -> bool:
    return st.session_state.get(_JOB) is not None


def _forget() -> None:
    for name in (_FILES, _PREVIEW, _DONE):
        st.session_state.pop(name, None)
    senders.forget()
