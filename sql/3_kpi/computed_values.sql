-- One row per measure, period, breakdown and category computed from child-level lists: counts, percentages, medians.
create or replace table kpi.computed_values as
-- the `all` row of every period that the data touch, also where no case was counted
with expected_totals as (
    select
        measure_periods.measure_id,
        measure_periods.authority,
        measure_periods.period_type,
        measure_periods.period_label
    from kpi.measure_periods
    inner join raw.measures on measure_periods.measure_id = measures.measure_id
    left join marts.snapshot_periods
        on
            measures.sources[1] = snapshot_periods.sheet_table
            and measure_periods.authority = snapshot_periods.authority
            and measure_periods.period_type = snapshot_periods.period_type
            and measure_periods.period_label = snapshot_periods.period_label
    where
        measures.unit <> 'rate_10k'
        -- what a list says of one day only has a figure for the periods that end on that day
        and (measures.every_period or snapshot_periods.sheet_table is not null)
),

totals as (
    select
        coalesce(case_totals.measure_id, expected_totals.measure_id) as measure_id,
        coalesce(case_totals.authority, expected_totals.authority) as authority,
        coalesce(case_totals.period_type, expected_totals.period_type) as period_type,
        coalesce(case_totals.period_label, expected_totals.period_label) as period_label,
        coalesce(case_totals.breakdown, 'all') as breakdown,
        coalesce(case_totals.category, 'all') as category,
        coalesce(case_totals.counted, 0) as counted,
        coalesce(case_totals.cases, 0) as cases,
        case_totals.median_days
    from expected_totals
    full outer join (select * from kpi.case_totals where breakdown = 'all') as case_totals
        on
            expected_totals.measure_id = case_totals.measure_id
            and expected_totals.authority = case_totals.authority
            and expected_totals.period_type = case_totals.period_type
            and expected_totals.period_label = case_totals.period_label
    union all
    select
        measure_id, authority, period_type, period_label, breakdown, category, counted, cases, median_days
    from kpi.case_totals
    where breakdown <> 'all'
)

select
    totals.measure_id,
    totals.authority,
    totals.period_type,
    totals.period_label,
    totals.breakdown,
    totals.category,
    case when measures.unit = 'percent' then totals.counted end as numerator,
    case when measures.unit = 'percent' then totals.cases end as denominator,
    case measures.unit
        when 'count' then totals.counted
        when 'percent' then 100.0 * totals.counted / nullif(totals.cases, 0)
        when 'days' then totals.median_days
    end as value
from totals
inner join raw.measures on totals.measure_id = measures.measure_id
