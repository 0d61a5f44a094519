"""Words that every problem and every measure need, and words that have no place here."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hscb.catalogue import Measure, measures
from hscb.config import PROJECT, SQL_FOLDER
from hscb.ingest.problems import ProblemKind, problem_kinds
from tests.architecture.sources import python_files, tracked_files

# in pieces, so that this file does not hold them
FORBIDDEN = [
    re.compile(words, re.IGNORECASE)
    for words in ("/" + r"work/", r"\.\./" + "shared", "index" + r"[-_]url\s*=", "extra-index" + "-url")
]
TEXT_ENDINGS = {".py", ".sql", ".toml", ".md", ".txt", ".yml", ".yaml", ".css", ".json", ".csv", ""}
PROBLEM_CALL = re.compile(r"\b(?:problem|_problem|told|refusal)\(\s*\"([a-z0-9-]+)\"")


@pytest.mark.parametrize(("code", "kind"), problem_kinds().items(), ids=str)
def test_every_problem_has_a_title_and_says_what_to_do(code: str, kind: ProblemKind) -> None:
    assert re.fullmatch(r"[a-z0-9-]+", code)
    assert kind.title.strip()
    assert kind.fix.strip()
    assert kind.severity in ("error", "warning", "note")


def test_every_problem_that_the_loader_names_is_known() -> None:
    named = {
        code
        for path in python_files("hscb/ingest")
        for code in PROBLEM_CALL.findall(path.read_text(encoding="utf-8"))
    }
    assert named
    assert named <= problem_kinds().keys()


@pytest.mark.parametrize("path", sorted((SQL_FOLDER / "checks").glob("*.sql")), ids=lambda path: path.stem)
def test_a_check_of_rows_never_quotes_a_cell(path: Path) -> None:
    """A message is made of words and dates of the extract's window; what a child's row holds stays in its row."""
    sql = path.read_text(encoding="utf-8")
    for message in re.findall(r"([^,]*?)\s+as message", sql):
        assert not re.search(r"\b(child_id|date_of_birth|upn)\b", message)


@pytest.mark.parametrize("measure", measures().values(), ids=lambda measure: measure.measure_id)
def test_every_measure_is_described(measure: Measure) -> None:
    assert re.fullmatch(r"[a-z][a-z0-9_]*", measure.measure_id)
    assert measure.title.strip()
    assert measure.definition.strip()
    assert measure.owner.strip()
    assert measure.theme.strip()
    assert measure.aim in range(1, 7)


def test_nothing_names_the_place_it_was_made_in() -> None:
    found = [
        f"{path.relative_to(PROJECT)}: {words.pattern}"
        for path in tracked_files()
        if path.suffix in TEXT_ENDINGS
        for words in FORBIDDEN
        if words.search(path.read_text(encoding="utf-8"))
    ]
    assert not found
