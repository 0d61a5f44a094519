-- One row per rate, authority and year: the count per 10,000 children of the mid-year before the year's end.
create or replace view kpi.rates as
with rates (measure_id, count_id) as (
    values
    ('referral_rate_10k', 'referrals'),
    ('s47_rate_10k', 's47_enquiries'),
    ('icpc_rate_10k', 'icpcs'),
    ('cp_plan_rate_10k', 'cp_plans_open'),
    ('cla_rate_10k', 'cla')
)

select
    rates.measure_id,
    computed_values.authority,
    computed_values.period_type,
    computed_values.period_label,
    computed_values.breakdown,
    computed_values.category,
    case when population.population is not null then computed_values.value end as numerator,
    population.population as denominator,
    10000.0 * computed_values.value / nullif(population.population, 0) as value
from rates
inner join kpi.computed_values on rates.count_id = computed_values.measure_id
inner join calendar.periods
    on
        computed_values.period_type = periods.period_type
        and computed_values.period_label = periods.period_label
left join staging.population
    on
        lower(computed_values.authority) = lower(population.authority)
        and year(periods.period_end) - 1 = population.mid_year
where computed_values.period_type = 'year' and computed_values.breakdown = 'all'
