"""What is published of the shipped data is what the golden files say."""

from __future__ import annotations

from difflib import unified_diff

import duckdb
import pytest

from tests.golden.published import FOLDER, HELP, QUERIES, lines


@pytest.mark.parametrize("name", QUERIES)
def test_every_published_value_is_the_golden_one(shipped: duckdb.DuckDBPyConnection, name: str) -> None:
    golden = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    changed = list(unified_diff(golden, lines(shipped, QUERIES[name]), "golden", "now", n=0, lineterm=""))
    assert not changed, "\n".join([f"{name}: {len(changed)} lines of difference", *changed[:60], HELP])
