"""Three or more placements in the 12 months to 31 March 2017: each child is one case, named by what it shows."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.sql.care import Rows, episodes, judged, warehouse_of_care
from tests.warehouses import measure

OPEN = "2015-01-05 S U4 A"  # the placement open on 31 March 2016 counts
IN_THE_YEAR = "2016-05-03 S U4 A"

# child: episodes, three or more placements?
CHILDREN: dict[str, tuple[Rows, bool]] = {}


def child(name: str, expected: bool, *chains: Rows) -> None:
    """Adds a child: the sentence, its answer, its episodes."""
    CHILDREN[name] = ([row for chain in chains for row in chain], expected)


def one(name: str, expected: bool, *steps: str) -> None:
    """Adds a child with one period of care."""
    child(name, expected, episodes(name, *steps))


one("open at the start and two moves are three", True, OPEN, "2016-06-01 P U4 B", "2016-09-01 P K2 C")
one("open at the start and one move are two", False, OPEN, "2016-06-01 P U4 B")
one("a start of care and two moves are three", True, IN_THE_YEAR, "2016-06-01 P U4 B", "2016-09-01 P K2 C")
one("L is a new legal status and no move", False, OPEN, "2016-06-01 L U4 A", "2016-09-01 P U4 B")
one("P T B and U each begin a placement: P, T", True, OPEN, "2016-06-01 P U4 B", "2016-09-01 T U6 B")
one("P T B and U each begin a placement: B, U", True, OPEN, "2016-06-01 B U4 B", "2016-09-01 U U6 B")
one("L and L and L stay one", False, OPEN, "2016-06-01 L U4 A", "2016-07-01 L U4 A", "2016-08-01 L U4 A")

one("a temporary placement and the return do not count", False,
    OPEN, "2016-06-01 P T1", "2016-06-05 P U4 A", "2016-09-01 P K2 C")  # fmt: skip
one("two temporary placements in a row and the return do not count", False,
    OPEN, "2016-06-01 P T1", "2016-06-05 P T3", "2016-06-09 P U4 A", "2016-09-01 P K2 C")  # fmt: skip
one("back with a new legal status is a return too", False,
    OPEN, "2016-06-01 P T1", "2016-06-05 B U4 A", "2016-09-01 P K2 C")  # fmt: skip
one("after a temporary placement another URN is a move", True,
    OPEN, "2016-06-01 P T1", "2016-06-05 P U4 B", "2016-09-01 P K2 C")  # fmt: skip
one("after a temporary placement another PLACE is a move", True,
    OPEN, "2016-06-01 P T1", "2016-06-05 P U6 A", "2016-09-01 P K2 C")  # fmt: skip
one("the temporary placement itself does not count", False,
    OPEN, "2016-06-01 P T4", "2016-06-05 P U4 B")  # fmt: skip
one("back to the same PLACE and URN without a temporary placement is a move", True,
    OPEN, "2016-06-01 P K2 C", "2016-07-01 P U4 A")  # fmt: skip
one("away on the as-at date the placement left behind is the current one", False,
    OPEN, "2016-06-01 P U4 B", "2017-03-20 P T2")  # fmt: skip
one("away at the start of the 12 months the placement left behind is the open one", True,
    OPEN, "2016-03-20 P T2", "2016-04-05 P U4 A", "2016-06-01 P U4 B", "2016-09-01 P K2 C")  # fmt: skip
one("a temporary placement that nothing went before does not count", False,
    "2016-05-03 S T0", "2016-05-10 P U4 A", "2016-09-01 P K2 C")  # fmt: skip

one("A5 straight after U4 is the same carer", False, OPEN, "2016-06-01 P U4 B", "2016-09-01 U A5 B")
one("A3 straight after U1 is the same carer whatever the reason", False,
    OPEN, "2016-06-01 P U1 B", "2016-09-01 P A3 B")  # fmt: skip
one("A6 after foster care is a move", True, OPEN, "2016-06-01 P U4 B", "2016-09-01 P A6")
one("A5 after a children's home is a move", True, OPEN, "2016-06-01 P K2 B", "2016-09-01 P A5")

one("begun on the day 12 months before is the open one, and not begun in them", False,
    "2015-01-05 S U4 A", "2016-03-31 P U4 B", "2016-09-01 P K2 C")  # fmt: skip
one("begun on the first day of the 12 months counts beside the one before", True,
    "2015-01-05 S U4 A", "2016-04-01 P U4 B", "2016-09-01 P K2 C")  # fmt: skip
one("begun on the as-at date counts", True, OPEN, "2016-06-01 P U4 B", "2017-03-31 P K2 C")
one("moves of the year before do not count", False,
    "2015-01-05 S U4 A", "2015-06-01 P U4 B", "2015-09-01 P K2 C", "2016-02-01 P U4 D")  # fmt: skip
one("the first episode held counts also where it is not the start of care", True,
    "2016-05-03 L U4 A", "2016-06-01 P U4 B", "2016-09-01 P K2 C")  # fmt: skip

child("an earlier period of care in the 12 months counts", True,
      episodes("an earlier period of care in the 12 months counts", OPEN, "2016-06-01 P U4 B", ended="2016-07-01"),
      episodes("an earlier period of care in the 12 months counts", "2016-11-01 S K2 C"))  # fmt: skip
child("a period of care that ended 12 months before does not count", False,
      episodes("a period of care that ended 12 months before does not count", OPEN, ended="2016-03-31"),
      episodes("a period of care that ended 12 months before does not count",
               "2016-11-01 S K2 C", "2016-12-01 P U4 D"))  # fmt: skip
child("the same place in a new period of care is a new placement", True,
      episodes("the same place in a new period of care is a new placement", OPEN, ended="2016-07-01"),
      episodes("the same place in a new period of care is a new placement",
               "2016-07-01 S U4 A", "2016-08-01 P K2 C"))  # fmt: skip
child("short breaks are no placements", False,
      episodes("short breaks are no placements", "2016-04-10 S U4 X", ended="2016-04-12", legal_status="V4"),
      episodes("short breaks are no placements", "2016-05-10 S U4 X", ended="2016-05-12", legal_status="V3"),
      episodes("short breaks are no placements", "2016-06-10 S U4 A", "2016-09-01 P K2 C"))  # fmt: skip

NOT_IN_CARE = [
    *episodes("left", OPEN, "2016-06-01 P U4 B", "2016-09-01 P K2 C", ended="2017-02-01"),
    *episodes("left on the as-at date", OPEN, "2016-06-01 P U4 B", "2016-09-01 P K2 C", ended="2017-03-31"),
]


@pytest.fixture(scope="module")
def judgements() -> Mapping[str, bool | str]:
    rows = [row for chain, _ in CHILDREN.values() for row in chain]
    warehouse = warehouse_of_care(rows + NOT_IN_CARE)
    found = judged(warehouse, "cla_3plus_placements_pct")
    numerator, denominator, _ = measure(warehouse, "cla_3plus_placements_pct")
    assert (numerator, denominator) == (sum(expected for _, expected in CHILDREN.values()), len(CHILDREN))
    return found


@pytest.mark.parametrize("name", CHILDREN)
def test_three_or_more_placements(name: str, judgements: Mapping[str, bool | str]) -> None:
    assert judgements[name] is CHILDREN[name][1]


def test_children_no_longer_looked_after_are_not_in_the_denominator(
    judgements: Mapping[str, bool | str],
) -> None:
    assert "left" not in judgements
    assert "left on the as-at date" not in judgements


def test_a_past_date_knows_only_the_moves_made_by_then() -> None:
    warehouse = warehouse_of_care(episodes("C1", OPEN, "2016-06-01 P U4 B", "2016-09-01 P K2 C"))
    assert measure(warehouse, "cla_3plus_placements_pct", "2016-08") == (0, 1, 0)
    assert measure(warehouse, "cla_3plus_placements_pct", "2016-09") == (1, 1, 100)
