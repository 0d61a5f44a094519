"""Which dates an extract covers, where no About sheet says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from hscb.ingest.formats import Format

Values = Mapping[str, Sequence[str | None]]
Window = tuple[date | None, date | None]

_DAY = len("2016-05-31")


def own_window(form: Format, values: Values, latest: date | None) -> Window:
    """The window of a list by its own rows; `latest` is the latest date of all spell lists loaded with it.

    - Event lists: from the earliest to the latest event date of the list.
    - Spell lists and snapshots: from the earliest end of a spell to `latest`. Where no spell has ended, the list shows
      one day, `latest`: what ended earlier was never in it.
    - Lists that are only keyed (Header, UASC, adoption) tell nothing of their own.
    - Totals have no window.
    """
    if form.kind == "event" and form.date:
        days = _days(values.get(form.date, ()))
        return (min(days, default=None), max(days, default=None))
    if form.kind in ("spell", "snapshot"):
        ends = _days(values.get(form.end, ())) if form.end else []
        return (min(ends, default=latest), latest)
    return (None, None)


def latest_date(lists: Iterable[tuple[Format, Values]]) -> date | None:
    """The latest date in the spell lists and snapshots, dates of birth aside: about the day of the extract.

    Event lists and keyed lists do not count: reviews are booked ahead, and an 18th birthday lies years ahead.
    """
    return max(
        (
            day
            for form, values in lists
            if form.kind in ("spell", "snapshot")
            for column in form.kept
            if column.type in ("date", "datetime") and column.name != "date_of_birth"
            for day in _days(values.get(column.name, ()))
        ),
        default=None,
    )


def widest(windows: Iterable[Window]) -> Window:
    """From the earliest start to the latest end of several windows."""
    known = list(windows)
    starts = [start for start, _ in known if start]
    ends = [end for _, end in known if end]
    return (min(starts, default=None), max(ends, default=None))


def _days(texts: Sequence[str | None]) -> list[date]:
    return [date.fromisoformat(text) for text in {text[:_DAY] for text in texts if text}]
