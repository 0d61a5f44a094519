"""What is proposed for a spelling that nobody knows, best first."""

from __future__ import annotations

import pytest

from hscb.ingest.cells.suggestions import heading_suggestions, suggestions
from hscb.ingest.formats import formats


@pytest.mark.parametrize(
    ("field", "spelling", "code"),
    [
        ("source", "Polcie", "6"),
        ("agency", "Polcie", "Police"),
        ("measure", "contacs", "contacts"),
        ("yes_no", "Yess", "Yes"),
        ("ethnicity", "White Brittish", "WBRI"),
    ],
)
def test_the_nearest_choice_of_a_field_is_proposed_first(field: str, spelling: str, code: str) -> None:
    found = suggestions(field, spelling)
    assert (found[0].field, found[0].code) == (field, code)
    assert len(found) <= 5


def test_nothing_is_proposed_where_nothing_is_near() -> None:
    assert suggestions("source", "qqqqqqqq") == ()


def test_the_columns_of_a_format_are_proposed_for_a_heading() -> None:
    found = heading_suggestions(formats()["list_1"], "Contact dt")
    assert (found[0].field, found[0].code) == ("heading list_1", "contact_date")
