"""A load: all files or none, recognised by content, with what it changed."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path

import pytest

from hscb import pipeline
from hscb.errors import NothingLoadedError, WrongUseError
from hscb.ingest.answers import Told
from hscb.record import record_of
from hscb.warehouse.changes import MovedFigure, moved_names, moved_words
from hscb.warehouse.connection import reading
from hscb.warehouse.ledger import Ledger
from hscb.warehouse.publish import current_state
from hscb.warehouse.store import Store
from tests.unit.ingest.books import workbook
from tests.unit.pipeline.conftest import TwoLoads
from tests.unit.pipeline.returns import (
    CONTACTS,
    LAST_QUARTER,
    LATER_CONTACTS,
    broken,
    contacts_counted,
    figures,
    front_door,
    loaded,
    tenfold,
    warned,
)


def test_a_load_into_no_store_makes_one_that_holds_only_its_files(store: Store, tmp_path: Path) -> None:
    result = loaded(store, front_door(tmp_path / "a.xlsx"))
    assert [load.load_id for load in result.loads] == ["L0001"]
    assert contacts_counted(store) == 6
    (change,) = result.changes
    assert (change.table, change.added, change.changed, change.removed) == ("list_1", 6, 0, 0)


def test_a_check_makes_no_store(store: Store, tmp_path: Path) -> None:
    report = pipeline.check(store, [front_door(tmp_path / "a.xlsx", Synthetic="Y")])
    (sheet,) = report.sheets
    assert (sheet.file, sheet.sheet, sheet.title, sheet.rows) == ("a.xlsx", "List 1", "Contacts", 6)
    assert (sheet.data_from, sheet.data_to, sheet.is_synthetic) == ("2016-04-01", "2017-03-31", True)
    assert not store.folder.exists()


def test_what_was_told_of_a_load_is_its_record(store: Store, tmp_path: Path) -> None:
    loaded(store, front_door(tmp_path / "a.xlsx"))
    result = loaded(store, warned(tmp_path / "b.xlsx"))
    record = pipeline.record(store, "L0002")
    assert record.problems == result.report.problems != ()
    assert record.sheets == result.report.sheets
    assert record.sentences == ('Read "List 7" as List 7: headings in row 1, 1 row (2).',)
    assert (record.changes, record.moved) == (result.changes, result.moved)
    pipeline.undo(store, "an analyst")
    assert pipeline.record(store, "L0002") == record
    with pytest.raises(WrongUseError, match=r"no load L0003"):
        pipeline.record(store, "L0003")


def test_the_figure_that_moves_most_of_itself_comes_first(store: Store, tmp_path: Path) -> None:
    outcomes = ["No further action", "Referral to social care", "Early Help service"] * 20
    contacts = [(f"C{place}", date(2016, 5, 1), outcome) for place, outcome in enumerate(outcomes)]
    loaded(store, front_door(tmp_path / "a.xlsx", contacts))
    corrected = [(child, day, outcomes[place // 2]) for place, (child, day, _) in enumerate(contacts[:50])]
    moved = loaded(store, front_door(tmp_path / "b.xlsx", corrected + contacts[:1] * 9)).moved
    changed = [one for one in moved if one.before is not None and one.after is not None]
    sizes = [abs(one.after - one.before) / max(abs(one.after), abs(one.before)) for one in changed]  # type: ignore[operator]
    assert len(set(sizes)) > 1
    assert sizes == sorted(sizes, reverse=True)
    assert list(moved[: len(changed)]) == changed


def test_one_bad_file_refuses_all_and_changes_nothing(store: Store, tmp_path: Path) -> None:
    good = front_door(tmp_path / "a.xlsx")
    result = pipeline.load(store, [good, broken(tmp_path / "b.xlsx")], "an analyst", accept_warnings=True)
    assert result.outcome == "refused"
    assert ("b.xlsx", "List 1", "B2") in {(one.file, one.sheet, one.cell) for one in result.report.errors}
    with pytest.raises(NothingLoadedError):
        store.current()
    assert not list(store.received.glob("*"))


def test_a_refused_load_leaves_the_figures_and_the_ledger(
    store: Store, one_load: TwoLoads, tmp_path: Path
) -> None:
    before, ledger, kept = figures(store), store.ledger.read_bytes(), sorted(store.folder.rglob("*.*"))
    assert pipeline.load(store, [broken(tmp_path / "b.xlsx")], "an analyst").outcome == "refused"
    assert (figures(store), store.ledger.read_bytes()) == (before, ledger)
    assert sorted(store.folder.rglob("*.*")) == kept


def test_warnings_refuse_until_they_are_accepted_and_then_stand_in_the_ledger(
    store: Store, tmp_path: Path
) -> None:
    path = warned(tmp_path / "plans.xlsx")
    refused = pipeline.load(store, [path], "an analyst")
    assert refused.outcome == "refused"
    (warning,) = refused.report.warnings
    assert (warning.code, warning.sheet, warning.cell) == ("end-before-start", "List 7", "C2")
    assert warning.message.startswith("List 7, cell C2: ")
    (load,) = loaded(store, path).loads
    assert load.accepted_warnings == {"end-before-start": 1}


def test_the_same_file_again_changes_nothing(store: Store, tmp_path: Path) -> None:
    path = front_door(tmp_path / "a.xlsx")
    loaded(store, path)
    state, ledger = store.current(), store.ledger.read_bytes()
    again = pipeline.load(store, [path.rename(tmp_path / "renamed.xlsx")], "somebody else")
    assert again.outcome == "already loaded"
    assert "L0001" in again.sentence
    assert "an analyst" in again.sentence
    assert (store.current(), store.ledger.read_bytes()) == (state, ledger)


def test_a_copy_saved_again_is_the_same_file(store: Store, one_load: TwoLoads, tmp_path: Path) -> None:
    saved_again = front_door(tmp_path / "b.xlsx", random.Random(1).sample(CONTACTS, len(CONTACTS)))
    assert pipeline.load(store, [saved_again], "an analyst").outcome == "already loaded"


def test_a_file_that_names_no_authority_is_another_load_for_another_one(store: Store, tmp_path: Path) -> None:
    path = front_door(tmp_path / "a.xlsx")
    loaded(store, path)
    other = pipeline.load(store, [path], "an analyst", told=Told("Redbridge"))
    assert other.outcome == "loaded"
    assert {extract.authority for extract in other.loads[0].extracts} == {"Redbridge"}
    again = pipeline.load(store, [path], "an analyst", told=Told("Redbridge"))
    assert again.outcome == "already loaded"


def test_figures_that_move_are_counted_by_what_becomes_of_them() -> None:
    def moved(before: float | None, after: float | None) -> MovedFigure:
        return MovedFigure("contacts", "Contacts", "Havering", "records", "year", "2016-17", before, after)

    assert moved_words([]) == ""
    assert moved_words([moved(None, 6)]) == "1 appears"
    assert moved_words([moved(6, 7), moved(6, 8), moved(None, 1), moved(6, None)]) == (
        "2 change, 1 appears, 1 is no longer shown"
    )


def test_the_measures_that_move_are_named_the_first_five() -> None:
    def moved(title: str, label: str) -> MovedFigure:
        return MovedFigure(title, title, "Havering", "records", "year", label, 1, 2)

    assert moved_names([moved("A", "2015-16"), moved("A", "2016-17"), moved("B", "2016-17")]) == "A, B"
    assert moved_names([moved(title, "2016-17") for title in "ABCDEFG"]) == "A, B, C, D, E and 2 more"


def test_a_later_extract_replaces_and_tells_what_it_changed(store: Store, tmp_path: Path) -> None:
    loaded(store, front_door(tmp_path / "year.xlsx", tenfold(CONTACTS)))
    result = loaded(store, front_door(tmp_path / "quarter.xlsx", tenfold(LATER_CONTACTS), LAST_QUARTER))
    (change,) = result.changes
    assert (change.added, change.changed, change.removed) == (10, 10, 0)
    assert contacts_counted(store) == 70
    moved = {(figure.measure_id, figure.period_label): figure for figure in result.moved}
    counted = moved["contacts", "2016-17"]
    assert (counted.before, counted.after) == (60, 70)
    assert ("contacts", "2016-17 Q1") not in moved


def test_a_row_that_a_later_extract_no_longer_holds_is_removed(
    store: Store, one_load: TwoLoads, tmp_path: Path
) -> None:
    (change,) = loaded(store, front_door(tmp_path / "quarter.xlsx", CONTACTS[-1:], LAST_QUARTER)).changes
    assert (change.added, change.changed, change.removed) == (0, 0, 1)


def test_a_preview_tells_what_the_load_will_change_and_changes_nothing(
    store: Store, one_load: TwoLoads, tmp_path: Path
) -> None:
    before, files = figures(store), sorted(store.folder.rglob("*.*"))
    told = pipeline.preview(store, [one_load.quarter], "an analyst")
    assert told.outcome == "preview"
    assert (figures(store), sorted(store.folder.rglob("*.*"))) == (before, files)
    result = loaded(store, one_load.quarter)
    assert (told.changes, told.moved) == (result.changes, result.moved)


@pytest.mark.parametrize("split", [1, 3])
def test_order_of_rows_and_splitting_into_files_are_nothing(store: Store, tmp_path: Path, split: int) -> None:
    other = Store(tmp_path / "other")
    loaded(other, front_door(tmp_path / "whole.xlsx"))
    mixed = random.Random(split).sample(CONTACTS, len(CONTACTS))
    parts = [front_door(tmp_path / f"part{n}.xlsx", mixed[n::split]) for n in range(split)]
    loaded(store, *parts)
    assert figures(store) == figures(other)


def test_the_authority_of_a_load_is_used_where_the_files_do_not_say(store: Store, tmp_path: Path) -> None:
    report = pipeline.check(store, [front_door(tmp_path / "a.xlsx")], Told("Redbridge"))
    assert {sheet.authority for sheet in report.sheets} == {"Redbridge"}


def test_a_file_that_is_not_there_is_wrong_use(store: Store, tmp_path: Path) -> None:
    with pytest.raises(WrongUseError, match=r"nowhere\.xlsx"):
        pipeline.load(store, [tmp_path / "nowhere.xlsx"], "an analyst")


def test_the_ledger_holds_the_hash_of_what_came_and_control_totals(store: Store, tmp_path: Path) -> None:
    loaded(store, front_door(tmp_path / "a.xlsx"))
    (event,) = Ledger(store.ledger).events()
    (load,) = event.loads
    assert len(load.files[0].sha256) == 64
    assert [(one.table, one.rows) for one in load.extracts] == [("list_1", 6)]
    assert int(load.extracts[0].control_total) > 0
    assert event.state == store.current()


def test_the_original_is_kept_only_where_nothing_was_dropped(store: Store, tmp_path: Path) -> None:
    whole = front_door(tmp_path / "whole.xlsx")
    loaded(store, whole)
    (copy,) = (store.received / "L0001" / "original").iterdir()
    assert copy.read_bytes() == whole.read_bytes()
    loaded(store, warned_with_a_workers_name(tmp_path / "plans.xlsx"))
    assert not (store.received / "L0002" / "original").exists()
    assert "Other" not in (store.received / "L0002" / "manifest.json").read_text(encoding="utf-8")


def warned_with_a_workers_name(path: Path) -> Path:
    from openpyxl import load_workbook

    book = load_workbook(warned(path))
    sheet = book["List 7"]
    sheet.cell(1, 7, "Allocated Worker")
    sheet.cell(2, 7, "A. N. Other")
    book.save(path)
    return path


def test_what_agencies_send_of_themselves_moves_their_figures_and_no_headline(
    store: Store, tmp_path: Path
) -> None:
    headings = ("Agency", "Measure", "Period", "Numerator", "Denominator", "Value")
    rows = [
        ("Police", "board_attendance_pct", "2017-18 Q1", 2, 3, "67%"),
        ("Police", "police_conference_attendance_pct", "2017-18 Q1", 31, 49, "63%"),
        ("Police", "police_child_abuse_team_vacancies", "2017-18 Q1", None, None, 7),
        ("Police", "mase_cases", "2017-18 Q1", None, None, 12),
        ("Police", "county_lines_children", "2017-18 Q1", None, None, 9),
        ("NPS", "board_attendance_pct", "2017-18 Q1", 3, 3, "100%"),
    ]
    about = [("Item", "Value"), ("Agency", "Police"), ("Synthetic", "N")]
    result = loaded(store, workbook(tmp_path / "police.xlsx", {"About": about, "Values": [headings, *rows]}))
    moved = {one.title: one.after for one in result.moved}
    assert moved["Board attendance (National Probation Service)"] == 100
    assert moved["Board attendance (Police)"] == pytest.approx(200 / 3)
    assert moved["Police at child protection conferences"] == pytest.approx(100 * 31 / 49)
    assert {one.is_partial for one in result.moved} == {False}
    with reading(store.state_path(current_state(store))) as connection:
        headlines = connection.sql("select measure_id from reporting.headlines").fetchall()
        # what an agency owes has come, under its name
        came = connection.sql(
            "select agency, still_missing from marts.returns where first_part_on is not null"
        ).fetchall()
        findings = connection.sql("select rule from reporting.findings").fetchall()
    assert ("mase_cases",) in headlines
    assert ("board_attendance_pct",) not in headlines
    assert dict(came)["Police"] is None
    assert findings == []


def test_a_year_that_is_covered_in_part_says_so_where_its_figures_move(store: Store, tmp_path: Path) -> None:
    quarter = (date(2017, 4, 1), date(2017, 6, 30))
    contacts = tenfold([("C1", date(2017, 5, 2), "No further action")])
    result = loaded(store, front_door(tmp_path / "quarter.xlsx", contacts, quarter))
    moved = {(one.measure_id, one.period_label): one for one in result.moved}
    year, whole = moved["contacts", "2017-18"], moved["contacts", "2017-18 Q1"]
    assert (year.is_partial, year.covered_from, year.covered_to) == (True, None, "2017-06-30")
    assert (whole.is_partial, whole.covered_from, whole.covered_to) == (False, None, None)
    (load,) = result.loads
    assert record_of(store, load.load_id).moved == result.moved
