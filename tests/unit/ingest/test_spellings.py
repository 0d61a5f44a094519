"""Spellings of councils and partner agencies land on the right code or are asked about; none on a wrong one."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from hscb.ingest.cells.categories import category_code
from hscb.ingest.cells.names import agency_name
from hscb.ingest.cells.spellings import words_of as compared_as
from hscb.ingest.cells.troubles import Converted, Trouble
from hscb.ingest.cells.words import folded
from hscb.ingest.formats import Code, codes

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


def words_of(entry: Code) -> tuple[str, ...]:
    return (entry.label, entry.meaning, *entry.also, *entry.group)


def listed(field: str) -> set[str]:
    """Every spelling that a field lists, as it is compared."""
    return {folded(text) for entry in codes()[field] for text in (entry.code, *words_of(entry))}


def landed(field: str, text: str) -> str | None:
    """The label of the code on which a text lands without a word; None where it is asked about or says nothing."""
    found = category_code(text, field)
    labels = {entry.code: entry.label for entry in codes()[field]}
    return labels[found] if isinstance(found, str) else None


# What is left of these is what the shorter words mean; looked at one by one.
SHORTER = {
    "Any other background",
    "Other services",
    "Other department",
    "Other (e.g.",
    "Placement, carer",
    "Legal status and placement, carer",
    "Change of legal status and placement, carer",
}


@pytest.mark.parametrize("field", codes())
def test_a_spelling_that_lost_a_word_never_lands_on_a_code_that_counts_differently(field: str) -> None:
    for entry in codes()[field]:
        for text in words_of(entry):
            words = text.split()
            for place in range(len(words)):
                shorter = " ".join(words[:place] + words[place + 1 :])
                if folded(shorter) not in listed(field) and shorter not in SHORTER:
                    assert landed(field, shorter) in (None, entry.label), (text, shorter)


@pytest.mark.parametrize("field", codes())
@pytest.mark.parametrize(
    "turned",
    [
        "not {}",
        "non-{}",
        "ex-{}",
        "ex {}",
        "former {}",
        "anti-{}",
        "{}?",
        "{} (ended)",
        "{} - expired",
        "possibly {}",
    ],
)
def test_a_spelling_that_is_turned_round_or_doubted_never_lands(field: str, turned: str) -> None:
    for entry in codes()[field]:
        for text in (*words_of(entry), f"{entry.code}: {entry.meaning}", f"{entry.meaning} ({entry.code})"):
            other = turned.format(text)
            if turned.endswith("?") or folded(other) not in listed(field):
                assert landed(field, other) is None, other


@pytest.mark.parametrize("field", codes())
def test_two_spellings_at_once_never_land_where_they_count_differently(field: str) -> None:
    for one in codes()[field]:
        for other in codes()[field]:
            if one.label == other.label:
                continue
            for text in (
                f"{one.code}: {other.meaning}",
                f"{one.meaning} / {other.meaning}",
                f"{one.code}/{other.code}",
            ):
                assert folded(text) in listed(field) or landed(field, text) is None, text


@pytest.mark.parametrize("field", codes())
def test_a_code_that_is_not_listed_never_lands_on_a_code_that_counts_differently(field: str) -> None:
    known = {entry.code.casefold() for entry in codes()[field]}
    for entry in codes()[field]:
        for text in (
            f"{entry.code}0",
            f"{entry.code}1",
            f"{entry.code}A",
            f"X{entry.code}",
            entry.code[:-1],
            entry.code[1:],
        ):
            # what is left of BOTH stands for other
            if text.casefold() not in known and folded(text) not in listed(field) and text != "OTH":
                assert landed(field, text) in (None, entry.label), text


def test_no_spelling_is_listed_for_two_codes_that_count_differently() -> None:
    for field, entries in codes().items():
        meant: dict[object, set[str]] = {}
        for entry in entries:
            for text in (entry.meaning, *entry.also, *entry.group):
                meant.setdefault(compared_as(field).forms(text)[0], set()).add(entry.label)
        assert [form for form, labels in meant.items() if len(labels) > 1] == [], field


def test_at_least_300_spellings_of_the_five_fields_are_tried() -> None:
    tried = [spelling for _, spelling, code in SPELLINGS if code != "asked"]
    assert len(tried) >= 300
    assert len({field for field, _, _ in SPELLINGS}) == 5
