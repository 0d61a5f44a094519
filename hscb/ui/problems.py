"""Problems of checked files: by severity, sheet and kind, alike ones together, all of them as a file."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any

import streamlit as st

from hscb.charts.files import harmless
from hscb.ingest.problems import problem_kinds
from hscb.ui import html

_SEVERITIES = {"error": "Errors", "warning": "Warnings", "note": "Notes"}
_MEANINGS = {
    "error": "An error refuses the files.",
    "warning": "A warning needs your eye, and your agreement.",
    "note": "A note tells what was done.",
}
_SHOWN_OF_A_KIND = 3
_ALL = "All sheets"
Found = Sequence[dict[str, Any]]


def show(found: Found, place: str) -> None:
    """Draws the problems with their filters; `place` tells several such lists of a page apart."""
    if not found:
        st.html("<p>No problem was found.</p>")
        return
    counts = {name: sum(one["severity"] == name for one in found) for name in _SEVERITIES}
    st.html(
        "<p>"
        + " ".join(
            f"<b>{counts[name]} {words.lower()}.</b> {_MEANINGS[name]}"
            for name, words in _SEVERITIES.items()
            if counts[name]
        )
        + "</p>"
    )
    left, middle, right = st.columns([2, 2, 1], vertical_alignment="bottom")
    present = [name for name in _SEVERITIES if counts[name]]
    chosen = left.pills(
        "Show",
        present,
        selection_mode="multi",
        default=present,
        format_func=lambda name: _SEVERITIES[name],
        key=f"{place}_severities",
    )
    sheets = [_ALL, *dict.fromkeys(_sheet(one) for one in found)]
    sheet = middle.selectbox("Sheet", sheets, key=f"{place}_sheet")
    right.download_button(
        "Every problem (CSV)",
        data=as_csv(found),
        file_name="problems.csv",
        mime="text/csv",
        on_click="ignore",
        width="stretch",
        key=f"{place}_csv",
    )
    wanted = [one for one in found if one["severity"] in chosen and sheet in (_ALL, _sheet(one))]
    st.html("".join(_kinds(wanted)) or "<p class='quiet'>None with this filter.</p>")


def _sheet(one: dict[str, Any]) -> str:
    return f"{one['sheet']} ({one['file']})" if one["sheet"] else str(one["file"])


def _kinds(found: Found) -> list[str]:
    alike: dict[tuple[str, str, str], list[dict[str, Any]]] = {}
    for severity in _SEVERITIES:
        for one in found:
            if one["severity"] == severity:
                alike.setdefault((severity, one["code"], one["fix"]), []).append(one)
    return [_kind(severity, code, fix, ones) for (severity, code, fix), ones in alike.items()]


def _kind(severity: str, code: str, fix: str, ones: Found) -> str:
    kind = problem_kinds().get(code)
    title = kind.title if kind else code.replace("-", " ").capitalize()
    lines = [
        f"<li>{html.escape(one['message'])} <span class='quiet'>{html.escape(one['file'])}</span></li>"
        for one in ones
    ]
    more = len(lines) - _SHOWN_OF_A_KIND
    rest = (
        html.details(
            f"and {more} more like this", f"<ul class='plain'>{''.join(lines[_SHOWN_OF_A_KIND:])}</ul>"
        )
        if more > 0
        else ""
    )
    head = f"{_SEVERITIES[severity][:-1]}: {html.escape(title)}"
    first = f"<ul class='plain'>{''.join(lines[:_SHOWN_OF_A_KIND])}</ul>"
    return (
        f"<div class='problem {severity}'><p><b>{head}</b> ({len(lines)})</p>{first}{rest}"
        f"<p><b>What to do:</b> {html.escape(fix)}</p></div>"
    )


def as_csv(found: Found) -> bytes:
    """Every problem as CSV, to send to the agency whose file it is."""
    names = ("severity", "file", "sheet", "cell", "message", "fix", "code")
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(names)
    writer.writerows([harmless(one[name]) for name in names] for one in found)
    return written.getvalue().encode("utf-8-sig")
