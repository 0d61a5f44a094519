"""Aim 3: looked-after children and other children at most risk; how stable their placements are."""

from hscb.ui import aim, challenges
from hscb.ui.panels import Wanted
from hscb.ui.router import require_router

require_router("pages/aim_3_right_help.py")

page = aim.opened(3)
aim.heading(page)
aim.headline_tiles(page)
challenges.show(page.state, page.view, page.number)
aim.story(
    page,
    "How stable placements are",
    beside=[
        Wanted("trend", "cla_same_placement_2y_pct"),
        Wanted("trend", "cla_3plus_placements_pct"),
        Wanted("survival"),
        Wanted("trend", "cla_out_of_area_pct"),
        Wanted("bars", "cla", "legal_status"),
        Wanted("bars", "cla", "placement_type"),
    ],
)
aim.themes(page)
aim.not_seen(page)
