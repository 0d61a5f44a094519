"""The first screen of the Overview: what should worry us and how sure we are, good news, what cannot be seen."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from hscb.charts import behaviour
from hscb.charts.wording import base, figure, is_missing
from hscb.queries import signals
from hscb.queries.measures import Measure
from hscb.queries.view import View
from hscb.ui import html, store
from hscb.ui.measure_table import link
from hscb.ui.words import sign

# As many as one screen holds: worries in all, and lines of good news and of what cannot be seen.
_WORRIES, _OTHERS = 7, 3
_HEADS = ("Measure", "{year}", "Compared with", "How it behaves", "Why it is here", "How sure")
_GROUPS = {
    "behind and falling": "Worse than elsewhere, and getting worse",
    "worry": "Other worries",
}
_SURE = ("Sure", "Fairly sure", "Not sure")
_VERDICTS = {
    "worse": ", worse", "better": ", better", "similar": ", no clear difference", "higher": ", higher",
    "lower": ", lower",
}  # fmt: skip


def heading(state: str, view: View) -> str:
    """The question of the page and the year that it is answered for; gives that year, empty where there is none."""
    st.title("What should worry us, and how sure are we?", anchor=False)
    found = held(state, view.authority)
    if found.empty:
        st.html("<p class='quiet'>Nothing stands out: no figure of a whole year is held yet.</p>")
        return ""
    year = str(found["period_label"].mode().iloc[0])
    st.html(
        f"<p class='quiet'>{html.escape(view.authority)}, {html.escape(year)}: the last year that the lists of "
        "children cover. A name opens its chart.</p>"
    )
    return year


@st.cache_resource(max_entries=8, show_spinner=False)
def held(state: str, authority: str) -> pd.DataFrame:
    """What stands out. Shared: not to be changed."""
    return signals.overview(store.reader(state), authority)


def worries(state: str, view: View) -> None:
    """What is worse than elsewhere and getting worse, then the other worries; the rest can be opened."""
    found = held(state, view.authority)
    measures = {one.measure_id: one for one in store.catalogue(state)}
    groups = {kind: found[found["kind"] == kind].to_dict("records") for kind in _GROUPS}
    room = max(_OTHERS, _WORRIES - len(groups["behind and falling"]))
    rest = groups["worry"][room:]
    groups["worry"] = groups["worry"][:room]
    bodies = "".join(_body(kind, rows, measures, view) for kind, rows in groups.items())
    year = str(found["period_label"].iloc[0]) if len(found) else view.last.year_label
    st.html(_table(bodies, "What should worry us", year) + _more(rest, measures, view))


def _table(bodies: str, caption: str, year: str) -> str:
    heads = "".join(f"<th scope='col'>{html.escape(name.format(year=year))}</th>" for name in _HEADS)
    return (
        f"<div class='wide'><table class='figures worries'><caption class='unseen'>{caption}</caption>"
        f"<thead><tr>{heads}</tr></thead>{bodies}</table></div>"
    )


def _body(kind: str, rows: list[dict[Any, Any]], measures: dict[str, Measure], view: View) -> str:
    made = "".join(_row(row, measures[row["measure_id"]], view) for row in rows)
    nothing = f"<tr><td colspan='{len(_HEADS)}'>None in this year.</td></tr>"
    return (
        f"<tbody class='{'first' if kind == 'behind and falling' else ''}'>"
        f"<tr><th scope='rowgroup' colspan='{len(_HEADS)}'>{_GROUPS[kind]}</th></tr>{made or nothing}</tbody>"
    )


def _row(row: dict[Any, Any], measure: Measure, view: View) -> str:
    target = behaviour.assurance(row["assurance"], bool(row["has_target"]))
    return (
        f"<tr><th scope='row'>{link(measure, view)}</th>"
        f"<td><b>{html.escape(figure(row['value'], measure.unit))}</b></td>"
        f"<td>{beside(row, measure)}</td>"
        f"<td>{sign(behaviour.variation(row['variation']))}{sign(target)}</td>"
        f"<td>{html.escape(sentence(row['why']))}</td><td>{sure(row, measure)}</td></tr>"
    )


def beside(row: dict[Any, Any], measure: Measure) -> str:
    """England with its verdict, its year where that is another one; the place among similar areas."""
    lines = []
    if not is_missing(row["england"]):
        same = row["england_label"] == row["period_label"]
        when = "" if same else f" in {row['england_label']}"
        told = _VERDICTS.get(str(row["verdict"]), "") if same else ""
        lines.append(f"England {figure(row['england'], measure.unit)}{when}{told}")
    if not is_missing(row["place_words"]):
        lines.append(str(row["place_words"]))
    return "<br>".join(html.escape(line) for line in lines) or "<span class='quiet'>Nothing to compare</span>"


def sure(row: dict[Any, Any], measure: Measure) -> str:
    """How sure the signal is: by the number of doubts, each of them named, after what the figure rests on."""
    doubts = str(row["doubts"]).split("; ") if row["doubts"] else []
    printed = "official statistic" if row["is_national"] else str(row["source"])
    origin = {"records": "from records", "return": "returned", "published": printed}[row["origin"]]
    based = base(row["numerator"], row["denominator"], measure.denominator_words)
    rests = ", ".join(part for part in (based, origin) if part)
    said = "".join(f"; {doubt}" for doubt in doubts)
    return f"<b>{_SURE[min(len(doubts), 2)]}.</b> {html.escape(f'{rests[:1].upper()}{rests[1:]}{said}.')}"


def sentence(words: str) -> str:
    """Words of a signal as a sentence."""
    text = words[:1].upper() + words[1:]
    return text if text.endswith(("?", ".")) else f"{text}."


def _more(rest: list[dict[Any, Any]], measures: dict[str, Measure], view: View) -> str:
    how = (
        "<b>Unusual</b> is told by the measure's own past: a figure outside the range that its earlier changes lead to "
        "expect, seven in a row on one side of the average or in one direction, or two of three near the edge. "
        "<b>Worse</b> than England is told where England lies outside the range that chance explains, or, where no "
        "counts are known, five points away. <b>Sure</b> means that no doubt is known, <b>fairly sure</b> one, "
        "<b>not sure</b> more."
    )
    more = ""
    if rest:
        made = "".join(_row(row, measures[row["measure_id"]], view) for row in rest)
        words = f"{len(rest)} more {'worry' if len(rest) == 1 else 'worries'}"
        more = html.details(words, _table(f"<tbody>{made}</tbody>", "More worries", rest[0]["period_label"]))
    return f"<div class='foot after'>{more}{html.details('How this is told', f'<p>{how}</p>')}</div>"


def good_news(state: str, view: View) -> None:
    """What got better, and what changed without being better or worse."""
    found = held(state, view.authority)
    good = found[found["kind"] == "good"].to_dict("records")
    news = _list(good, state, view) if good else "<p>No sustained improvement in this year.</p>"
    st.html(f"<h2>Good news</h2>{news}")


def _list(rows: list[dict[Any, Any]], state: str, view: View) -> str:
    rest = rows[_OTHERS:]
    more = html.details(f"{len(rest)} more", _items(rest, state, view)) if rest else ""
    return _items(rows[:_OTHERS], state, view) + more


def _items(rows: list[dict[Any, Any]], state: str, view: View) -> str:
    measures = {one.measure_id: one for one in store.catalogue(state)}
    made = "".join(
        f"<li>{link(measures[row['measure_id']], view)} "
        f"<b>{html.escape(figure(row['value'], row['unit']))}</b>: {html.escape(sentence(row['why']))}</li>"
        for row in rows
    )
    return f"<ul class='plain'>{made}</ul>"


def not_seen(state: str, view: View) -> None:
    """Expected measures without a figure: the weightiest few, how many more, and who owes them."""
    found = signals.not_seen(store.reader(state), view.authority)
    if found.empty:
        st.html("<h2>What we cannot see</h2><p>Every expected measure has a figure.</p>")
        return
    measures = {one.measure_id: one for one in store.catalogue(state)}
    rows = found.to_dict("records")
    shown = "".join(
        f"<li>{link(measures[row['measure_id']], view)}, owed by {html.escape(row['owner'])}</li>"
        for row in rows[:_OTHERS]
    )
    why = "".join(
        f"<li>{link(measures[row['measure_id']], view)}, {html.escape(row['owner'])}: "
        f"{html.escape(sentence(row['what']))}</li>"
        for row in rows
    )
    every = f"All {len(rows)} that the board expects and has no figure for"
    st.html(
        f"<h2>What we cannot see</h2><ul class='plain'>{shown}</ul>"
        f"{html.details(every, f'<ul class=plain>{why}</ul>')}"
    )


def neither(state: str, view: View) -> None:
    """What changed without being better or worse, and what the checker alone asks about; to be opened."""
    found = held(state, view.authority)
    kinds = {
        "changed": "that changed sharply, neither better nor worse",
        "contradicts": "whose figures contradict each other",
    }
    parts = [
        html.details(f"{len(rows)} {words}", _items(rows, state, view))
        for kind, words in kinds.items()
        if (rows := found[found["kind"] == kind].to_dict("records"))
    ]
    if parts:
        st.html("".join(parts))
