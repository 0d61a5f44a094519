"""Aim 5: section 11, audits, allegations, workforce and returns of every agency."""

from hscb.ui import aim
from hscb.ui.router import require_router

require_router("pages/aim_5_assuring_quality.py")

page = aim.opened(5, first=["Partner returns", "Section 11", "Audits", "Allegations", "Workforce"])
aim.heading(page)
aim.headline_tiles(page)
aim.challenges(page)
aim.themes(page)
aim.not_seen(page)
