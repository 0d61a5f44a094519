"""The same carer for two years or more at 31 March 2017: each child is one case, named by what it shows."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.sql.care import Rows, episodes, header, judged, warehouse_of_care
from tests.warehouses import measure, tiny_warehouse

UNKNOWN_START = "start of care not in the data"
IN_CARE = "2013-01-07 S K2 A"
SETTLED, MOVED = True, False

CHILDREN: dict[str, tuple[Rows, bool | str | None]] = {}
BORN: dict[str, str] = {}


def child(name: str, expected: bool | str | None, *chains: Rows, born: str = "2008-01-01") -> None:
    """Adds a child: the sentence, its answer (None: not in the denominator), its episodes."""
    CHILDREN[name] = ([row for chain in chains for row in chain], expected)
    BORN[name] = born


def one(name: str, expected: bool | str | None, *steps: str, born: str = "2008-01-01") -> None:
    """Adds a child with one period of care."""
    child(name, expected, episodes(name, *steps), born=born)


# Who is in the denominator: under 16, looked after for 30 months or more
one("care that began exactly 30 months before counts", SETTLED, "2014-09-30 S U4 A")
one("care that began a day later does not", None, "2014-10-01 S U4 A")
one("the 16th birthday on the as-at date is not under 16", None, "2013-01-07 S U4 A", born="2001-03-31")
one("the 16th birthday on the day after is under 16", SETTLED, "2013-01-07 S U4 A", born="2001-04-01")
one("a start of care outside the data is left out and counted", UNKNOWN_START, "2013-01-07 L U4 A")
one("a first episode with another reason has no start of care", UNKNOWN_START, "2016-05-01 P U4 A")
child("a gap hides the start of care", UNKNOWN_START,
      episodes("a gap hides the start of care", "2013-01-07 S U4 A", ended="2014-01-07", end_reason="X1"),
      episodes("a gap hides the start of care", "2014-02-07 P U4 B"))  # fmt: skip
child("care that ended and began again counts from the new start", None,
      episodes("care that ended and began again counts from the new start", "2013-01-07 S U4 A", ended="2015-01-07"),
      episodes("care that ended and began again counts from the new start", "2015-01-07 S U4 A"))  # fmt: skip
child("care that ends on the as-at date is over", None,
      episodes("care that ends on the as-at date is over", "2013-01-07 S U4 A", ended="2017-03-31"))  # fmt: skip
child("short breaks are left out", None,
      episodes("short breaks are left out", "2013-01-07 S U4 A", legal_status="V4"))  # fmt: skip
child("no date of birth is left out and counted", "age not known",
      episodes("no date of birth is left out and counted", "2013-01-07 S U4 A"), born="")  # fmt: skip

# Since when: the calendar
one("a spell begun exactly two years before counts", SETTLED, IN_CARE, "2015-03-31 P U4 B")
one("a spell begun a day later does not", MOVED, IN_CARE, "2015-04-01 P U4 B")

# Each reason for a new episode, on 1 June 2016
one("S begins care anew", None, "2013-01-07 S U4 A", "2016-06-01 S U4 A")
one("L goes on", SETTLED, IN_CARE, "2014-06-01 P U4 B", "2016-06-01 L U4 B")
one("P breaks", MOVED, IN_CARE, "2014-06-01 P U4 B", "2016-06-01 P U4 C")
one("T goes on with the same carer", SETTLED, IN_CARE, "2014-06-01 P U4 B", "2016-06-01 T U6 C")
one("B breaks", MOVED, IN_CARE, "2014-06-01 P U4 B", "2016-06-01 B U4 C")
one("U goes on with the same carer", SETTLED, IN_CARE, "2014-06-01 P U4 B", "2016-06-01 U U6 C")

# Temporary placements
one("a temporary placement with a return does not break", SETTLED,
    IN_CARE, "2014-06-01 P U4 B", "2016-06-01 P T1", "2016-06-09 P U4 B")  # fmt: skip
one("a temporary placement without a return breaks", MOVED,
    IN_CARE, "2014-06-01 P U4 B", "2016-06-01 P T1", "2016-06-09 P U4 C")  # fmt: skip
one("the same PLACE with another URN is no return", MOVED,
    IN_CARE, "2014-06-01 P K2 B", "2016-06-01 P T4", "2016-06-09 P K2 C")  # fmt: skip
one("two temporary placements and a return do not break", SETTLED,
    IN_CARE, "2014-06-01 P U4 B", "2016-06-01 P T1", "2016-06-05 P T3", "2016-06-09 P U4 B")  # fmt: skip
one("away on the as-at date the placement left behind is the current one", SETTLED,
    IN_CARE, "2014-06-01 P U4 B", "2017-03-20 P T2")  # fmt: skip
one("away on the as-at date from a new placement is a move", MOVED,
    IN_CARE, "2016-06-01 P U4 B", "2017-03-20 P T2")  # fmt: skip
one("away with the carer and on to another place with the same carer goes on", SETTLED,
    IN_CARE, "2014-06-01 P U4 B", "2016-06-01 T T2", "2016-06-09 T U6 B")  # fmt: skip
one("away with another carer and staying with that one breaks", MOVED,
    IN_CARE, "2014-06-01 P U4 B", "2016-06-01 P T3", "2016-06-09 T U6 B")  # fmt: skip

# Placed for adoption
one(
    "A5 after U4 by T goes on with the same carer", SETTLED, IN_CARE, "2014-06-01 P U4 B", "2016-06-01 T A5 B"
)
one(
    "A3 after U4 recorded as P is still the same carer",
    SETTLED,
    IN_CARE,
    "2014-06-01 P U4 B",
    "2016-06-01 P A3 B",
)
one("A5 adds the time before it once and not the time before that", MOVED,
    IN_CARE, "2015-06-01 P U4 B", "2016-06-01 T A5 B")  # fmt: skip
one("A6 adds the placement before it", SETTLED, IN_CARE, "2014-06-01 P U4 B", "2016-06-01 P A6")
one("A4 adds the placement before it", SETTLED, IN_CARE, "2014-06-01 P K2 B", "2016-06-01 B A4")
one("A6 adds one placement and not the one before that", MOVED,
    IN_CARE, "2014-06-01 P U4 B", "2015-06-01 P U4 C", "2016-06-01 P A6")  # fmt: skip
one("a second adoptive placement adds the first and not what was before", MOVED,
    IN_CARE, "2014-06-01 P U4 B", "2015-06-01 P A6", "2016-06-01 P A6 X")  # fmt: skip
one("a new legal status in the adoptive placement adds nothing twice", SETTLED,
    IN_CARE, "2014-06-01 P U4 B", "2015-06-01 P A6", "2016-06-01 L A6")  # fmt: skip
one("away from an adoptive placement on the as-at date", SETTLED,
    IN_CARE, "2014-06-01 P U4 B", "2016-06-01 P A6", "2017-03-25 P T1")  # fmt: skip
one("an adoptive placement that broke down no longer adds", MOVED,
    IN_CARE, "2014-06-01 P U4 B", "2015-06-01 P A6", "2016-06-01 P U4 C")  # fmt: skip
one("A6 as the first placement of care has nothing before it", SETTLED, "2013-01-07 S A6")


@pytest.fixture(scope="module")
def judgements() -> Mapping[str, bool | str]:
    headers = [header(name, born or None) for name, born in BORN.items()]
    warehouse = warehouse_of_care([row for rows, _ in CHILDREN.values() for row in rows], headers)
    answers = [expected for _, expected in CHILDREN.values()]
    numerator, denominator, _ = measure(warehouse, "cla_same_placement_2y_pct")
    assert (numerator, denominator) == (answers.count(SETTLED), answers.count(SETTLED) + answers.count(MOVED))
    return judged(warehouse, "cla_same_placement_2y_pct")


@pytest.mark.parametrize("name", CHILDREN)
def test_the_same_placement_for_two_years(name: str, judgements: Mapping[str, bool | str]) -> None:
    assert judgements.get(name) == CHILDREN[name][1]


def test_the_start_of_care_comes_from_episodes_and_not_from_list_8() -> None:
    warehouse = tiny_warehouse(
        {
            "ssda903_header": [header("C1")],
            "ssda903_episodes": episodes("C1", "2014-06-01 P U4 A"),
            "list_8": [{"child_id": "C1", "start_date": "2013-01-07", "date_of_birth": "2008-01-01"}],
        }
    )
    assert judged(warehouse, "cla_same_placement_2y_pct") == {"C1": UNKNOWN_START}
    assert warehouse.execute(
        "select reason, count from kpi.exclusions"
        " where measure_id = 'cla_same_placement_2y_pct' and period_label = '2016-17'"
    ).fetchall() == [(UNKNOWN_START, 1)]


def test_a_return_after_the_as_at_date_changes_nothing_on_it() -> None:
    steps = (IN_CARE, "2014-06-01 P U4 B", "2016-12-20 P T1", "2017-01-09 P U4 C")
    warehouse = warehouse_of_care(episodes("C1", *steps))
    # away at the end of 2016: the placement left behind; not back from there in January
    assert measure(warehouse, "cla_same_placement_2y_pct", "2016-12") == (1, 1, 100)
    assert measure(warehouse, "cla_same_placement_2y_pct", "2017-01") == (0, 1, 0)
