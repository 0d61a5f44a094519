"""Aim 2: does help reach families early; who offers it; how much of it steps up."""

from hscb.ui import aim, challenges
from hscb.ui.panels import Wanted
from hscb.ui.router import require_router

require_router("pages/aim_2_early_help.py")

page = aim.opened(2)
aim.heading(page)
aim.headline_tiles(page)
challenges.show(page.state, page.view, page.number)
aim.story(
    page,
    "How help reaches families",
    beside=[
        Wanted("bars", "contacts", "contact_outcome"),
        Wanted("trend", "contact_to_early_help_pct"),
        Wanted("bars", "eh_assessments_started", "organisation"),
        Wanted("trend", "eh_step_up_pct"),
    ],
)
aim.themes(page)
aim.not_seen(page)
