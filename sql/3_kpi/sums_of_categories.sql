-- One row per count in a sum that a reader can do within one period: the categories of a breakdown and their whole.
create or replace table kpi.sums_of_categories as
with categories as (
    select
        whole.count_id as whole_id,
        part.breakdown,
        part.count_id,
        whole.origin,
        whole.amount,
        sum(part.amount) over (partition by whole.count_id, part.breakdown) as total
    from kpi.told_counts as whole
    inner join kpi.told_counts as part
        on
            whole.measure_id = part.measure_id
            and whole.series = part.series
            and whole.period_label = part.period_label
            and whole.part = part.part
    where whole.breakdown = 'all' and part.breakdown <> 'all'
),

-- a print that lists some categories says nothing of the others; records have every one
whole_breakdowns as (
    select whole_id, breakdown, count_id
    from categories
    where origin = 'records' or total = amount
)

select whole_id, breakdown, count_id, 1 as sign from whole_breakdowns
union all
select distinct whole_id, breakdown, whole_id, -1 from whole_breakdowns
