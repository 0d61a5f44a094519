"""Random small boards: contacts of a year by month, source and who received them, and how many became referrals."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

import duckdb
import pyarrow as pa

from hscb.warehouse.views import build_order, make_model, model_files, model_graph
from tests.warehouses import empty_copy

MONTHS = [f"2016-{month:02}" for month in range(4, 13)] + [f"2017-{month:02}" for month in (1, 2, 3)]
QUARTERS = [f"2016-17 Q{number}" for number in (1, 2, 3, 4)]
YEAR = "2016-17"
SOURCES = ("Police", "Schools", "Housing", "Health services", "Individual")
RECEIVERS = ("MASH", "Early Help", "Not recorded")
COUNT, SHARE = "contacts", "contact_to_referral_pct"

# (measure, period, breakdown, category) -> (numerator, denominator) of a share, (value,) of a count
Key = tuple[str, str, str, str]


@dataclass
class Board:
    """One authority's true figures."""

    name: str
    figures: dict[Key, tuple[int, ...]] = field(default_factory=dict)


def tables_of(board: Board) -> int:
    """How many tables of periods and categories, with their totals, a board has."""
    return len({(measure, breakdown) for measure, _, breakdown, _ in board.figures if breakdown != "all"})


def quarter_of(month: str) -> str:
    """The quarter that a month lies in."""
    return QUARTERS[MONTHS.index(month) // 3]


def random_board(name: str, random: Random) -> Board:
    """Few categories and months, most numbers near the thresholds, some large, many nothing."""
    sources = random.sample(SOURCES, random.randint(2, 5))
    receivers = random.sample(RECEIVERS, random.randint(1, 3))
    months = random.sample(MONTHS, random.choice((1, 2, 3, 4, 6, 9, 12)))
    usual = random.choice((2, 4, 8, 30))
    converts = random.choice((0.0, 0.05, 0.3, 0.5, 0.95, 1.0))
    cases: Counter[tuple[str, str, str]] = Counter()
    referred: Counter[tuple[str, str, str]] = Counter()
    for month in months:
        for source in sources:
            for receiver in receivers:
                count = random.choice((0, random.randint(0, usual), random.randint(0, 2 * usual)))
                cases[month, source, receiver] = count
                referred[month, source, receiver] = sum(random.random() < converts for _ in range(count))
    board = Board(name)
    periods = {month: (month,) for month in MONTHS}
    periods |= {quarter: tuple(m for m in MONTHS if quarter_of(m) == quarter) for quarter in QUARTERS}
    periods[YEAR] = tuple(MONTHS)
    for period, within in periods.items():
        counts: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
        counts["all", "all"] = [0, 0]
        for (month, source, receiver), count in cases.items():
            if month in within:
                for cell in (("all", "all"), ("contact_source", source), ("received_by", receiver)):
                    counts[cell][0] += referred[month, source, receiver]
                    counts[cell][1] += count
        for (breakdown, category), (numerator, denominator) in counts.items():
            if denominator or breakdown == "all":
                board.figures[COUNT, period, breakdown, category] = (denominator,)
                board.figures[SHARE, period, breakdown, category] = (numerator, denominator)
    return board


def hidden_in(boards: list[Board]) -> Iterator[tuple[Board, dict[str, set[Key]]]]:
    """Puts the figures of boards through the real SQL; gives what each profile hides of each board."""
    connection = empty_copy()
    _insert(connection, boards)
    graph, files = model_graph(), model_files()
    stale = {"kpi.measure_values"}
    wanted = {name for view in _VIEWS.values() for name in build_order(view)}
    for name in build_order():
        if graph[name] & stale and name in wanted:
            stale.add(name)
            make_model(connection, name, files[name].read_text(encoding="utf-8"))
    shown = {board.name: {profile: set[Key]() for profile in _VIEWS} for board in boards}
    for profile, view in _VIEWS.items():
        rows = connection.execute(
            f"select authority, measure_id, period_label, breakdown, category from {view} where suppressed"
        )
        for name, *key in rows.fetchall():
            shown[name][profile].add(tuple(key))
    for board in boards:
        yield board, shown[board.name]
    connection.close()


_VIEWS = {"meeting": "reporting.measure_values", "publish": "reporting.measure_values_publish"}


def _insert(connection: duckdb.DuckDBPyConnection, boards: list[Board]) -> None:
    rows = [
        {
            "authority": board.name, "measure_id": measure_id, "origin": "records", "period_label": period,
            "breakdown": breakdown, "category": category, "status": "final", "suppressed": False,
            "numerator": float(numbers[0]) if measure_id == SHARE else None,
            "denominator": float(numbers[1]) if measure_id == SHARE else None,
            "value": _value(numbers),
        }
        for board in boards
        for (measure_id, period, breakdown, category), numbers in board.figures.items()
    ]  # fmt: skip
    connection.register("random_figures", pa.Table.from_pylist(rows))
    connection.execute(
        "insert into kpi.measure_values by name"
        " select figures.*, periods.period_type, periods.period_start, periods.period_end"
        " from random_figures as figures inner join calendar.periods using (period_label)"
    )
    connection.unregister("random_figures")


def _value(numbers: tuple[int, ...]) -> float | None:
    if len(numbers) == 1:
        return float(numbers[0])
    return 100 * numbers[0] / numbers[1] if numbers[1] else None
