-- One row per count in a sum over time: months of a quarter, quarters of a year, a stock as at its last month.
create or replace table kpi.sums_of_periods as
with counts as (
    select told_counts.*, measures.is_stock
    from kpi.told_counts
    inner join raw.measures on told_counts.measure_id = measures.measure_id
    where
        told_counts.unit in ('count', 'percent')
        -- a child is counted once in a year, and in each month: these do not add up
        and not measures.grows_with_period and not measures.change
        -- a child is older at the end of the year than at the end of a month
        and (measures.is_stock or told_counts.breakdown <> 'age_band')
),

parts as (
    select
        whole.count_id as whole_id,
        part.count_id,
        count(*) over (partition by whole.count_id) as known
    from counts as whole
    inner join counts as part
        on
            whole.measure_id = part.measure_id
            and whole.series = part.series
            and whole.breakdown = part.breakdown
            and whole.category = part.category
            and whole.part = part.part
            and (whole.period_type, part.period_type) in (('year', 'quarter'), ('quarter', 'month'))
            and part.period_start between whole.period_start and whole.period_end
            and (not whole.is_stock or part.period_end = whole.period_end)
),

-- a missing month of records is a zero; of what was sent or printed it is unknown
whole_sums as (
    select parts.whole_id, parts.count_id
    from parts
    inner join counts on parts.whole_id = counts.count_id
    where
        counts.origin = 'records' or counts.is_stock
        or parts.known = case counts.period_type when 'year' then 4 else 3 end
)

select whole_id, count_id, 1 as sign from whole_sums
union all
select distinct whole_id, whole_id, -1 from whole_sums
