"""The generator's parts, and that the workbooks that ship are what it makes."""

from __future__ import annotations

import random
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from hscb.config import DATA_FOLDER
from hscb.demo import child_level_sheets, make_demonstration_workbooks
from hscb.demo.days import add_months, working_day_from, working_days, working_days_earlier
from hscb.demo.lives import make_lives
from hscb.demo.population import Child
from hscb.demo.quotas import choose_exactly, family_sizes, fill, shares
from hscb.demo.workbooks import Sheet
from hscb.ingest.formats import formats
from tests.unit.demo.lists import ANNEX_A, CALENDAR, SSDA903, rows


def test_shares_add_up() -> None:
    assert shares(10, [1, 1, 1]) == [4, 3, 3]
    assert sum(shares(463, [0.24, 0.223, 0.26, 0.277])) == 463


def test_families_fill_their_places_to_the_last_child() -> None:
    rng = random.Random(1)
    sizes = family_sizes(rng, 400)
    places = {"a": 250, "b": 149, "c": 1}
    found = fill(rng, sizes, places)
    assert {name: sum(s for s, f in zip(sizes, found, strict=True) if f == name) for name in places} == places


def test_exactly_so_many_children_are_chosen() -> None:
    rng = random.Random(2)
    sizes = family_sizes(rng, 300)
    chosen = choose_exactly(rng, sizes, 77)
    assert sum(size for size, taken in zip(sizes, chosen, strict=True) if taken) == 77


def test_places_that_do_not_add_up_are_refused() -> None:
    with pytest.raises(ValueError, match="3 children for 4 places"):
        fill(random.Random(3), [1, 2], {"a": 4})


def test_families_that_cannot_fit_are_refused() -> None:
    with pytest.raises(ValueError, match="do not fit"):
        fill(random.Random(3), [3], {"a": 1, "b": 2})


def test_working_days_pass_over_bank_holidays() -> None:
    assert working_days(date(2016, 12, 23), date(2016, 12, 28)) == 1
    assert working_days_earlier(date(2016, 12, 28), 1) == date(2016, 12, 23)
    assert working_day_from(date(2016, 12, 24)) == date(2016, 12, 28)


def test_months_end_on_the_last_day_of_a_shorter_one() -> None:
    assert add_months(date(2016, 12, 31), -10) == date(2016, 2, 29)
    assert add_months(date(2016, 3, 31), 12) == date(2017, 3, 31)


def test_the_workbooks_that_ship_are_what_the_seed_makes() -> None:
    annex_a, ssda903 = child_level_sheets(2017, make_lives(2017))
    for file, sheets in ((ANNEX_A, annex_a), (SSDA903, ssda903)):
        for sheet in sheets:
            assert _cells(sheet) == _shipped(sheet, file), sheet.table


def _cells(sheet: Sheet) -> list[list[Any]]:
    columns = formats()[sheet.table].kept
    return [[_plain(row.get(column.name)) for column in columns] for row in sheet.rows]


def _shipped(sheet: Sheet, file: str) -> list[list[Any]]:
    form = formats()[sheet.table]
    return [[row[column.heading] for column in form.kept] for row in rows(form.sheet, file)]


def _plain(value: Any) -> Any:
    """A value as it comes back from a workbook: numbers as floats, letters of choices taken off."""
    if isinstance(value, Child):
        return value.child_id
    if isinstance(value, datetime):
        return value
    if isinstance(value, int):
        return float(value)
    if isinstance(value, str) and len(value) > 3 and value[1] == ")":
        return value.split(") ", 1)[1]
    return value


@pytest.mark.long
def test_a_seed_gives_the_same_bytes_and_another_one_other_children(tmp_path: Path) -> None:
    for path in make_demonstration_workbooks(tmp_path):
        assert path.read_bytes() == (DATA_FOLDER / path.name).read_bytes(), path.name
    (other, *_) = make_demonstration_workbooks(tmp_path, seed=7)
    assert other.read_bytes() != (DATA_FOLDER / other.name).read_bytes()


def test_the_returns_calendar_ships_with_every_agency_in_every_year() -> None:
    calendar = rows("Returns Calendar", CALENDAR)
    assert len(calendar) == 9 * 3 * 6
