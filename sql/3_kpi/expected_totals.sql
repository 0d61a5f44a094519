-- One row per measure, authority and period that the data touch, also where no case was counted: the `all` rows.
create or replace view kpi.expected_totals as
select
    measures.measure_id,
    covered_periods.authority,
    covered_periods.period_type,
    covered_periods.period_label,
    covered_periods.status,
    case
        when
            measures.look_back_months > 0
            and covered_periods.covered_from
            > covered_periods.period_start - to_months(measures.look_back_months)
            then 'look-back incomplete'
    end as caveat
from raw.measures
inner join marts.covered_periods on measures.sources[1] = covered_periods.sheet_table
where
    measures.every_period
    and measures.unit <> 'rate_10k'
    and (covered_periods.period_type = 'year' or not measures.years_only)
    -- a measure that joins two lists has no figure where the authority sent only one of them
    and not exists (
        select 1
        from (select unnest(measures.sources) as sheet_table) as wanted
        where wanted.sheet_table not in (
            select coverage.sheet_table from marts.coverage
            where coverage.authority = covered_periods.authority
        )
    )
