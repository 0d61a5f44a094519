-- One row per measure, period that ends on a Data To, and care leaver of its ages: in touch, suitable home, EET.
create or replace view kpi.care_leavers as
with periods as (
    select
        *,
        -- List 9, else OC3
        row_number() over (
            partition by authority, period_type, period_label order by sheet_table
        ) as choice
    from marts.snapshot_periods
    where sheet_table in ('list_9', 'ssda903_oc3')
),

leavers as (
    select
        periods.period_type,
        periods.period_label,
        care_leavers.*,
        -- full years on the as-at date; the list's own age only where it gives no date of birth
        case
            when care_leavers.date_of_birth is null then care_leavers.age
            else
                year(periods.as_at) - year(care_leavers.date_of_birth)
                - case
                    when
                        -- back from the day, as for age bands: born on 29 February is a year older on 1 March
                        care_leavers.date_of_birth
                        > periods.as_at - to_years(year(periods.as_at) - year(care_leavers.date_of_birth))
                        then 1
                    else 0
                end
        end as age_at,
        case
            when care_leavers.in_touch = 'DIED' then 'died'
            when care_leavers.accommodation = 'G' then 'gone abroad'
            when care_leavers.accommodation = 'H' then 'deported'
        end as left_out_because,
        row_number() over (
            partition by periods.authority, periods.period_type, periods.period_label, care_leavers.child_id
            order by care_leavers.source_id desc
        ) as row_of_child
    from staging.care_leavers
    inner join periods
        on
            care_leavers.authority = periods.authority
            and care_leavers.sheet_table = periods.sheet_table
            and care_leavers.as_at = periods.as_at
            and periods.choice = 1
),

measured as (
    select 'care_leavers_in_touch_pct' as measure_id, in_touch = 'YES' as is_done, *
    from leavers
    where age_at is null or age_at between 17 and 21
    union all
    select 'care_leavers_suitable_pct', suitability = '1', *
    from leavers
    where age_at is null or age_at between 19 and 21
    union all
    select 'care_leavers_eet_pct', left(activity, 1) in ('F', 'P'), *
    from leavers
    where age_at is null or age_at between 19 and 21
)

select
    measure_id,
    authority,
    period_type,
    period_label,
    source_id,
    coalesce(is_done, false) as is_counted,
    coalesce(left_out_because, case when age_at is null then 'age not known' end) as excluded_because
from measured
where row_of_child = 1
