"""What an analyst sends back to an agency: the list of problems and the marked copy of each file, made on a click."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import PurePath

import streamlit as st

from hscb.examine import Report, knowing
from hscb.export.marked import CheckedFile, marked_copy
from hscb.export.problem_list import as_csv, as_workbook, to_send
from hscb.ingest.answers import Told
from hscb.warehouse.store import default_store

_KINDS = {
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".csv": "text/csv",
    ".zip": "application/zip",
}


def show(report: Report, place: str, files: Sequence[CheckedFile], told: Told) -> None:
    """Draws the buttons, for one file where there are several. Without the `files` themselves there are only lists.

    place: tells several such lists of a page apart.
    """
    names = [file.name for file in files] or _names_in(report)
    copies = ", the copy has them coloured, each with a comment" if files else ""
    st.html(
        "<p class='after'><b>To send back to the agency.</b> Values of children are left out: the list names "
        f"cells{copies}.</p>"
    )
    chosen, *boxes = st.columns([3, 2, 2, 2], vertical_alignment="bottom")
    name = chosen.selectbox(
        "File",
        names if len(names) == 1 else [None, *names],
        format_func=lambda one: one or "All files",
        key=f"{place}_file",
    )
    wanted = [name] if name else names
    start = PurePath(name.replace("/", " ")).stem if name else "All files"
    button = partial(_button, place)
    button(boxes[0], "Problem list (Excel)", f"{start}, problems.xlsx", partial(_list, wanted, report))
    button(boxes[1], "Problem list (CSV)", f"{start}, problems.csv", partial(_csv, wanted, report))
    asked = [file for file in files if file.name in wanted]
    if name and asked:
        button(boxes[2], "Marked copy (Excel)", asked[0].copy_name, partial(_copy, asked[0], report, told))
    elif asked:
        button(boxes[2], "Marked copies (zip)", "Marked copies.zip", partial(_copies, asked, report, told))


def _names_in(report: Report) -> list[str]:
    return sorted({one.file for one in report.sheets} | {one.file for one in report.problems if one.file})


def _button(
    place: str, box: st.delta_generator.DeltaGenerator, label: str, name: str, made: Callable[[], bytes]
) -> None:
    box.download_button(
        label,
        data=made,
        file_name=name,
        mime=_KINDS[PurePath(name).suffix],
        on_click="ignore",
        width="stretch",
        key=f"{place} {label}",
    )


def _list(names: Sequence[str], report: Report) -> bytes:
    return as_workbook(to_send(report, names), names)


def _csv(names: Sequence[str], report: Report) -> bytes:
    return as_csv(to_send(report, names))


def _copy(file: CheckedFile, report: Report, told: Told) -> bytes:
    return marked_copy(file, report, knowing(default_store(), told))


def _copies(files: Sequence[CheckedFile], report: Report, told: Told) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        for file in files:
            package.writestr(file.copy_name, _copy(file, report, told))
    return written.getvalue()
