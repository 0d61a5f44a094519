"""Spellings of councils and partner agencies land on the right code or are asked about; none on a wrong one."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from hscb.ingest.categories import category_code
from hscb.ingest.names import agency_name
from hscb.ingest.troubles import Converted, Trouble

TABLE: dict[str, dict[str, list[str]]] = tomllib.loads(
    Path(__file__).with_name("spellings.toml").read_text(encoding="utf-8")
)
SPELLINGS = [
    (field, spelling, code)
    for field, codes in TABLE.items()
    for code, spellings in codes.items()
    for spelling in spellings
]


def read(field: str, spelling: str) -> Converted:
    return agency_name(spelling) if field == "agency" else category_code(spelling, field)


@pytest.mark.parametrize(("field", "spelling", "code"), SPELLINGS)
def test_a_spelling_lands_on_its_code_or_is_asked_about(field: str, spelling: str, code: str) -> None:
    found = read(field, spelling)
    if code == "asked":
        assert isinstance(found, Trouble)
        assert found.asks == field
    else:
        assert found == code
