-- One row per figure in force and the one before it in its series, or the one after it where that was held already.
create or replace view checks.neighbouring_totals as
with in_order as (
    select
        totals as figure,
        lag(totals) over in_series as previous_figure,
        lag(totals.value, 2) over in_series as value_before_previous,
        lead(totals) over in_series as next_figure,
        lead(totals.value, 2) over in_series as value_after_next
    from checks.totals
    where totals.is_in_force
    window in_series as (
        partition by totals.series, totals.period_type
        order by totals.period_start, totals.source_id
    )
)

select figure, previous_figure as neighbour, value_before_previous as value_beyond
from in_order
where
    figure.is_news
    -- a publication prints a series whole, with breaks that its own notes tell of
    and previous_figure.load_number <= figure.load_number - case when figure.origin = 'return' then 0 else 1 end
union all
select figure, next_figure, value_after_next
from in_order
where figure.is_news and next_figure.load_number < figure.load_number
