"""The parts of a page of an aim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from hscb.charts.wording import one_of_breakdown, period
from hscb.queries.measures import Measure, measures_of_aim
from hscb.queries.view import View
from hscb.ui import cards, filters, html, panels, phases, store, tiles
from hscb.ui.headlines import Headlines, has_figure, headlines
from hscb.ui.panels import Wanted

_FEW_TILES = 4
_MAIN, _NO_BREAKDOWN = "Main one", "None"


@dataclass(frozen=True)
class AimPage:
    """What the parts of an aim's page share."""

    number: int
    state: str
    view: View
    measures: tuple[Measure, ...]
    headlines: Headlines

    @property
    def themes(self) -> list[str]:
        """The themes of the aim's measures, in their order."""
        return list(dict.fromkeys(measure.theme for measure in self.measures))


def opened(number: int) -> AimPage:
    """The aim's page for what the reader has chosen; the aim's first themes in their order, then the others."""
    state, view = store.pinned(), filters.view()
    found = measures_of_aim(store.catalogue(state), number)
    aims = store.aims(state)
    first = list(aims.loc[aims["aim"] == number, "themes"].iloc[0])
    place = {theme: position for position, theme in enumerate(first)}
    # within a theme the headline measures stand first
    measures = tuple(sorted(found, key=lambda one: (place.get(one.theme, len(place)), not one.is_headline)))
    return AimPage(number, state, view, measures, headlines(state, view))


def heading(page: AimPage) -> None:
    """The aim's name, its question, its purpose, and what is chosen."""
    aim = store.aims(page.state).set_index("aim").loc[page.number]
    st.title(f"Aim {page.number}: {html.plain(aim['title'])}", anchor=False)
    st.html(
        f"<p class='lead'>{html.escape(aim['question'])}</p><p>{html.escape(aim['purpose'])}</p>"
        f"<p class='chosen'>{html.escape(filters.words(page.view))}</p>"
    )


def headline_tiles(page: AimPage) -> None:
    """The headline measures as tiles, the aim's own first; a chosen one opens its chart."""
    rows = page.headlines.rows
    shown = [one for one in page.measures if one.is_headline and has_figure(rows.get(one.measure_id))]
    own = [measure for measure in shown if measure.aim == page.number]
    shared = [measure for measure in shown if measure.aim != page.number]
    # an aim that few measures of its own speak for borrows those that also serve it
    found = [*own, *shared[: max(0, _FEW_TILES - len(own))]]
    st.header("Headlines", anchor=False)
    tiles.tiles(found, page.headlines, page.view)
    wanted = st.query_params.get("show")
    if wanted is not None:
        _show(page, wanted)


def _show(page: AimPage, measure_id: str) -> None:
    wanted = Wanted("trend", measure_id)
    shown = panels.shown(page.state, wanted, page.view)
    if shown is None:
        _close()
        return

    measure = panels.measure_of(page.state, measure_id)
    gaps = store.not_seen(page.state, page.view).set_index("measure_id")

    @st.dialog(measure.theme if measure else "One measure", width="large", on_dismiss=_close)
    def dialog() -> None:
        if measure and measure_id in gaps.index:
            _gap(measure, gaps.loc[[measure_id]])
        cards.card(page.state, wanted, shown, page.view, place="one")
        if measure:
            phases.form(page.state, measure, page.view)

    dialog()


def _gap(measure: Measure, gap: pd.DataFrame) -> None:
    """Why an expected measure has no figure, and who is to send it."""
    row = gap.iloc[0]
    st.html(
        f"<p><b>{html.escape(row['period_label'])}: {html.escape(row['why'])}</b> "
        f"{html.escape(measure.owner)} owns this measure and is to send its figures; a template is on the Load data "
        "page.</p>"
    )


def _close() -> None:
    if "show" in st.query_params:
        del st.query_params["show"]


