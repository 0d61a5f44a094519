-- One row per profile and figure that is too small itself: few children, few others, or a group too small to describe.
create or replace table kpi.small_figures as
with profiles as (
    select 'meeting' as profile, value as largest_hidden from raw.settings where name = 'suppress_up_to'
    union all
    select 'publish', value from raw.settings where name = 'publish_suppress_up_to'
),

sizes as (
    select
        figures.*,
        -- the children that the figure counts, and those of a percentage that it does not count
        case
            when figures.unit in ('percent', 'rate_10k') then figures.numerator
            when figures.unit = 'days' then case_totals.cases
            else figures.value
        end as counted,
        case when figures.unit = 'percent' then figures.denominator - figures.numerator end as others,
        -- the group that a percentage or a median describes
        case
            when figures.unit = 'percent' then figures.denominator
            when figures.unit = 'days' then case_totals.cases
        end as described
    from kpi.figures
    left join kpi.case_totals
        on
            figures.origin = 'records'
            and figures.measure_id = case_totals.measure_id
            and figures.authority = case_totals.authority
            and figures.period_type = case_totals.period_type
            and figures.period_label = case_totals.period_label
            and figures.breakdown = case_totals.breakdown
            and figures.category = case_totals.category
    where figures.is_guarded
)

select profiles.profile, sizes.figure_id, profiles.largest_hidden
from sizes
cross join profiles
inner join raw.settings as smallest_group on smallest_group.name = 'smallest_group_described'
where
    sizes.counted between 1 and profiles.largest_hidden
    or sizes.others between 1 and profiles.largest_hidden
    -- all or none of a small group describes every child in it
    or sizes.described between 1 and smallest_group.value - 1
