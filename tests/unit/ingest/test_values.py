"""Cells of every type, from what people write to what raw tables hold."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hscb.catalogue import measures
from hscb.ingest.cells.categories import category_code, flag_text, yes_no_text
from hscb.ingest.cells.choices import choices_of
from hscb.ingest.cells.dates import day_text, moment_text
from hscb.ingest.cells.names import agencies, agency_name, measure_id
from hscb.ingest.cells.numbers import number_text, whole_number_text
from hscb.ingest.cells.periods import period_label
from hscb.ingest.cells.troubles import Read, Trouble
from hscb.ingest.cells.values import identifier_text, plain_text
from hscb.ingest.cells.words import cleaned
from hscb.ingest.formats import codes


def trouble(found: Any) -> str:
    assert isinstance(found, Trouble), found
    return found.code


@settings(max_examples=60)
@given(st.text(max_size=20))
def test_no_text_breaks_a_converter(text: str) -> None:
    for convert in (
        day_text,
        moment_text,
        identifier_text,
        plain_text,
        number_text,
        whole_number_text,
        yes_no_text,
        flag_text,
        period_label,
        agency_name,
        measure_id,
    ):
        assert convert(text) is None or isinstance(convert(text), str | Read | Trouble)
    assert not isinstance(category_code(text, "source"), int)


@pytest.mark.parametrize(
    ("cell", "identifier"),
    [
        ("0012345", "0012345"),
        (" 12E3 ", "12E3"),
        ("NA", "NA"),
        ("None", "None"),
        ("abC", "abC"),
        (1234.0, "1234"),
        (123456789012345.0, "123456789012345"),
        ("1234.0", "1234.0"),
        ("123456789012345678", "123456789012345678"),
        ("C\u00a0", "C"),
        ("  ", None),
    ],
)
def test_an_identifier_is_text_for_ever(cell: Any, identifier: str | None) -> None:
    assert identifier_text(cell) == identifier


def test_an_identifier_that_excel_has_rounded_is_refused() -> None:
    assert trouble(identifier_text(123456789012345678.0)) == "identifier-rounded"


@pytest.mark.parametrize("cell", [date(2016, 5, 31), True, timedelta(1)])
def test_a_date_or_a_truth_is_no_identifier(cell: Any) -> None:
    assert trouble(identifier_text(cell)) == "identifier-unreadable"


@pytest.mark.parametrize(
    ("cell", "answer"),
    [
        ("a) Yes", "Yes"),
        ("Y", "Yes"),
        (1.0, "Yes"),
        ("1", "Yes"),
        (True, "Yes"),
        ("TRUE", "Yes"),
        ("yes ", "Yes"),
        ("b) No", "No"),
        ("N", "No"),
        (0.0, "No"),
        (False, "No"),
        ("c) Unknown", "Unknown"),
        ("Not known", "Unknown"),
        ("n/a", None),
    ],
)
def test_yes_and_no_are_read_in_every_spelling(cell: Any, answer: str | None) -> None:
    assert yes_no_text(cell) == answer


def test_another_answer_than_yes_or_no_is_named() -> None:
    assert trouble(yes_no_text("CS Assessment Updated")) == "category-unknown"
    assert trouble(flag_text(2.0)) == "category-unknown"
    assert (flag_text(1.0), flag_text("0"), flag_text("No")) == ("1", "0", "0")


@pytest.mark.parametrize(
    ("field", "cell", "code"),
    [
        ("source", "q) 6: Police", "6"),
        ("source", "b) 1B: Individual", "1B"),
        ("source", "p1) 5D: LA services", "5D"),
        ("source", "POLICE\u00a0", "6"),
        ("source", 6.0, "6"),
        ("need", "N1 - Abuse or Neglect", "N1"),
        ("need", "Child’s disability", "N2"),
        ("abuse", "Neglect ", "NEG"),
        ("abuse", "NEGLECT", "NEG"),
        ("abuse", "e) Multiple/not recommended", "MUL"),
        ("legal_status", "C2: FCO", "C2"),
        ("care_end_reason", "k) E47: Special Guardianship Orders - relative/friend", "E47"),
        ("placement_type", "f) U6: Foster placement - not FFA", "U6"),
        ("placement_provider", "e) PR4 - Private provision", "PR4"),
        ("accommodation", "Y: Other accommodation", "Y"),
        ("activity", "G5: Not in education, employment or training - other", "G5"),
        ("activity", 0.0, "0"),
        ("gender", 1.0, "M"),
        ("gender", "Female", "F"),
        ("case_status", "c)", "c"),
        ("in_touch", "a) Yes", "YES"),
        ("in_touch", "Not recorded", None),
        ("placement_location", "b) Out", "OUT"),
    ],
)
def test_a_category_is_known_by_code_letter_words_or_label(field: str, cell: Any, code: str | None) -> None:
    assert category_code(cell, field) == code


@pytest.mark.parametrize(
    "cell", ["PSRMEM - Support with memory", "Code 'POLICE' is not mapped", "Polcie", "a)"]
)
def test_an_unknown_category_is_named_not_guessed(cell: str) -> None:
    assert trouble(category_code(cell, "source")) == "category-unknown"


@pytest.mark.parametrize("field", codes())
def test_every_code_meaning_and_choice_of_a_field_is_read_as_its_code(field: str) -> None:
    for entry in codes()[field]:
        assert category_code(entry.code, field) == entry.code
        assert category_code(entry.code.lower(), field) == entry.code
        assert category_code(f"a) {entry.code}: {entry.meaning}", field) == entry.code
        assert category_code(f"{entry.meaning} ({entry.code})", field) == entry.code
    for choice in choices_of(field):
        assert category_code(choice.words, field) == choice.code


@pytest.mark.parametrize("field", codes())
def test_words_of_a_field_never_mean_a_category_that_counts_differently(field: str) -> None:
    labels = {entry.code: entry.label for entry in codes()[field]}
    for entry in codes()[field]:
        for words in (entry.meaning, *entry.also, *entry.group):
            assert category_code(words, field) == entry.code or words in labels
        for words in (entry.label, *entry.perhaps):
            found = category_code(words, field)
            assert isinstance(found, Trouble) or words in labels or labels[str(found)] == entry.label


@pytest.mark.parametrize(
    "cell", ["CSC", "Childrens Social Care", "Children’s Social Care", "children's  social care"]
)
def test_the_names_of_an_agency_are_one(cell: str) -> None:
    assert agency_name(cell) == "Children's Social Care"


@pytest.mark.parametrize("cell", ["NA", "None", "null", "Acme Youth Trust"])
def test_an_agency_that_is_not_known_is_asked_about_and_kept_as_written(cell: str) -> None:
    found = agency_name(cell)
    assert isinstance(found, Trouble)
    assert (found.code, found.asks, found.value) == ("agency-doubtful", "agency", cell)


@pytest.mark.parametrize("cell", ["Polcie", "Роlice"])
def test_an_agency_that_only_looks_like_a_known_one_is_doubtful_and_kept(cell: str) -> None:
    found = agency_name(cell)
    assert isinstance(found, Trouble)
    assert (found.code, found.value) == ("agency-doubtful", cell)


def test_every_agency_and_alias_belongs_to_one_agency() -> None:
    for name, aliases in agencies().items():
        for words in (name, *aliases):
            assert agency_name(words) == name


def test_every_measure_is_known_by_its_id_and_its_title() -> None:
    for measure in measures().values():
        assert measure_id(measure.measure_id.upper()) == measure.measure_id
        assert measure_id(f" {measure.title} ") == measure.measure_id
    found = measure_id("contacs")
    assert isinstance(found, Trouble)
    assert (found.code, found.asks, found.quoted) == ("measure-unknown", "measure", "contacs")


def test_characters_that_cannot_be_seen_are_taken_out_of_a_text() -> None:
    assert cleaned(" Pol_x0000_ice\u202e\t\u00a0A\u200b ") == "Pol ice A"
    assert cleaned("Zoe\u0308") == "Zoë"
