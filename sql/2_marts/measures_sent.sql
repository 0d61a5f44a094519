-- One row per agency, measure it owes and period: the first day that a real return of it, totals or list, was loaded.
create or replace view marts.measures_sent as
with sent as (
    select
        returned_values.authority,
        returned_values.agency,
        returned_values.measure_id,
        returned_values.period as period_label,
        true as is_total,
        real_returns.loaded_on
    from raw.returned_values
    inner join marts.real_returns
        on
            returned_values.load_id = real_returns.load_id
            and returned_values.authority = real_returns.authority
            and returned_values.submitted_by = real_returns.submitted_by
            and real_returns.sheet_table = 'returned_values'
    union all
    -- lists tell of a period once they reach its last day
    select
        real_returns.authority, real_returns.submitted_by, owed_measures.measure_id, periods.period_label, false,
        real_returns.loaded_on
    from marts.real_returns
    inner join marts.owed_measures
        on real_returns.submitted_by = owed_measures.agency and real_returns.sheet_table = owed_measures.made_from
    inner join calendar.periods
        on periods.period_end between real_returns.data_from and real_returns.data_to
)

select
    sent.authority,
    sent.agency,
    owed_measures.dataset,
    sent.period_label,
    sent.measure_id,
    bool_or(sent.is_total) as is_total,
    min(sent.loaded_on) as sent_on
from sent
inner join marts.owed_measures on sent.agency = owed_measures.agency and sent.measure_id = owed_measures.measure_id
group by sent.authority, sent.agency, owed_measures.dataset, sent.period_label, sent.measure_id
