"""Every measure recomputed here, with its unit."""

from __future__ import annotations

from tests.oracle import (
    assessments,
    care,
    early_help,
    enquiries,
    front_door,
    health,
    leavers,
    placements,
    plans,
)
from tests.oracle.cases import Figure, Measure, Tables, figures
from tests.oracle.days import Period

MEASURES: dict[str, tuple[str, Measure]] = {
    function.__name__: (unit, function)
    for unit, functions in {
        "count": (
            front_door.contacts, front_door.referrals, assessments.assessments_completed,
            assessments.assessment_open_overdue, enquiries.s47_enquiries, enquiries.icpcs,
            enquiries.s47_open_no_icpc_overdue, plans.cp_plans_open, plans.cp_plans_started,
            plans.cp_plans_ended, plans.cin_open, care.cla, care.cla_started, care.cla_ended,
            care.missing_episodes, early_help.eh_assessments_started, early_help.eh_assessments_completed,
        ),
        "percent": (
            front_door.contact_to_referral_pct, front_door.contact_to_early_help_pct,
            front_door.contact_nfa_pct, front_door.contact_no_outcome_pct,
            front_door.repeat_contact_12m_pct, front_door.referral_nfa_pct, front_door.re_referral_12m_pct,
            front_door.referral_to_assessment_pct, assessments.assessment_45wd_pct,
            assessments.assessment_no_support_pct, enquiries.s47_to_icpc_pct, enquiries.icpc_to_plan_pct,
            enquiries.icpc_15wd_pct, plans.cp_neglect_pct, plans.cp_repeat_plan_pct,
            plans.cp_plan_2y_open_pct, plans.cp_plan_2y_ended_pct, plans.cp_review_on_time_pct,
            care.cla_s20_pct, care.cla_care_order_pct, care.cla_interim_order_pct,
            care.cla_placement_order_pct, care.iha_20wd_pct, care.lac_review_on_time_pct,
            care.pep_up_to_date_pct, care.cla_missing_pct, care.rhi_offered_pct, care.rhi_72h_pct,
            care.private_fostering_visit_7wd_pct, placements.cla_3plus_placements_pct,
            placements.cla_same_placement_2y_pct, placements.cla_out_of_area_pct,
            placements.cla_over_20_miles_pct, leavers.care_leavers_in_touch_pct,
            leavers.care_leavers_suitable_pct, leavers.care_leavers_eet_pct, early_help.eh_step_up_pct,
            health.health_assessment_pct, health.dental_check_pct, health.immunisations_pct,
        ),
        "days": (enquiries.icpc_median_wd,),
    }.items()
    for function in functions
} | {"assessment_median_wd": ("days", assessments.assessment_45wd_pct)}  # fmt: skip

# Only for the periods whose as-at date is the day the lists were drawn up: they hold no history.
YEARS_ONLY = {"health_assessment_pct", "dental_check_pct", "immunisations_pct"}
AT_DATA_TO = YEARS_ONLY | {
    "pep_up_to_date_pct", "care_leavers_in_touch_pct", "care_leavers_suitable_pct", "care_leavers_eet_pct",
}  # fmt: skip


def exists_for(measure_id: str, period: Period) -> bool:
    """True where the measure has a figure for a period that the data touch."""
    is_year_or_any = period.kind == "year" or measure_id not in YEARS_ONLY
    return is_year_or_any and (period.as_at == period.data_to or measure_id not in AT_DATA_TO)


def compute(measure_id: str, tables: Tables, period: Period) -> dict[tuple[str, str], Figure]:
    """The figures of a measure in one period by (breakdown, category); (`all`, `all`) is always there."""
    unit, cases = MEASURES[measure_id]
    return figures(unit, cases(tables, period))
