"""Aim 4."""

from hscb.ui import aim
from hscb.ui.router import require_router

require_router("pages/aim_4_emerging_themes.py")

page = aim.opened(4)
aim.heading(page)
aim.headline_tiles(page)
aim.challenges(page)
aim.themes(page)
aim.not_seen(page)
