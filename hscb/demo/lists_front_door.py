"""Lists 1, 3, 4 and 5: contacts, referrals, assessments, section 47 enquiries with their conferences."""

from __future__ import annotations

import random
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from hscb.demo import written
from hscb.demo.cases import Case
from hscb.demo.conferences import Enquiry
from hscb.demo.contacts import Contact
from hscb.demo.days import DATA_TO, add_months, working_days
from hscb.demo.population import Child
from hscb.demo.sources import code_of
from hscb.demo.workbooks import Sheet
from hscb.demo.written import yes_no

IN_TIME = 45


def contacts_sheet(contacts: Iterable[Contact]) -> Sheet:
    """List 1 with the board's additions: who received the contact and what became of it."""
    rows = [
        written.person(child, contact.day)
        | {
            "contact_date": contact.day,
            "contact_source": written.source(contact.code),
            "received_by": written.RECEIVED_BY[contact.received_by],
            "contact_outcome": written.OUTCOME[contact.outcome],
        }
        for contact in contacts
        for child in contact.children
    ]
    return Sheet("list_1", sorted(rows, key=lambda row: row["contact_date"]))


class _InLast12Months:
    """How many days of a child lie in the 12 months up to and with a day."""

    def __init__(self, days: Iterable[tuple[Child, date]]) -> None:
        self.days: defaultdict[Child, list[date]] = defaultdict(list)
        for child, day in sorted(days, key=lambda pair: pair[1]):
            self.days[child].append(day)

    def count(self, child: Child, day: date) -> int:
        days = self.days[child]
        return bisect_right(days, day) - bisect_left(days, add_months(day, -12))


def referrals_sheet(rng: random.Random, cases: list[Case]) -> Sheet:
    """List 3: every referral, with how many the child had in the 12 months to it."""
    referrals = [case for case in cases if case.is_referral]
    in_last_12_months = _InLast12Months((child, case.opened) for case in referrals for child in case.children)
    rows = []
    for case in referrals:
        case.source_code = case.source_code or code_of(rng, case.source, rng.random() < 0.25)
        team = case_team(rng, case) if case.assessed else "MASH"
        rows += [
            written.person(child, case.opened)
            | {
                "referral_date": case.opened,
                "referral_source": written.source(case.source_code),
                "referral_nfa": yes_no(case.is_nfa),
                "referrals_in_last_12_months": in_last_12_months.count(child, case.opened),
                "team": team,
            }
            for child in case.children
        ]
    return Sheet("list_3", sorted(rows, key=lambda row: row["referral_date"]))


def case_team(rng: random.Random, case: Case) -> str:
    """The team that assessed the case."""
    if not case.team:
        days = working_days(case.assessed.start, case.authorised or DATA_TO) if case.assessed else 0
        case.team = written.assessment_team(rng, case.children[0], days > IN_TIME)
    return case.team


def assessments_sheet(rng: random.Random, cases: list[Case]) -> Sheet:
    """List 4: every assessment open at some time in the three years."""
    rows = []
    for case in cases:
        if case.assessed is None:
            continue
        seen = "Yes" if rng.random() < 0.96 else rng.choice(("No", "Unknown"))
        answered = (case.authorised and rng.random() < 0.985) or not case.needs_support
        rows += [
            written.person_with_disability(child, case.assessed.start)
            | {
                "start_date": case.assessed.start,
                "child_seen": yes_no(seen if case.authorised else None),
                "authorisation_date": case.authorised,
                "requires_support": yes_no(case.needs_support) if answered and case.authorised else None,
                "team": case_team(rng, case),
            }
            for child in case.children
        ]
    return Sheet("list_4", sorted(rows, key=lambda row: row["start_date"]))


def enquiries_sheet(rng: random.Random, enquiries: list[Enquiry]) -> Sheet:
    """List 5: every section 47 enquiry, with the conference where there was one."""
    discussions = _InLast12Months((child, e.strategy_discussion) for e in enquiries for child in e.children)
    conferences = _InLast12Months(
        (child, e.conference) for e in enquiries if e.conference for child in e.children
    )
    rows = []
    for enquiry in enquiries:
        day = enquiry.strategy_discussion
        team = written.assessment_team(rng, enquiry.children[0])
        rows += [
            written.person_with_disability(child, day)
            | {
                "strategy_discussion_date": day,
                "icpc_unnecessary": yes_no(enquiry.conference_unnecessary),
                "icpc_date": enquiry.conference,
                "icpc_led_to_plan": yes_no(enquiry.led_to_plan),
                "s47_in_last_12_months": discussions.count(child, day),
                "icpcs_in_last_12_months": conferences.count(child, enquiry.conference or day),
                "team": team,
            }
            for child in enquiry.children
        ]
    return Sheet("list_5", sorted(rows, key=lambda row: row["strategy_discussion_date"]))
