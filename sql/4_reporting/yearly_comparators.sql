-- One row per measure, authority, comparator and year: of several sources the national statistic, as last published.
create or replace view reporting.yearly_comparators as
select
    comparators.measure_id, comparators.authority, comparators.comparator, comparators.period_label,
    comparators.value, comparators.source, comparators.published_in
from reporting.comparators
left join reporting.sources on comparators.source = sources.source
where comparators.breakdown = 'all' and comparators.period_type = 'year'
qualify row_number() over (
    partition by comparators.measure_id, comparators.authority, comparators.comparator, comparators.period_label
    order by
        comparators.value is null, sources.is_national desc, comparators.published_in desc, comparators.source asc
) = 1
