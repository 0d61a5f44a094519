"""Aim 6."""

from hscb.ui import aim
from hscb.ui.router import require_router

require_router("pages/aim_6_learning.py")

page = aim.opened(6)
aim.heading(page)
aim.headline_tiles(page)
aim.challenges(page)
aim.themes(page)
aim.not_seen(page)
