"""Aim 6: case reviews, child deaths, training, and whether what was learnt lasts."""

from hscb.ui import aim
from hscb.ui.router import require_router

require_router("pages/aim_6_learning.py")

page = aim.opened(6, first=["Case reviews", "Child deaths", "Training"])
aim.heading(page)
aim.headline_tiles(page)
aim.challenges(page)
aim.themes(page)
aim.not_seen(page)
