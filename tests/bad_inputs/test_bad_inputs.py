"""Every case of the table: refused, asked about, told or read as it has to be, and the store as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from hscb import pipeline
from hscb.ingest.problems import problem_kinds
from tests.bad_inputs.case import Case
from tests.bad_inputs.makers import Book
from tests.bad_inputs.running import Stores, fingerprint, first_of_each, put_through, values_read
from tests.bad_inputs.table import CASES
from tests.unit.ingest.books import problems_here

BOOKS = [case for case in CASES if isinstance(case.make, Book)]
# Tried one by one also in a short run: where the package, the store or the person makes the difference.
ONE_BY_ONE = [case for case in CASES if case.id[0] in "AEF" and not case.is_further_form]
# Refused before a child process is started.
UNREAD = {"A01"}
# Said of rows against each other.
OF_ROWS = {"duplicate-row", "conflicting-rows", "figure-restated"}


@pytest.mark.parametrize(
    "case",
    [pytest.param(case, id=case.id, marks=() if case in ONE_BY_ONE else pytest.mark.long) for case in CASES],
)
def test_a_bad_input_is_met_with_its_sentence_and_the_store_stays_as_it_is(
    case: Case, stores: Stores, tmp_path: Path
) -> None:
    store = stores.of(case)
    before = fingerprint(store)
    answer = put_through(case, store, tmp_path)
    assert answer.outcome == case.outcome, answer.problems
    told = first_of_each(answer.problems)
    assert [(code, place) for code, place, _ in told] == [(said.code, said.place) for said in case.said]
    for said, (_, _, message) in zip(case.said, told, strict=True):
        assert said.words in message
    assert all(problem.fix for problem in answer.problems)
    assert case.rows in (None, answer.rows)
    assert fingerprint(store) == before


def test_many_bad_inputs_at_once_are_all_refused_and_the_store_stays_as_it_is(
    stores: Stores, tmp_path: Path
) -> None:
    refused = [case for case in CASES if case.outcome == "refused" and case not in ONE_BY_ONE]
    paths = []
    for case in refused:
        (tmp_path / case.id).mkdir()
        made = case.make(tmp_path / case.id)
        paths.append(made.rename(tmp_path / f"{case.id}{made.suffix}"))
    before = fingerprint(stores.other)
    result = pipeline.load(stores.other, paths, "tests", accept_warnings=True)
    assert result.outcome == "refused"
    assert {Path(problem.file).stem for problem in result.report.errors} == {case.id for case in refused}
    assert fingerprint(stores.other) == before


@pytest.mark.parametrize("case", [case for case in CASES if case.id not in UNREAD], ids=lambda case: case.id)
def test_reading_a_bad_input_says_what_is_wrong_and_where(case: Case, tmp_path: Path) -> None:
    of_reading = problem_kinds().keys() - OF_ROWS
    told = first_of_each(problems_here(case.make(tmp_path)))
    assert [one[:2] for one in told if one[0] in of_reading] == [
        (said.code, said.place) for said in case.said if said.code in of_reading
    ]


@pytest.mark.parametrize("case", [case for case in CASES if case.values], ids=lambda case: case.id)
def test_what_is_read_is_what_was_meant(case: Case, tmp_path: Path) -> None:
    read = values_read(case.make(tmp_path))
    assert {name: read[name] for name in case.values} == case.values


@pytest.mark.parametrize("case", BOOKS, ids=lambda case: case.id)
def test_text_of_cells_is_read_alike_where_it_is_shared_and_where_it_is_not(
    case: Case, tmp_path: Path
) -> None:
    assert isinstance(case.make, Book)
    shared = problems_here(case.make(tmp_path))
    assert problems_here(case.make.with_text_inline(tmp_path)) == shared


def test_every_case_has_an_id_of_its_own() -> None:
    assert len({case.id for case in CASES}) == len(CASES)
