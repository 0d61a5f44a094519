-- One row per yearly figure over all: its interval of 95 per cent, England that year, whether they differ, how told.
create or replace view reporting.verdicts as
with figures as (
    select
        measure_values.measure_id, measure_values.authority, measure_values.origin, measure_values.source,
        measure_values.agency, measure_values.period_label, measure_values.period_start, measure_values.value,
        measure_values.numerator, measure_values.denominator, measures.unit,
        measure_values.numerator / nullif(measure_values.denominator, 0) as share,
        case measures.polarity when 'higher' then 1 when 'lower' then -1 else 0 end as better,
        -- a comparator of a count or an amount says nothing: places differ in size
        case when measures.unit in ('percent', 'rate_10k') then england.value end as england
    from reporting.measure_values
    inner join reporting.measures on measure_values.measure_id = measures.measure_id
    left join reporting.yearly_comparators as england
        on
            measure_values.measure_id = england.measure_id
            and measure_values.authority = england.authority
            and measure_values.period_label = england.period_label
            and england.comparator = 'England'
    -- a hidden figure has no value, and is compared with nothing
    where
        measure_values.period_type = 'year' and measure_values.breakdown = 'all' and measure_values.value is not null
        and measure_values.status <> 'partial'
),

intervals as (
    select
        *,
        case
            when unit = 'percent' and share between 0 and 1
                then 100 * (
                    share + 3.8416 / (2 * denominator)
                    - 1.96 * sqrt(share * (1 - share) / denominator + 3.8416 / (4 * denominator * denominator))
                ) / (1 + 3.8416 / denominator)
            when unit = 'rate_10k' and numerator = 0 then 0
            when unit = 'rate_10k' and numerator > 0
                then 10000 / denominator * numerator * power(
                    1 - 1 / (9 * numerator) - 1.96 / (3 * sqrt(numerator)), 3
                )
        end as interval_low,
        case
            when unit = 'percent' and share between 0 and 1
                then 100 * (
                    share + 3.8416 / (2 * denominator)
                    + 1.96 * sqrt(share * (1 - share) / denominator + 3.8416 / (4 * denominator * denominator))
                ) / (1 + 3.8416 / denominator)
            when unit = 'rate_10k' and numerator >= 0
                then 10000 / denominator * (numerator + 1) * power(
                    1 - 1 / (9 * (numerator + 1)) + 1.96 / (3 * sqrt(numerator + 1)), 3
                )
        end as interval_high,
        -- Byar's is within two hundredths of the exact limits (Garwood) from six cases on; one to five are hidden
        case when unit = 'percent' then 'Wilson' when unit = 'rate_10k' then 'Byar' end as interval_method
    from figures
),

told as (
    select
        *,
        case
            when england is null then null
            when interval_low is not null then not england between interval_low and interval_high
            when unit = 'percent' then abs(value - england) >= 5
        end as differs
    from intervals
)

select
    measure_id, authority, origin, source, agency, period_label, period_start, value, england, interval_low,
    interval_high,
    case
        when differs is null then null
        when not differs then 'similar'
        when better = 0 then if(value > england, 'higher', 'lower')
        when better * (value - england) > 0 then 'better'
        else 'worse'
    end as verdict,
    case
        when differs is null then null
        when interval_low is not null then concat(interval_method, ', 95 per cent')
        else 'five points, no counts known'
    end as method
from told
