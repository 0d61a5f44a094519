"""Aim 4: exploitation, gangs, violence, radicalisation, neglect, self-harm."""

from hscb.ui import aim
from hscb.ui.router import require_router

require_router("pages/aim_4_emerging_themes.py")

page = aim.opened(
    4,
    first=[
        "Exploitation and missing",
        "Gangs and serious violence",
        "Violence against women and girls",
        "Prevent",
        "Self-harm",
    ],
)
aim.heading(page)
aim.headline_tiles(page)
aim.challenges(page)
aim.themes(page)
aim.not_seen(page)
