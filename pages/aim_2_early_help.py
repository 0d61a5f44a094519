"""Aim 2: does help reach families early; step up and step down."""

from hscb.ui import aim
from hscb.ui.router import require_router

require_router("pages/aim_2_early_help.py")

page = aim.opened(2, first=["Early help", "Front door", "Early help services"])
aim.heading(page)
aim.headline_tiles(page)
aim.challenges(page)
aim.themes(page)
aim.not_seen(page)
