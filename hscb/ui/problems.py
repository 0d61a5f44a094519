"""Problems of checked files: by severity and kind, alike ones together, with filters and files to send back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from hscb.examine import Report, SheetRead
from hscb.export.marked import checked_files
from hscb.ingest.alike import SEVERITIES, Alike, SaidOnce, alike, counted, more_like_this
from hscb.ingest.answers import NOTHING_TOLD, Told
from hscb.ingest.problems import Problem
from hscb.ui import html, problem_files, problem_filters

_MEANINGS = {
    "error": "An error refuses the files.",
    "warning": "A warning needs your eye, and your agreement.",
    "note": "A note tells what was done.",
}
_MOST_OPENED = 200


def show(said: dict[str, Any], place: str, paths: Sequence[Path] = (), asked: Told = NOTHING_TOLD) -> None:
    """Draws the problems of a report or record with their filters, and the files to send back.

    place: tells several such lists of a page apart. paths: the files that were checked, where they are still here;
    asked: what was said of them.
    """
    found = [Problem(**one) for one in said["problems"]]
    if not found:
        st.html("<p>No problem was found.</p>")
        return
    counts = Counter(one.severity for one in found)
    sums = [
        f"<b>{counted(counts[severity], severity)}.</b> {_MEANINGS[severity]}"
        for severity in SEVERITIES
        if counts[severity]
    ]
    st.html(f"<p>{' '.join(sums)}</p>")
    wanted = problem_filters.chosen(found, place)
    kinds = "".join(map(_kind, alike(wanted)))
    st.html(kinds or "<p class='quiet'>None with these filters: choose fewer of them, or other words.</p>")
    sheets = tuple(SheetRead(**one) for one in said["sheets"])
    report = Report(sheets=sheets, problems=tuple(found))
    problem_files.show(report, place, checked_files(paths), asked)


def _kind(kind: Alike) -> str:
    head = f"{kind.severity.capitalize()}: {html.escape(kind.title)}"
    return (
        f"<div class='problem {kind.severity}'><p><b>{head}</b> ({kind.count})</p>"
        f"<ul class='plain'>{_lines(kind.first)}</ul>{_others(kind)}"
        f"<p><b>What to do:</b> {html.escape(kind.fix)}</p></div>"
    )


def _others(kind: Alike) -> str:
    if not kind.others:
        return ""
    unsaid = sum(len(one.problems) for one in kind.others[_MOST_OPENED:])
    rest = f"<li>{more_like_this(unsaid)}: the problem list has them all.</li>" if unsaid else ""
    lines = f"<ul class='plain'>{_lines(kind.others[:_MOST_OPENED])}{rest}</ul>"
    return html.details(more_like_this(kind.unsaid), lines)


def _lines(said: Sequence[SaidOnce]) -> str:
    return "".join(
        f"<li>{html.escape(one.message)} <span class='quiet'>{html.escape(one.file)}</span></li>"
        for one in said
    )
