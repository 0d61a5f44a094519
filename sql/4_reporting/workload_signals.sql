-- One row per caseload that is a tenth or more higher than a year before (S19), by sql/board/relations.toml.
create or replace view reporting.workload_signals as
select
    'S19' as signal, yearly.measure_id, yearly.origin, yearly.source, yearly.authority, yearly.agency,
    yearly.period_label, yearly.title, 1 as strength, 'worse' as way,
    concat(
        'each worker has ', yearly.said_value, ', ',
        format('{:.0f}', 100 * (yearly.value / yearly.value_before - 1)), '% more than the ', yearly.said_value_before,
        ' of the year before; is the work growing, or the workforce shrinking'
    ) as why
from reporting.yearly
where
    yearly.measure_id in (select relations.measure_id from raw.relations where relations.kind = 'workload')
    and yearly.value_before > 0
    and yearly.value >= 1.1 * yearly.value_before
