"""The SQL folders run over raw tables: in the order they need each other, each with its comment."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import holidays

from hscb.config import PROJECT
from hscb.warehouse.connection import new_database
from hscb.warehouse.fingerprint import fingerprint
from hscb.warehouse.raw import create_raw_tables, insert_reference_tables
from hscb.warehouse.views import build_order, create_models, model_files, model_graph
from tests.warehouses import tiny_warehouse


def test_every_model_comes_after_those_it_reads() -> None:
    order = build_order()
    for name, read in model_graph().items():
        assert all(order.index(one) < order.index(name) for one in read)


def test_one_model_can_be_built_with_what_it_rests_on_alone() -> None:
    order = build_order("checks.problems")
    assert order[-1] == "checks.problems"
    assert not [name for name in order if name.startswith(("kpi.", "reporting."))]
    with new_database() as connection:
        create_raw_tables(connection)
        insert_reference_tables(connection)
        create_models(connection, "checks.problems")
        assert connection.execute("select count(*) from checks.problems").fetchone() == (0,)


def test_every_model_builds_on_no_data_and_says_its_grain() -> None:
    connection = new_database()
    create_raw_tables(connection)
    insert_reference_tables(connection)
    create_models(connection)
    found = connection.execute(
        "select schema_name || '.' || view_name, comment from duckdb_views()"
        " where not internal and schema_name <> 'raw'"
        " union all select schema_name || '.' || table_name, comment from duckdb_tables() where schema_name <> 'raw'"
    )
    comments = dict(found.fetchall())
    assert comments.keys() == model_files().keys()
    assert all(comments.values())


def test_bank_holidays_are_englands() -> None:
    found = tiny_warehouse({}).execute("select holiday from raw.bank_holidays order by holiday").fetchall()
    assert [day for (day,) in found] == sorted(
        holidays.country_holidays("GB", "ENG", years=range(2010, 2036))
    )


def test_a_fingerprint_is_the_same_wherever_the_project_stands(tmp_path: Path) -> None:
    real = tmp_path / "m"
    for name in ("hscb", "sql"):
        shutil.copytree(PROJECT / name, real / name, ignore=shutil.ignore_patterns("__pycache__"))
    found = {fingerprint()}
    # a package reached by a link names its files by one path and those of sql by another
    for place in ("a", "m", "z"):
        folder = tmp_path / place
        if folder != real:
            folder.mkdir()
            (folder / "hscb").symlink_to(real / "hscb")
        asked = "from hscb.warehouse.fingerprint import fingerprint; print(fingerprint())"
        answer = subprocess.run(
            [sys.executable, "-c", asked],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(folder)},
            check=True,
            capture_output=True,
            text=True,
        )
        found.add(answer.stdout.strip())
    assert len(found) == 1
