"""Aim 6: case reviews, child deaths, training, and whether what was learnt lasts."""

from hscb.ui import aim, challenges
from hscb.ui.panels import Wanted
from hscb.ui.router import require_router

require_router("pages/aim_6_learning.py")

page = aim.opened(6)
aim.heading(page)
aim.headline_tiles(page)
challenges.show(page.state, page.view, page.number)
aim.story(
    page,
    "Deaths and training",
    beside=[
        Wanted("trend", "child_deaths"),
        Wanted("bars", "training_attended_share_pct", "organisation"),
        Wanted("bars", "training_knowledge_pct", "knowledge"),
        Wanted("trend", "training_evaluated_pct"),
    ],
)
aim.themes(page)
aim.not_seen(page)
