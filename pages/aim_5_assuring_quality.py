"""Aim 5: section 11, audits, allegations, workforce and returns of every agency."""

from hscb.ui import aim, challenges, returns
from hscb.ui.panels import Wanted
from hscb.ui.router import require_router

require_router("pages/aim_5_assuring_quality.py")

page = aim.opened(5)
aim.heading(page)
aim.headline_tiles(page)
challenges.show(page.state, page.view, page.number)
aim.story(
    page,
    "Can the data and the workforce be relied on",
    beside=[
        Wanted("trend", "return_received_on_time_pct"),
        Wanted("bars", "return_received_on_time_pct", "agency"),
        Wanted("trend", "social_worker_agency_pct"),
        Wanted("trend", "social_worker_caseload"),
    ],
)
returns.show(page.state, page.view)
aim.themes(page)
aim.not_seen(page)
