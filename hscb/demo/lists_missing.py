"""The board's Missing Episodes, and the national module Missing for looked-after children."""

from __future__ import annotations

from collections.abc import Sequence

from hscb.demo.missing import MissingEpisode
from hscb.demo.workbooks import Sheet
from hscb.demo.written import Values


def missing_episodes_sheet(episodes: Sequence[MissingEpisode]) -> Sheet:
    """Missing Episodes: every child's, with the interview on return."""
    rows: list[Values] = []
    for episode in episodes:
        episode.child.seen(episode.start.date())
        if not episode.is_away:
            rows.append(
                {
                    "child_id": episode.child,
                    "looked_after": "Y" if episode.in_care else "N",
                    "went_missing_at": episode.start,
                    "returned_at": episode.end,
                    "interview_offered": _letter(episode.offered),
                    "interview_accepted": _letter(episode.accepted),
                    "interview_held_at": episode.held,
                }
            )
    return Sheet("missing_episodes", rows)


def _letter(answer: bool | None) -> str | None:
    return None if answer is None else "Y" if answer else "N"


def missing_sheet(episodes: Sequence[MissingEpisode]) -> Sheet:
    """Missing: looked-after children missing (M) or away without authorisation (A), by days."""
    rows: list[Values] = [
        {
            "child_id": episode.child,
            "date_of_birth": episode.child.born,
            "missing_type": "A" if episode.is_away else "M",
            "start_date": episode.start.date(),
            "end_date": episode.end.date() if episode.end else None,
        }
        for episode in episodes
        if episode.in_care
    ]
    return Sheet("ssda903_missing", rows)
