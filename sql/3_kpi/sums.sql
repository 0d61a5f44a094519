-- One row per sum between counts that a reader can do, and count in it: signed, all of a sum give a known number.
create or replace table kpi.sums as
with named as (
    select concat_ws(' ', 'within', whole_id, breakdown) as sum_name, count_id, sign
    from kpi.sums_of_categories
    union all
    select 'over time ' || whole_id, count_id, sign
    from kpi.sums_of_periods
    union all
    select sum_name, count_id, sign
    from kpi.sums_of_measures
)

select dense_rank() over (order by sum_name) as sum_id, sum_name, count_id, sign
from named
