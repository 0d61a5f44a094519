"""Names of breakdowns and categories in sheets of totals, as measures write them."""

from __future__ import annotations

from functools import cache

from hscb.catalogue import Measure
from hscb.config import BOARD
from hscb.ingest.cells.categories import category_code
from hscb.ingest.cells.names import agencies, agency_name
from hscb.ingest.cells.troubles import Converted
from hscb.ingest.formats import codes

ALL = "all"
AGENCY = "agency"
# Breakdowns whose categories are the labels of a coded field.
_FIELDS = {
    "contact_source": "source",
    "referral_source": "source",
    "category_of_abuse": "abuse",
    "contact_outcome": "contact_outcome",
    "ethnicity": "ethnicity",
    "gender": "gender",
    "legal_status": "legal_status",
    "need_code": "need",
    "placement_type": "placement_type",
    "received_by": "received_by",
}


def breakdown_name(text: str | None) -> str:
    """`Contact source` as measures write it: `contact_source`; blank is `all`."""
    return "_".join((text or ALL).casefold().split())


def breakdown_words(name: str) -> str:
    """A breakdown as people write it, which reads back as its name: `Contact source`."""
    return name.replace("_", " ").capitalize()


def is_known(breakdown: str, measure: Measure) -> bool:
    """Whether a measure has a breakdown; every measure may come by agency."""
    return breakdown in (ALL, AGENCY, *measure.breakdowns)


def is_agencys_own(measure: Measure, agency: str) -> bool:
    """Whether what an agency sends of a measure is its own figure, one of many, and never that of the whole board.

    It is where the measure comes by agency first of all, unless the board itself or the measure's owner sends it.
    """
    return measure.breakdowns[:1] == (AGENCY,) and agency not in (measure.owner, BOARD)


def field_of(breakdown: str) -> str:
    """The coded field whose labels are the categories of a breakdown; empty where any words may be."""
    return _FIELDS.get(breakdown, "")


def category_label(breakdown: str, text: str) -> Converted:
    """A category as measures name it (`POLICE ` is `Police`), or the trouble with it."""
    if breakdown == AGENCY:
        return agency_name(text)
    field = field_of(breakdown)
    if not field or text in _labels(field).values():
        return text
    found = category_code(text, field)
    return _labels(field)[found] if isinstance(found, str) else found


def label_of(breakdown: str, meaning: str) -> str:
    """The category that an answered meaning stands for: the label of its code, or the agency itself."""
    return _labels(field_of(breakdown)).get(meaning, meaning) if field_of(breakdown) else meaning


def labels_of(breakdown: str) -> list[str]:
    """The categories of a breakdown, each once; none where any words may be."""
    if breakdown == AGENCY:
        return list(agencies())
    field = field_of(breakdown)
    return list(dict.fromkeys(_labels(field).values())) if field else []


@cache
def _labels(field: str) -> dict[str, str]:
    return {entry.code: entry.label for entry in codes()[field]}
