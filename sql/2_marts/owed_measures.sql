-- One row per agency and measure that it owes the board, with the dataset that the measure is sent in.
create or replace view marts.owed_measures as
with owed as (
    select name as agency, unnest(measures) as measure_id
    from raw.expected_returns
),

claimed as (
    select name as dataset, unnest(measures) as measure_id
    from raw.datasets
),

-- a dataset that names no measures takes those that no other one does
named as (
    select owed.agency, owed.measure_id, coalesce(claimed.dataset, rest.name) as dataset
    from owed
    left join claimed on owed.measure_id = claimed.measure_id
    left join raw.datasets as rest on rest.measures is null
)

select
    named.agency,
    named.dataset,
    datasets.frequency,
    datasets.days_to_send,
    named.measure_id,
    measures.title,
    measures.position,
    -- the list that a measure of children's records is made from; null where it comes as a total
    measures.sources[1] as made_from
from named
inner join raw.datasets on named.dataset = datasets.name
inner join raw.measures on named.measure_id = measures.measure_id
