-- One row per count in a sum over measures of records: one number in two measures, or of two origins.
create or replace table kpi.sums_of_measures as
with counts as (
    select told_counts.*, told_counts.authority || '|' || told_counts.period_label as place
    from kpi.told_counts
    where told_counts.origin = 'records'
),

-- the base of a share, or what it counts, is a figure of another measure
same as (
    select 'same ' || share.count_id as sum_name, share.count_id as one_id, other.count_id as other_id
    from raw.relations
    inner join counts as share
        on relations.measure_id = share.measure_id and relations.part = share.part
    inner join counts as other
        on
            relations.of_measure = other.measure_id
            and share.place = other.place
            and other.part = 'value'
            and case
                when relations.categories is null
                    then share.breakdown = other.breakdown and share.category = other.category
                else
                    share.breakdown = 'all' and other.breakdown = relations.breakdown
                    and list_contains(relations.categories, other.category)
            end
    where
        relations.kind = 'same'
        -- how many a share leaves out is shown for the whole only
        and (relations.categories is not null or share.breakdown = 'all' or share.amount = other.amount)
),

-- one number that two origins or sources give
given_twice as (
    select
        'twice ' || part.count_id as sum_name,
        part.count_id,
        min(part.count_id) over same_number as first_id
    from kpi.told_counts as part
    where part.amount > 0
    window same_number as (
        partition by
            part.measure_id, part.authority, part.period_label, part.breakdown, part.category, part.part, part.amount
    )
)

select sum_name, other_id as count_id, 1 as sign from same
union all
select distinct sum_name, one_id, -1 from same
union all
select sum_name, count_id, 1 from given_twice where count_id <> first_id
union all
select sum_name, first_id, -1 from given_twice where count_id <> first_id
