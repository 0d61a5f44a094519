"""Returns on children looked after of several years, loaded in one go."""

from __future__ import annotations

from pathlib import Path

from hscb import pipeline
from hscb.warehouse.connection import reading
from hscb.warehouse.store import Store
from tests.unit.ingest.test_collection_years import module

FIRST = "1,01/06/2015,S,C2,N1,U4,PR1,,,,,,"
CLOSED = "1,01/06/2015,S,C2,N1,U4,PR1,01/12/2016,E4A,,,,"
NEXT = "2,30/03/2017,S,C2,N1,U4,PR1,,,,,,"
ENDED = "3,01/05/2015,S,V2,N1,U4,PR1,31/03/2016,E4A,,,,"


def test_each_year_becomes_a_load_and_can_be_taken_back_by_itself(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    files = [
        module(tmp_path / "SSDA903_2017_episodes.csv", "episodes", CLOSED, NEXT),
        module(tmp_path / "SSDA903_2016_episodes.csv", "episodes", FIRST, ENDED),
    ]
    result = pipeline.load(store, files, "Jo", accept_warnings=True)
    assert (result.outcome, [load.load_id for load in result.loads]) == ("loaded", ["L0001", "L0002"])
    assert [[file.name for file in load.files] for load in result.loads] == [
        ["SSDA903_2016_episodes.csv"],
        ["SSDA903_2017_episodes.csv"],
    ]
    assert pipeline.load(store, files, "Jo").outcome == "already loaded"
    assert pipeline.undo(store, "Jo").load_id == "L0002"
    with reading(store.state_path(store.current())) as connection:
        looked_after = (
            "select value from kpi.measure_values where measure_id = 'cla' and period_label = '2015-16'"
        )
        assert connection.execute(looked_after + " and breakdown = 'all'").fetchall() == [(1,)]
