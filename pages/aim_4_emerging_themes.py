"""Aim 4: exploitation, gangs, violence, radicalisation, neglect, self-harm."""

from hscb.ui import aim, challenges
from hscb.ui.panels import Wanted
from hscb.ui.router import require_router

require_router("pages/aim_4_emerging_themes.py")

page = aim.opened(4)
aim.heading(page)
aim.headline_tiles(page)
challenges.show(page.state, page.view, page.number)
aim.story(
    page,
    "What the records of children show",
    beside=[
        Wanted("trend", "cp_neglect_pct"),
        Wanted("bars", "cp_plans_open", "category_of_abuse"),
        Wanted("trend", "missing_episodes"),
        Wanted("trend", "cla_missing_pct"),
    ],
)
aim.themes(page)
aim.not_seen(page)
