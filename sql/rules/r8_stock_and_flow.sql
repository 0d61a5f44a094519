-- R8, one row per stock that the stock before, with what came and without what went, does not give.
create or replace view rules.r8_stock_and_flow as
with flows as (
    select relations.measure_id, moves.unnest as flow_id, 1 as sign
    from raw.relations, unnest(relations.adds) as moves
    where relations.kind = 'flow'
    union all
    select relations.measure_id, moves.unnest, -1
    from raw.relations, unnest(relations.takes) as moves
    where relations.kind = 'flow'
),

wanted as (
    select measure_id, count(*) as moves
    from flows
    group by measure_id
),

moved as (
    select
        stocks.figure_id,
        sum(flows.sign * flow.value) as net,
        sum(flow.rounding) as rounding,
        count(*) as moves,
        bool_or(flow.is_hidden) as is_hidden,
        string_agg(
            concat(case when flows.sign > 0 then 'plus ' else 'less ' end, flow.said), ' ' order by flows.sign desc
        ) as words
    from rules.figures as stocks
    inner join flows on stocks.measure_id = flows.measure_id
    inner join rules.figures as flow
        on
            flows.flow_id = flow.measure_id
            and stocks.series = flow.series
            and stocks.period_label = flow.period_label
            and stocks.breakdown = flow.breakdown
            and stocks.category = flow.category
    where flow.value is not null
    group by stocks.figure_id
)

select
    'R8' as rule,
    figures.figure_id,
    figures.breakdown,
    figures.value_before + moved.net as recomputed,
    case when figures.is_national then 'low' else 'high' end as severity,
    figures.is_hidden or coalesce(figures.is_hidden_before, false) or moved.is_hidden as is_hidden,
    concat(
        format('{:,.0f}', figures.value_before), ' in ', figures.label_before, ', ', moved.words, ', is ',
        format('{:,.0f}', figures.value_before + moved.net)
    ) as why,
    'Which of these counts is another one?' as question
from rules.figures
inner join moved on figures.figure_id = moved.figure_id
inner join wanted on figures.measure_id = wanted.measure_id and moved.moves = wanted.moves
where
    figures.breakdown = 'all'
    and figures.end_before = figures.period_start - 1
    and not figures.is_approximate
    and abs(figures.value_before + moved.net - figures.value)
    > figures.rounding + figures.rounding_before + moved.rounding
