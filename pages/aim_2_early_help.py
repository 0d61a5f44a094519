"""Aim 2."""

from hscb.ui import aim
from hscb.ui.router import require_router

require_router("pages/aim_2_early_help.py")

page = aim.opened(2)
aim.heading(page)
aim.headline_tiles(page)
aim.challenges(page)
aim.themes(page)
aim.not_seen(page)
