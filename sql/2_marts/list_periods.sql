-- One row per authority, list and period that its data touch; a list nobody sends is covered by what stands in for it.
create or replace view marts.list_periods as
with stand_ins (sheet_table, stand_in) as (
    values
    -- care leavers: List 9, else OC3; health of children in care: OC2, else the latest dates of List 8
    ('list_9', 'ssda903_oc3'),
    ('ssda903_oc2', 'list_8')
)

select * from marts.covered_periods
union all
select stand_in_periods.* replace (stand_ins.sheet_table as sheet_table)
from marts.covered_periods as stand_in_periods
inner join stand_ins on stand_in_periods.sheet_table = stand_ins.stand_in
where not exists (
    select 1
    from marts.covered_periods
    where
        covered_periods.authority = stand_in_periods.authority
        and covered_periods.sheet_table = stand_ins.sheet_table
        and covered_periods.period_type = stand_in_periods.period_type
        and covered_periods.period_label = stand_in_periods.period_label
)
