"""The checker is quiet over figures that agree, and names each kind of disagreement where it was planted."""

from __future__ import annotations

import pytest

from tests.properties.consistent_reports import PLANTED, Report, report, rows
from tests.warehouses import tiny_warehouse


def findings(made: Report) -> set[tuple[str, str, str]]:
    """(rule, measure, period) of every finding on a report."""
    warehouse = tiny_warehouse({"published_values": rows(made)})
    found = warehouse.execute("select rule, measure_id, period_label from reporting.findings").fetchall()
    return {(rule, measure_id, period) for rule, measure_id, period in found}


@pytest.mark.parametrize("seed", range(12))
def test_a_report_whose_figures_agree_has_no_finding(seed: int) -> None:
    assert findings(report(seed)) == set()


@pytest.mark.parametrize("rule", PLANTED)
@pytest.mark.parametrize("seed", range(3))
def test_what_is_planted_is_found_and_named(seed: int, rule: str) -> None:
    made = report(seed)
    plant, measure_id, period = PLANTED[rule]
    plant(made)
    assert (rule, measure_id, period) in findings(made)
