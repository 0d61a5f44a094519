"""Dates and date-times of cells, whatever type a cell has."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from hscb.ingest.cells.date_texts import EARLIEST, LATEST, has_shape_of_date, moment_of, why_no_date
from hscb.ingest.cells.troubles import Converted, Read, Trouble
from hscb.ingest.files.grid import Cell

# Words that say "no date" in exports of case systems.
NO_DATE = frozenset({"-", "--", "n/a", "none", "null", "nil", "not applicable"})

_SERIAL = re.compile(r"[0-9]{5}(?:\.0+)?")
_NOT_BORN = re.compile(r"(?:unborn|not (?:yet )?born|e\.?d\.?d\.?|expected|due|estimated)\b.*", re.IGNORECASE)
# Excel counts days from 30 December 1899, or from 1 January 1904 in workbooks that began on an old Macintosh.
_DAY_ZERO = date(1899, 12, 30)
_DAY_ZERO_1904 = date(1904, 1, 1)
_SERIALS = "serial numbers of Excel are read as dates"


def day_text(cell: Cell, date_1904: bool = False) -> Converted | Read:
    """The day of a cell as `2016-05-31`; a time of day is left out."""
    moment = read_moment(cell, date_1904)
    if moment is None or isinstance(moment, Trouble):
        return moment
    day = moment.date().isoformat()
    if _is_serial(cell):
        return Read(day, _quoted(cell), _SERIALS)
    if moment.time() != time():
        return Read(day, f"{moment:%d/%m/%Y %H:%M}", "the time of day is left out")
    return day


def birth_text(cell: Cell, date_1904: bool = False) -> Converted | Read:
    """A date of birth as `2016-05-31`; blank where it says that the child is not born yet, or is expected."""
    if isinstance(cell, str) and _NOT_BORN.fullmatch(cell.strip()):
        return Read(None, "", "dates of children not yet born are left blank")
    return day_text(cell, date_1904)


def moment_text(cell: Cell, date_1904: bool = False) -> Converted | Read:
    """The date and time of a cell as `2016-05-31 14:30:00`, to the nearest second."""
    moment = read_moment(cell, date_1904)
    if moment is None or isinstance(moment, Trouble):
        return moment
    text = (moment + timedelta(milliseconds=500)).replace(microsecond=0).isoformat(sep=" ")
    return Read(text, _quoted(cell), _SERIALS) if _is_serial(cell) else text


def read_moment(cell: Cell, date_1904: bool = False) -> datetime | Trouble | None:
    """The date and time of a cell; None where it says that there is none."""
    if isinstance(cell, str) and " ".join(cell.split()).casefold() in NO_DATE:
        return None
    moment = _moment(cell, date_1904)
    if moment is None:
        return Trouble("date-unreadable", _why_not(cell), _quoted(cell))
    if moment.year <= _DAY_ZERO.year + 1:
        words = "is how an empty date looks that was counted as a number (0, 1 or 60), not a date."
        return Trouble("date-out-of-range", words, _quoted(cell) or f"{moment:%d/%m/%Y}")
    if not EARLIEST <= moment.date() <= LATEST:
        if isinstance(cell, float):
            words = "is a number that as a date would lie before 1980 or after 2040."
            return Trouble("date-out-of-range", words, _quoted(cell))
        return Trouble("date-out-of-range", "is before 1980 or after 2040.", f"{moment:%d/%m/%Y}")
    return moment


def _moment(cell: Cell, date_1904: bool) -> datetime | None:
    if isinstance(cell, str):
        text = " ".join(cell.split())
        return _from_serial(float(text), date_1904) if _SERIAL.fullmatch(text) else moment_of(text)
    if isinstance(cell, datetime):
        return cell
    if isinstance(cell, date):
        return datetime(cell.year, cell.month, cell.day)
    is_number = isinstance(cell, float) and not isinstance(cell, bool)
    return _from_serial(float(cell), date_1904) if is_number else None  # type: ignore[arg-type]


def _is_serial(cell: Cell) -> bool:
    return isinstance(cell, float) or (isinstance(cell, str) and bool(_SERIAL.fullmatch(cell.strip())))


def _from_serial(number: float, date_1904: bool) -> datetime | None:
    zero = _DAY_ZERO_1904 if date_1904 else _DAY_ZERO
    if not 0 <= number < 100_000:
        return None
    return datetime(zero.year, zero.month, zero.day) + timedelta(days=number)


def _why_not(cell: Cell) -> str:
    """What is wrong with a cell that is no date."""
    if isinstance(cell, str):
        return why_no_date(cell)
    if isinstance(cell, time):
        return "is the number 0 shown as a date." if cell == time() else "is a time of day, not a date."
    kinds = ((bool, "TRUE or FALSE"), (timedelta, "a length of time"))
    kind = next((words for kind, words in kinds if isinstance(cell, kind)), "a number")
    return f"is {kind}, not a date."


def _quoted(cell: Cell) -> str:
    """What stands in a cell if it has the shape of a date."""
    if isinstance(cell, float):
        return f"{cell:.15g}"
    text = " ".join(cell.split()) if isinstance(cell, str) else ""
    return text if has_shape_of_date(text) else ""
