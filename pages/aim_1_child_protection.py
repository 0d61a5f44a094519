"""Aim 1: the front door, thresholds, enquiries, conferences, plans, reviews; the child's journey through them."""

from hscb.ui import aim, challenges
from hscb.ui.panels import Wanted
from hscb.ui.router import require_router

require_router("pages/aim_1_child_protection.py")

page = aim.opened(1)
aim.heading(page)
aim.headline_tiles(page)
challenges.show(page.state, page.view, page.number)
aim.story(
    page,
    "From contact to plan",
    wide=Wanted("journey"),
    beside=[
        Wanted("bands", "assessments_completed", "duration_band"),
        Wanted("bars", "contacts", "contact_source"),
    ],
)
aim.themes(page)
aim.not_seen(page)
