"""What is published about Havering, year by year: the totals that the made-up children add up to.

Sources, by the letter at each figure:
[C1] [C2] [C4] [C5] [D2] [D4] [D5] [D6] [D7] Department for Education, Characteristics of children in need, tables of
those names, local authority data 2013 to 2024, Havering. [B1] the same, children in need at 31 March.
[CLA] Department for Education, Children looked after in England including adoption, 2012-13 to 2018-19.
[AR] Havering LSCB annual report 2016-17. [invented] nothing is published; the figure is ours.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class FrontDoor:
    """Contacts and referrals of one year."""

    contacts: int
    received_by_mash: int
    received_by_early_help: int  # what neither received has no place recorded
    to_referral: int
    no_further_action: int
    early_help_service: int
    early_help_assessment: int
    repeat_contacts: int
    contact_sources: dict[str, int]
    secondary_health: tuple[int, int]  # quarters 1 to 3, quarter 4
    referrals: int
    re_referrals: int
    referrals_nfa: int
    referrals_assessed: int
    referral_sources: dict[str, int]


@dataclass(frozen=True)
class Assessments:
    """Assessments authorised in one year, in bands of working days (highest day of the band: children)."""

    bands: dict[tuple[int, int], int]
    not_in_need: int
    tail: (
        float  # working days beyond 60 to which the slow ones stretch, fitted to the published upper quartile
    )
    in_time_by_quarter: tuple[float, float, float, float]


@dataclass(frozen=True)
class Conferences:
    """Section 47 enquiries and initial conferences of one year."""

    enquiries: int
    children_with_enquiry: int
    bands: dict[str, int]
    plans_started: int
    repeat_plans: int
    in_time_by_quarter: tuple[float, float, float, float]


def _bands(*children: int) -> dict[tuple[int, int], int]:
    limits = ((0, 0), (1, 10), (11, 20), (21, 30), (31, 40), (41, 45), (46, 50), (51, 60), (61, 200))
    return dict(zip(limits, children, strict=True))


FRONT_DOOR = {
    "2014-15": FrontDoor(
        # [invented] all of the contacts: nothing is printed for this year
        contacts=5140, received_by_mash=5140, received_by_early_help=0, to_referral=1640, no_further_action=640,
        early_help_service=1790, early_help_assessment=310, repeat_contacts=1290,
        contact_sources={
            "Police": 2410, "Schools": 520, "Health services": 520, "LA services": 660, "Individual": 470,
            "Housing": 60, "Other legal agency": 150, "Other": 190, "Education services": 75, "Anonymous": 65,
            "Unknown": 20,
        },
        secondary_health=(10, 5),
        referrals=2023, re_referrals=116, referrals_nfa=15,  # [C1]
        referrals_assessed=1520,  # [invented]
        referral_sources={  # [C5]
            "Individual": 118, "Schools": 370, "Education services": 32, "Health services": 210, "Housing": 18,
            "LA services": 272, "Police": 832, "Other legal agency": 54, "Other": 95, "Anonymous": 22,
        },
    ),
    "2015-16": FrontDoor(
        # [AR] lines 136-138, 160-168; the report counts 3 contacts more than it places
        contacts=5859, received_by_mash=5856, received_by_early_help=0, to_referral=1937, no_further_action=713,
        early_help_service=2156, early_help_assessment=391, repeat_contacts=2045,
        contact_sources={  # schools [AR], others [invented]
            "Police": 2690, "Schools": 645, "Health services": 600, "LA services": 720, "Individual": 540,
            "Housing": 85, "Other legal agency": 160, "Other": 265, "Education services": 60, "Anonymous": 70,
            "Unknown": 24,
        },
        secondary_health=(14, 6),  # [AR] 20 in the year
        referrals=2410, re_referrals=359, referrals_nfa=230,  # [C1]
        referrals_assessed=1842,  # [AR] line 164
        referral_sources={  # [C5]
            "Individual": 178, "Schools": 537, "Education services": 9, "Health services": 308, "Housing": 26,
            "LA services": 274, "Police": 817, "Other legal agency": 66, "Other": 175, "Anonymous": 20,
        },
    ),
    "2016-17": FrontDoor(
        # [AR] lines 134-138, 160-168: no Early Help assessments are printed; the 3,657 are all to the service
        contacts=9293, received_by_mash=6608, received_by_early_help=2685, to_referral=2130,
        no_further_action=2268, early_help_service=3657, early_help_assessment=0, repeat_contacts=3866,
        contact_sources={  # police 44 % and schools [AR], others [invented]
            "Police": 4089, "Schools": 1472, "Health services": 815, "LA services": 1150, "Individual": 780,
            "Housing": 210, "Other legal agency": 190, "Other": 330, "Education services": 120, "Anonymous": 110,
            "Unknown": 27,
        },
        secondary_health=(130, 125),  # [AR]
        referrals=2616, re_referrals=323, referrals_nfa=51,  # [C1]
        referrals_assessed=2194,  # [AR] line 164
        referral_sources={  # [C5]; education services and unknown are suppressed and make the missing 9
            "Individual": 218, "Schools": 689, "Education services": 6, "Health services": 341, "Housing": 52,
            "LA services": 306, "Police": 799, "Other legal agency": 78, "Other": 95, "Anonymous": 29, "Unknown": 3,
        },
    ),
}  # fmt: skip

ASSESSMENTS = {  # [C2], not in need [C1]; quarters of 2016-17 [AR] line 186, third quarter follows from the year
    "2014-15": Assessments(
        _bands(17, 140, 169, 179, 167, 100, 72, 112, 402), 398, 44.0, (0.60, 0.58, 0.56, 0.53)
    ),
    "2015-16": Assessments(
        _bands(16, 166, 246, 346, 318, 138, 119, 226, 632), 599, 36.0, (0.49, 0.52, 0.57, 0.65)
    ),
    "2016-17": Assessments(
        _bands(22, 116, 242, 499, 463, 187, 160, 190, 364), 681, 25.0, (0.86, 0.83, 0.66, 0.43)
    ),
}

# Started and not yet authorised on 31 March 2017. [invented]: what the referrals assessed leave over.
ASSESSMENTS_OPEN_AT_END = 440

CONFERENCES = {  # [C4], [D2], repeats [D2 subsequent]; third quarter of 2016-17 [AR] line 184
    "2014-15": Conferences(
        936, 746, {"0-10": 48, "11-15": 128, "16-20": 55, "21+": 51}, 261, 7, (0.58, 0.62, 0.66, 0.63)
    ),
    "2015-16": Conferences(
        1320, 1078, {"0-10": 42, "11-15": 267, "16-20": 68, "21+": 58}, 386, 30, (0.66, 0.70, 0.74, 0.74)
    ),
    # [C4] one conference of 2016-17 stands in no band: it is dated before its strategy discussion
    "2016-17": Conferences(
        1069,
        915,
        {"before": 1, "0-10": 54, "11-15": 183, "16-20": 57, "21+": 55},
        305,
        45,
        (0.62, 0.63, 0.80, 0.66),
    ),
}

# [D6] plans of three months or more, and those with every review in time. 2015-16 bends with the 285 open plans:
# 215 of them (published 228), of which 88.6 % is 190 or 191.
REVIEWED_IN_TIME = {"2014-15": (124, 111), "2015-16": (215, 190), "2016-17": (221, 208)}

# [B1] children in need at 31 March
CHILDREN_IN_NEED = {"2014-15": 1671, "2015-16": 1374, "2016-17": 1719}
