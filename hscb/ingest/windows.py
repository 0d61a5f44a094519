"""Which dates an extract covers, where no About sheet says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from hscb.ingest.formats import Format

Values = Mapping[str, Sequence[str | None]]
Window = tuple[date | None, date | None]

_DAY = len("2016-05-31")
_A_QUARTER = timedelta(days=92)


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


def day_by_ages(values: Values) -> date | None:
    """About which day a list was drawn, by the age that it gives beside each date of birth.

    Every age holds from one birthday to the next, so that the days on which all of them hold are few. The end of a
    quarter among them goes before the first of them. None where ages contradict each other or leave a quarter open.
    """
    born, ages = values.get("date_of_birth", ()), values.get("age", ())
    known = [
        (date.fromisoformat(day[:_DAY]), int(float(age)))
        for day, age in zip(born, ages, strict=False)
        if day and age
    ]
    if not known:
        return None
    first = max(_birthday(day, age) for day, age in known)
    last = min(_birthday(day, age + 1) for day, age in known) - timedelta(days=1)
    if not timedelta(0) <= last - first <= _A_QUARTER:
        return None
    return next((day for day in _quarter_ends(first.year) if first <= day <= last), first)


def _birthday(born: date, age: int) -> date:
    # who was born on 29 February is a year older on 1 March
    is_leap_day = (born.month, born.day) == (2, 29)
    return date(born.year + age, 3, 1) if is_leap_day else born.replace(year=born.year + age)


def _quarter_ends(year: int) -> list[date]:
    days = [(3, 31), (6, 30), (9, 30), (12, 31), (15, 31)]
    return [date(year + month // 13, (month - 1) % 12 + 1, day) for month, day in days]


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
