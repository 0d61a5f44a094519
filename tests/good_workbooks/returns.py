"""The returns that every good workbook holds: their cells as a person sees them, and the clean rows they must give."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tests.unit.ingest.books import VALUE_HEADINGS, Rows

Sheets = Mapping[str, Rows]


@dataclass(frozen=True)
class Return:
    """A return: its sheets, and the clean rows by table; what is not recorded is left out of a row."""

    sheets: Sheets
    clean: Mapping[str, Sequence[Mapping[str, str]]]


VALUES_ROWS: Rows = (
    ("Police", "Contacts", "2016-17 Q1", None, None, None, None, 1234, None),
    ("Police", "Contacts", "2016-17 Q2", None, None, None, None, 1301, "The busiest quarter so far"),
    ("NELFT", "contact_nfa_pct", "2016-17 Q1", None, None, 63, 100, 63, None),
    ("NELFT", "contact_nfa_pct", "2016-17 Q2", None, None, 41, 80, 51.25, None),
    ("Police", "Child protection plans", "2016-17 Q2", "category_of_abuse", "Neglect", None, None, 87, None),
    (
        "Police",
        "Child protection plans",
        "2016-17 Q2",
        "category_of_abuse",
        "Sexual abuse",
        None,
        None,
        "c",
        None,
    ),
    ("CAFCASS", "training_subjects", "2016-17", None, None, None, None, None, "over 60"),
)
_OPEN_PLANS = {"agency": "Police", "measure_id": "cp_plans_open", "period": "2016-17 Q2"}
VALUES = Return(
    {"Values": (VALUE_HEADINGS, *VALUES_ROWS)},
    {
        "returned_values": (
            {"agency": "Police", "measure_id": "contacts", "period": "2016-17 Q1", "value": "1234"},
            {
                "agency": "Police",
                "measure_id": "contacts",
                "period": "2016-17 Q2",
                "value": "1301",
                "narrative": "The busiest quarter so far",
            },
            {
                "agency": "NELFT",
                "measure_id": "contact_nfa_pct",
                "period": "2016-17 Q1",
                "numerator": "63",
                "denominator": "100",
                "value": "63",
            },
            {
                "agency": "NELFT",
                "measure_id": "contact_nfa_pct",
                "period": "2016-17 Q2",
                "numerator": "41",
                "denominator": "80",
                "value": "51.25",
            },
            _OPEN_PLANS | {"breakdown": "category_of_abuse", "category": "Neglect", "value": "87"},
            _OPEN_PLANS | {"breakdown": "category_of_abuse", "category": "Sexual", "value": "c"},
            {
                "agency": "CAFCASS",
                "measure_id": "training_subjects",
                "period": "2016-17",
                "narrative": "over 60",
            },
        )
    },
)

ABOUT_ROWS: Rows = (
    ("Item", "Value"),
    ("Authority", "Havering"),
    ("Agency", "Children's Social Care"),
    ("Data From", date(2016, 4, 1)),
    ("Data To", date(2017, 3, 31)),
    ("Synthetic", "Y"),
)
CONTACTS_HEADINGS = (
    "Child Unique ID",
    "Gender",
    "Date of Birth",
    "Date of Contact",
    "Contact Source",
    "Contact Outcome",
)
CONTACTS_ROWS: Rows = (
    ("C0001", "a) Male", date(2010, 2, 28), date(2016, 5, 31), "q) 6: Police", "No further action"),
    ("C0002", "b) Female", date(2004, 2, 29), date(2016, 12, 1), "f) 2A: Schools", "Referral to social care"),
    (
        "C0002",
        "b) Female",
        date(2004, 2, 29),
        date(2017, 1, 9),
        "a) 1A: Individual - Family member/relative/carer",
        None,
    ),
)
REFERRALS_HEADINGS = (
    "Child Unique ID",
    "Date of referral",
    "Referral Source",
    "Referral NFA?",
    "Number of Referrals in Last 12 Months",
    "Allocated Team",
)
REFERRALS_ROWS: Rows = (
    ("C0002", date(2016, 12, 1), "f) 2A: Schools", "b) No", 1, "Assessment & MASH"),
    ("C0003", date(2017, 3, 31), "q) 6: Police", "a) Yes", 0, "Zoë’s team"),
)
LIST_SHEETS = {
    "About": ABOUT_ROWS,
    "List 1": (CONTACTS_HEADINGS, *CONTACTS_ROWS),
    "List 3": (REFERRALS_HEADINGS, *REFERRALS_ROWS),
}
_SECOND_CHILD = {"child_id": "C0002", "gender": "F", "date_of_birth": "2004-02-29"}
LISTS = Return(
    LIST_SHEETS,
    {
        "list_1": (
            {
                "child_id": "C0001",
                "gender": "M",
                "date_of_birth": "2010-02-28",
                "contact_date": "2016-05-31",
                "contact_source": "6",
                "contact_outcome": "NFA",
            },
            _SECOND_CHILD | {"contact_date": "2016-12-01", "contact_source": "2A", "contact_outcome": "REF"},
            _SECOND_CHILD | {"contact_date": "2017-01-09", "contact_source": "1A"},
        ),
        "list_3": (
            {
                "child_id": "C0002",
                "referral_date": "2016-12-01",
                "referral_source": "2A",
                "referral_nfa": "No",
                "referrals_in_last_12_months": "1",
                "team": "Assessment & MASH",
            },
            {
                "child_id": "C0003",
                "referral_date": "2017-03-31",
                "referral_source": "6",
                "referral_nfa": "Yes",
                "referrals_in_last_12_months": "0",
                "team": "Zoë’s team",
            },
        ),
    },
)

EPISODES_HEADINGS = (
    "CHILD",
    "DECOM",
    "RNE",
    "LS",
    "CIN",
    "PLACE",
    "PLACE_PROVIDER",
    "DEC",
    "REC",
    "REASON_PLACE_CHANGE",
    "URN",
)
EPISODES_ROWS: Rows = (
    ("0012345", date(2016, 4, 1), "S", "V2", "N1", "U4", "PR1", date(2016, 6, 30), "X1", "CARPL", "SC012345"),
    ("0012345", date(2016, 6, 30), "P", "V2", "N1", "K2", "PR4", None, None, None, "SC054321"),
    ("0067890", date(2016, 9, 2), "S", "E1", "N5", "A4", "PR1", date(2017, 1, 5), "E11", None, None),
)
EPISODES = Return(
    {"Episodes": (EPISODES_HEADINGS, *EPISODES_ROWS)},
    {
        "ssda903_episodes": (
            {
                "child_id": "0012345",
                "start_date": "2016-04-01",
                "start_reason": "S",
                "legal_status": "V2",
                "need": "N1",
                "placement_type": "U4",
                "placement_provider": "PR1",
                "end_date": "2016-06-30",
                "end_reason": "X1",
                "change_reason": "CARPL",
                "urn": "SC012345",
            },
            {
                "child_id": "0012345",
                "start_date": "2016-06-30",
                "start_reason": "P",
                "legal_status": "V2",
                "need": "N1",
                "placement_type": "K2",
                "placement_provider": "PR4",
                "urn": "SC054321",
            },
            {
                "child_id": "0067890",
                "start_date": "2016-09-02",
                "start_reason": "S",
                "legal_status": "E1",
                "need": "N5",
                "placement_type": "A4",
                "placement_provider": "PR1",
                "end_date": "2017-01-05",
                "end_reason": "E11",
            },
        )
    },
)

_QUARTERS = {"Police": (31, 42), "NELFT": (8, 9), "CAFCASS": (12, 0)}
PERIODS = ("2016-17 Q1", "2016-17 Q2")
QUARTERS_ROWS: Rows = tuple(
    (agency, "Contacts", period, count)
    for place, period in enumerate(PERIODS)
    for agency, counts in _QUARTERS.items()
    for count in counts[place : place + 1]
)
QUARTERS_HEADINGS = ("Agency", "Measure", "Period", "Value")
QUARTERS = Return(
    {"Values": (QUARTERS_HEADINGS, *QUARTERS_ROWS)},
    {
        "returned_values": tuple(
            {"agency": agency, "measure_id": "contacts", "period": period, "value": str(value)}
            for agency, _, period, value in QUARTERS_ROWS
        )
    },
)