def story(page: AimPage, title: str, wide: Wanted | None = None, beside: Sequence[Wanted] = ()) -> None:
    """The charts that tell the aim's story, a wide one first."""
    st.header(title, anchor=False)
    drawn = int(cards.whole_width(page.state, wide, page.view, "story")) if wide else 0
    drawn += cards.grid(page.state, beside, page.view, "story")
    if not drawn:
        when = period(page.view.last.label, page.view.period_type)
        st.html(
            f"<p class='quiet'>Nothing to draw for {html.escape(when)}. Choose another period in the filters, or load "
            "the lists that it is made from.</p>"
        )


def themes(page: AimPage) -> None:
    """A section for the theme that is chosen: a trend for each measure, breakdowns, figures without a trend."""
    st.header("Measure by measure", anchor=False)
    left, right = st.columns([3, 1], vertical_alignment="bottom")
    theme = left.pills(
        "Theme",
        page.themes,
        default=page.themes[0],
        required=True,
        wrap=True,
        key="theme",
        bind="query-params",
    )
    chosen = [measure for measure in page.measures if measure.theme == theme]
    names = dict.fromkeys(name for measure in chosen for name in measure.breakdowns)
    splits = [_MAIN, _NO_BREAKDOWN, *dict.fromkeys(one_of_breakdown(name) for name in names)]
    split = right.selectbox("Breakdown", splits, key="split", bind="query-params")
    wanted = [one for measure in chosen for one in _wanted(page, measure, split)]
    drawn = cards.grid(page.state, wanted, page.view, "theme")
    listed = _without_trend([measure for measure in chosen if not _has_trend(page, measure)], page)
    if not drawn and not listed:
        st.info(
            "No measure of this theme has a figure in these periods. Under Filters, choose years, or a longer span."
        )


def _has_trend(page: AimPage, measure: Measure) -> bool:
    return page.headlines.figures.get(measure.measure_id, 0) > 1


def _wanted(page: AimPage, measure: Measure, split: str) -> list[Wanted]:
    has_trend = _has_trend(page, measure)
    found = [Wanted("trend", measure.measure_id)] if has_trend else []
    for name in measure.breakdowns:
        # a figure of one period alone has its categories to show, whatever its unit
        is_main = (
            split == _MAIN and name == measure.breakdowns[0] and (measure.unit == "count" or not has_trend)
        )
        if is_main or one_of_breakdown(name) == split:
            found.append(Wanted("bands" if name == "duration_band" else "bars", measure.measure_id, name))
    return found


def _without_trend(measures: Sequence[Measure], page: AimPage) -> bool:
    rows = page.headlines.rows
    found = [(measure, rows[measure.measure_id]) for measure in measures if measure.measure_id in rows]
    if not found:
        return False
    when = period(page.view.last.label, page.view.period_type)
    table = pd.DataFrame(
        {
            "Measure": [measure.title for measure, _ in found],
            when: [tiles.figure_or_words(measure, row) for measure, row in found],
            "From": [tiles.source(row) for _, row in found],
            "Owner": [measure.owner for measure, _ in found],
        }
    )
    st.html(html.table(table, "Figures held for one period only"))
    return True


def not_seen(page: AimPage) -> None:
    """Expected measures of the aim that have no figure in the year of the last period."""
    st.header("What we cannot see", anchor=False)
    found = store.not_seen(page.state, page.view)
    found = found[found["aim"] == page.number]
    if found.empty:
        st.html("<p>Every measure expected under this aim has a figure.</p>")
        return
    year = found["period_label"].iloc[0]
    table = found[["title", "owner", "why"]].rename(
        columns={"title": "Measure", "owner": "Owner", "why": "Why"}
    )
    count = len(table)
    words = f"{count} {'measure has' if count == 1 else 'measures have'} no figure for {year}"
    st.html(f"<p>{html.escape(words)}. A gap is not a zero: nobody can say how it stands.</p>")
    st.html(html.table(table, words))
