"""Statutory reviews of looked-after children at 31 March 2017: each child is one case, named by what it shows."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.sql.care import Rows, episodes, judged, warehouse_of_care
from tests.warehouses import measure

IN_TIME, LATE = True, False
CHILDREN: dict[str, tuple[Rows, list[str], bool | str | None]] = {}


def one(
    name: str, expected: bool | str | None, start: str, *reviews: str, steps: tuple[str, ...] = ()
) -> None:
    """Adds a child: the sentence, its answer (None: not in the denominator), start of care, days of reviews."""
    CHILDREN[name] = (episodes(name, f"{start} S U4", *steps), list(reviews), expected)


# Looked after for 20 working days or more: 3 March 2017 is the last such start
one("20 working days on the as-at date, and the first review falls due on it", IN_TIME, "2017-03-03")
one("19 working days on the as-at date", None, "2017-03-06")
one("21 working days on the as-at date and no review", LATE, "2017-03-02")
one("21 working days and a review on the as-at date", LATE, "2017-03-02", "2017-03-31")
one("a review after the as-at date is not known on it", LATE, "2017-03-02", "2017-04-03")

# The first within 20 working days: started 4 January 2017, the 20th is 1 February
one("the first review on the 20th working day", IN_TIME, "2017-01-04", "2017-02-01")
one("the first review on the 21st working day", LATE, "2017-01-04", "2017-02-02")
one("the first review on the day care began", IN_TIME, "2017-01-04", "2017-01-04")
# started Friday 6 January: the 20th working day is Friday 3 February, and Sunday is within it
one("a Sunday after the 20th working day is within it", IN_TIME, "2017-01-06", "2017-02-05")
one("the Monday after it is not", LATE, "2017-01-06", "2017-02-06")
# started 1 December 2016: 26 and 27 December and 2 January are holidays, so the 20th is 3 January
one("bank holidays do not count", IN_TIME, "2016-12-01", "2017-01-03", "2017-03-30")
one("a day later the bank holidays are used up", LATE, "2016-12-01", "2017-01-04", "2017-03-30")

# The second within 3 months of the first
one("the second review 3 months after the first", IN_TIME, "2016-09-01", "2016-09-12", "2016-12-12")
one("the second review a day later", LATE, "2016-09-01", "2016-09-12", "2016-12-13")
one("the second review due on the as-at date is not yet late", IN_TIME, "2016-12-05", "2016-12-31")
one("the second review due the day before the as-at date is outstanding", LATE, "2016-12-05", "2016-12-30")

# Each later one within 6 months of the one before
LONG = ("2015-06-01", "2015-06-10", "2015-09-10")
one("later reviews every 6 months", IN_TIME, *LONG, "2016-03-10", "2016-09-10", "2017-03-10")
one("a later review 6 months and a day after", LATE, *LONG, "2016-03-10", "2016-09-11", "2017-03-11")
one("a later review outstanding", LATE, *LONG, "2016-03-10", "2016-09-10")
one(
    "a later review due the day before the as-at date is outstanding",
    LATE,
    *LONG,
    "2016-03-10",
    "2016-09-10",
    "2016-09-30",
)
one(
    "a later review due the day after the as-at date is not",
    IN_TIME,
    *LONG,
    "2016-03-10",
    "2016-09-10",
    "2016-10-01",
)

# Judged by the day it was due, in the 12 months to 31 March 2017
one("late but due on 31 March 2016 is not in the 12 months", IN_TIME,
    "2015-06-01", "2015-06-10", "2015-09-10", "2015-09-30", "2016-04-20", "2016-10-20")  # fmt: skip
one("late and due on 1 April 2016 is in the 12 months", LATE,
    "2015-06-01", "2015-06-10", "2015-09-10", "2015-10-01", "2016-04-20", "2016-10-20")  # fmt: skip
one("never held is late for as long as it is outstanding", LATE, "2015-01-05")
one(
    "only the first ever held is late for as long as the second is outstanding",
    LATE,
    "2015-01-05",
    "2015-01-20",
)
one("care that began before the calendar of working days", LATE, "1999-12-01")
one("two reviews on one day are one", IN_TIME, "2016-09-01", "2016-09-12", "2016-09-12", "2016-12-12")
one("a new episode does not begin the reviews anew", LATE, "2016-09-01", "2016-09-12",
    steps=("2017-03-01 P K2",))  # fmt: skip


def two_periods() -> Rows:
    """A child who came back into care on 4 January 2017, after reviews in an earlier period of care."""
    name = "an earlier period of care has its own reviews"
    return [
        *episodes(name, "2016-04-04 S U4", ended="2016-08-01"),
        *episodes(name, "2017-01-04 S U4"),
    ]


@pytest.fixture(scope="module")
def judgements() -> Mapping[str, bool | str]:
    rows = [row for steps, _, _ in CHILDREN.values() for row in steps]
    reviews = [
        {"child_id": name, "review_date": day} for name, (_, days, _) in CHILDREN.items() for day in days
    ]
    rows += two_periods()
    reviews += [{"child_id": two_periods()[0]["child_id"], "review_date": "2016-05-02"}]
    rows += episodes("no start of care", "2016-03-01 P U4")
    warehouse = warehouse_of_care(rows, ssda903_reviews=reviews)
    return judged(warehouse, "lac_review_on_time_pct")


@pytest.mark.parametrize("name", CHILDREN)
def test_reviews_in_time(name: str, judgements: Mapping[str, bool | str]) -> None:
    assert judgements.get(name) == CHILDREN[name][2]


def test_an_earlier_period_of_care_has_its_own_reviews(judgements: Mapping[str, bool | str]) -> None:
    assert judgements["an earlier period of care has its own reviews"] is LATE


def test_a_start_of_care_not_in_episodes_is_left_out_and_counted(
    judgements: Mapping[str, bool | str],
) -> None:
    assert judgements["no start of care"] == "start of care not in the data"


def test_the_share_is_of_children_and_not_of_reviews() -> None:
    rows = [*episodes("C1", "2015-06-01 S U4"), *episodes("C2", "2016-09-01 S U4")]
    reviews = [{"child_id": "C2", "review_date": day} for day in ("2016-09-12", "2016-12-12")]
    warehouse = warehouse_of_care(rows, ssda903_reviews=reviews)
    assert measure(warehouse, "lac_review_on_time_pct") == (1, 2, 50)


def test_a_review_held_later_was_outstanding_on_a_date_before_it() -> None:
    rows = episodes("C1", "2016-09-01 S U4")
    reviews = [{"child_id": "C1", "review_date": day} for day in ("2016-09-12", "2017-01-20")]
    warehouse = warehouse_of_care(rows, ssda903_reviews=reviews)
    assert measure(warehouse, "lac_review_on_time_pct", "2016-11") == (1, 1, 100)
    assert measure(warehouse, "lac_review_on_time_pct", "2016-12") == (0, 1, 0)


def test_without_reviews_there_is_no_figure() -> None:
    warehouse = warehouse_of_care(episodes("C1", "2016-09-01 S U4"))
    assert measure(warehouse, "lac_review_on_time_pct") is None
