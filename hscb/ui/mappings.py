"""The answers that are remembered: seen, changed, forgotten, taken to a file and brought back from one."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from hscb.errors import HscbError
from hscb.ingest.answers import Answer, meanings_of
from hscb.ui import html, person
from hscb.warehouse.answers_file import answers_read, as_csv, words_of
from hscb.warehouse.mappings import forget, remember, remembered
from hscb.warehouse.store import default_store

_TOLD = "_mappings_told"
_FORGET = "(ask again)"


def show() -> None:
    """Draws the answers remembered, with the ways to change them."""
    st.header("Remembered answers", anchor=False)
    found = remembered(default_store())
    told = st.session_state.pop(_TOLD, None)
    if told:
        (st.success if told[0] else st.error)(html.plain(told[1]))
    if not found:
        st.html(
            "<p>None yet. When a file holds a spelling or a heading that is not known, you are asked once, and the "
            "answer is kept for that authority and agency.</p>"
        )
    else:
        shown = html.table(_table(found), f"{len(found)} {'answer' if len(found) == 1 else 'answers'}")
        st.html(html.details(f"What {len(found)} spellings mean", shown))
    with st.expander("Change, take along or bring in answers"):
        if found:
            _change(found)
        _files(found)


def _table(found: tuple[Answer, ...]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "In the workbook": [answer.spelling for answer in found],
            "means": [words_of(answer) for answer in found],
            "Field": [answer.field for answer in found],
            "Authority": [answer.authority for answer in found],
            "Agency": [answer.agency for answer in found],
        }
    )


def _change(found: tuple[Answer, ...]) -> None:
    names = {
        f"{answer.spelling} ({answer.field}; {answer.authority}, {answer.agency})": answer for answer in found
    }
    left, right = st.columns(2)
    answer = names[left.selectbox("Answer", list(names), key="mapping")]
    words = {choice.code: choice.words for choice in meanings_of(answer.field)}
    options = [_FORGET, *words]
    meaning = right.selectbox(
        "means from now on",
        options,
        index=options.index(answer.meaning) if answer.meaning in words else 0,
        format_func=lambda code: words.get(code, code),
        key=f"mapping_{answer.field}_{answer.spelling}",
    )
    who = person.name_field(left, "mapping_who", "It is written beside the answer.")
    if right.button("Change this answer"):
        if not who:
            st.warning("Write your name first.")
            return
        if meaning == _FORGET:
            forget(default_store(), who, answer)
        else:
            changed = Answer(answer.authority, answer.agency, answer.field, answer.spelling, meaning)
            remember(default_store(), who, [changed])
        _tell(True, "Changed for files loaded from now on. What was loaded before stays as it is.")


def _files(found: tuple[Answer, ...]) -> None:
    left, right = st.columns(2, vertical_alignment="bottom")
    if found:
        left.download_button(
            "All answers (CSV)",
            data=as_csv(found).encode("utf-8-sig"),
            file_name="answers.csv",
            mime="text/csv",
            on_click="ignore",
        )
    brought = right.file_uploader("Answers from a CSV file", type=["csv"], key="mapping_file")
    if brought and right.button("Remember the answers of this file"):
        try:
            read = answers_read(brought.getvalue(), found)
            remember(default_store(), person.named() or "Load data page", read.answers)
        except HscbError as fault:
            _tell(False, f"{fault.message}\n{fault.fix}")
        else:
            _tell(True, "\n".join(read.lines))


def _tell(is_well: bool, words: str) -> None:
    st.session_state[_TOLD] = (is_well, words)
    st.rerun()
