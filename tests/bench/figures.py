"""How the cost of the figures grows with the data, and what is saved by computing them once for each load."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import duckdb

from hscb.ingest.formats import formats
from hscb.warehouse.connection import frame, new_database
from hscb.warehouse.raw import create_raw_tables, insert_reference_tables
from hscb.warehouse.store import Store
from hscb.warehouse.views import build_order, create_models, make_model, model_files
from tests.bench.measuring import Ratio, alternating, seconds

TIMES = (1, 10, 100)
_PAGE = "select * from reporting.headlines where authority = 'Havering' and period_type = 'year'"


def multiplied(path: Path, source: Path, times: int) -> tuple[duckdb.DuckDBPyConnection, int]:
    """A database with the raw rows of a state, every child so many times over. Gives its child-level rows too."""
    connection = new_database(path)
    create_raw_tables(connection)
    insert_reference_tables(connection)
    connection.execute(f"attach '{source}' as shipped (read_only)")
    for table in ("loads", "extracts", "columns"):
        connection.execute(f"insert into raw.{table} from shipped.raw.{table}")
    rows = 0
    for form in formats().values():
        identifiers = [column.name for column in form.kept if column.type == "identifier"]
        changed = ", ".join(f"{name} || '-' || copies.copy as {name}" for name in ("source_id", *identifiers))
        copies = times if form.is_child_level else 1
        connection.execute(
            f"insert into raw.{form.table} select rows.* replace ({changed})"
            f" from shipped.raw.{form.table} as rows, range({copies}) as copies (copy)"
        )
        found = connection.execute(f"select count(*) from raw.{form.table}").fetchone()
        rows += found[0] if found and form.is_child_level else 0
    connection.execute("detach shipped")
    return connection, rows


def ratios(store: Store) -> Iterator[Ratio]:
    """Seconds per row at 10 and 100 times the demonstration data; a page's question against computing it anew."""
    state = store.current()
    costs: dict[int, float] = {}
    built: dict[int, float] = {}
    for times in TIMES:
        with tempfile.TemporaryDirectory() as folder:
            connection, rows = multiplied(Path(folder) / "large.duckdb", store.state_path(state), times)
            built[times] = seconds(lambda connection=connection: create_models(connection))  # type: ignore[misc]
            costs[times] = 1000 * built[times] / rows
            connection.close()
    for before, times in pairwise(TIMES):
        yield Ratio(
            f"compute all figures, per 1,000 rows, {times} x the demonstration data", f"the same, {before} x",
            costs[times], costs[before], "above 1 a row costs more the more there are",
        )  # fmt: skip
    yield _signals_beside_figures(store.state_path(state))
    question = seconds(lambda: frame(store, state, _PAGE), times=9)
    yield Ratio(
        "headlines of a page, from the state", "the same computed from raw rows", question, built[1],
        "what each click saves because a load computes once",
    )  # fmt: skip


def _signals_beside_figures(source: Path) -> Ratio:
    """What findings and signals add to the figures that they look at."""
    figures = build_order("reporting.measure_values")
    wanted = {*build_order("reporting.signals"), *build_order("reporting.findings")} - set(figures)
    added = [name for name in build_order() if name in wanted]
    with tempfile.TemporaryDirectory() as folder:
        connection, _ = multiplied(Path(folder) / "same.duckdb", source, 1)
        create_models(connection)
        times = alternating(lambda: _make(connection, added), lambda: _make(connection, figures), times=3)
        connection.close()
    return Ratio(
        "findings and signals", "the figures themselves, after disclosure control", *times,
        "at most a third is the aim: what noticing adds to counting",
    )  # fmt: skip


def _make(connection: duckdb.DuckDBPyConnection, names: Sequence[str]) -> None:
    files = model_files()
    for name in names:
        make_model(connection, name, files[name].read_text(encoding="utf-8"))
