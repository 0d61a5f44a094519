"""The findings of the checker on the page Data quality: filtered, asked in words, accepted with name and reason."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd
import streamlit as st

from hscb.charts.wording import is_missing
from hscb.errors import HscbError
from hscb.queries import findings
from hscb.queries.view import View
from hscb.ui import html, jobs, store
from hscb.warehouse.acceptances import accept_finding
from hscb.warehouse.store import default_store

_ALL_RULES, _ALL_AIMS, _ALL_AGENCIES = "All rules", "All aims", "Every agency"
_SHOWN_AT_FIRST = 10
_TOLD = "_accepted"
_MEANINGS = {
    "high": "they cannot all be right",
    "medium": "somebody should say why",
    "low": "rounding, wording, or a small difference",
}


def show(state: str, view: View) -> None:
    """Draws the findings on the periods shown, with their filters, and the way to accept one."""
    st.header("Figures that do not agree", anchor=False)
    told = st.session_state.pop(_TOLD, None)
    if told:
        (st.success if told[0] else st.error)(html.plain(told[1]))
    found = held(state, view)
    if found.empty:
        st.html("<p>Nothing was found in the periods shown: every figure agrees with the others held.</p>")
        return
    st.html(f"<p>{html.escape(summary(found))}</p>")
    wanted = _chosen(found)
    if wanted.empty:
        st.html("<p class='quiet'>No finding with these filters. Choose more severities, or all rules.</p>")
        return
    cards = [_card(row) for row in wanted.to_dict("records")]
    rest = cards[_SHOWN_AT_FIRST:]
    more = html.details(f"and {len(rest)} more", "".join(rest)) if rest else ""
    st.html("".join(cards[:_SHOWN_AT_FIRST]) + more)
    _accept(wanted)


@st.cache_resource(max_entries=60, show_spinner=False, hash_funcs={View: repr})
def held(state: str, view: View) -> pd.DataFrame:
    """The findings of a view. Shared: not to be changed."""
    return findings.findings(store.reader(state), view)


def summary(found: pd.DataFrame) -> str:
    """How many findings there are of each severity, and how many a person accepted."""
    counts = found["severity"].value_counts()
    said = [f"{counts[name]} {name} ({words})" for name, words in _MEANINGS.items() if counts.get(name, 0)]
    accepted = int(found["accepted_by"].notna().sum())
    standing = f" {accepted} of them {'is' if accepted == 1 else 'are'} accepted." if accepted else ""
    return f"{len(found)} findings in the periods shown: {', '.join(said)}.{standing}"


def _chosen(found: pd.DataFrame) -> pd.DataFrame:
    first, second, third, fourth = st.columns([2, 2, 1, 2], vertical_alignment="bottom")
    present = [name for name in findings.SEVERITIES if (found["severity"] == name).any()]
    severities = first.pills(
        "Severity", present, selection_mode="multi", default=present, key="severity", bind="query-params"
    )
    titles = dict(zip(found["rule"], found["rule_title"], strict=True))
    rules = {_ALL_RULES: "", **{f"{titles[rule]} ({rule})": rule for rule in sorted(titles, key=_number)}}
    rule = rules[second.selectbox("Rule", list(rules), key="rule", bind="query-params")]
    aims = {_ALL_AIMS: 0, **{f"Aim {aim}": aim for aim in sorted(found["aim"].unique())}}
    aim = aims[third.selectbox("Aim", list(aims), key="aim", bind="query-params")]
    owners = [_ALL_AGENCIES, *sorted(found["owner"].unique())]
    owner = fourth.selectbox("Owner of the measure", owners, key="owner", bind="query-params")
    is_wanted = found["severity"].isin(severities)
    if rule:
        is_wanted &= found["rule"] == rule
    if aim:
        is_wanted &= found["aim"] == aim
    if owner != _ALL_AGENCIES:
        is_wanted &= found["owner"] == owner
    return found.loc[is_wanted]


def _number(rule: str) -> int:
    return int(rule.removeprefix("R"))


def _card(row: dict[Any, Any]) -> str:
    severity = {"high": "error", "medium": "warning", "low": "note"}[row["severity"]]
    lines = "".join(f"<p class='quiet'>{html.escape(line)}</p>" for line in _lines(row))
    return (
        f"<div class='problem {severity}'><p><b>{html.escape(row['severity'].capitalize())}: "
        f"{html.escape(row['rule_title'])}</b> ({row['rule']})</p>"
        f"<p>{html.escape(row['sentence'])}</p>{lines}</div>"
    )


def _lines(row: dict[Any, Any]) -> Iterator[str]:
    origin = row["source"] if not is_missing(row["source"]) else row["agency"]
    place = "" if is_missing(row["source_line"]) else f", {row['source_line']}"
    yield f"{'' if is_missing(origin) else origin}{place}."
    if not is_missing(row["accepted_by"]):
        yield f"Accepted by {row['accepted_by']}: {row['accepted_reason']}"


def _accept(found: pd.DataFrame) -> None:
    with st.expander("Accept a finding"), st.form("accept", border=False):
        st.text("It stays visible, with your name and reason. No figure changes.")
        sentences = dict(zip(found["finding_id"], found["sentence"], strict=True))
        chosen = st.selectbox("Finding", list(sentences), format_func=sentences.__getitem__)
        reason = st.text_input("Why may it stand?", max_chars=300)
        who = st.text_input("Your name", max_chars=80)
        if st.form_submit_button("Accept it"):
            st.session_state[_TOLD] = _accepted(chosen, reason, who.strip())
            st.rerun()


def _accepted(finding_id: str, reason: str, who: str) -> tuple[bool, str]:
    if not who:
        return False, "Write your name: it is kept with the finding."
    try:
        accept_finding(default_store(), who, finding_id, reason)
    except HscbError as fault:
        return False, f"{fault.message} {fault.fix}"
    return jobs.lay_under_the_figures(who, "The finding is accepted; it stays in the list.")
