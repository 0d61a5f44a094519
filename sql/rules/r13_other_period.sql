-- R13, one row per figure whose words name a month outside its period, or promise what should have come by then.
create or replace view rules.r13_other_period as
with named as (
    select
        *,
        unnest(regexp_extract_all(
            words,
            '\b((?:january|february|march|april|may|june|july|august|september|october|november|december) 20[0-9]{2})\b'
        )) as said_month,
        regexp_matches(words, '\b(will|is to|are to|plans to|planned to|expected to|due to be)\b') as speaks_of_later
    from rules.figures
    where origin <> 'records'
),

dated as (
    select *, strptime('1 ' || said_month, '%d %B %Y')::date as month_starts
    from named
),

-- the end of the year, or another quarter, in the words of a quarter; "up from 40% in Q3" is a comparison
quarters as (
    select
        *,
        unnest(regexp_extract_all(words, '(end of the year|(?:first|second|third|fourth) quarter|\bq[1-4]\b)'))
            as said_quarter,
        right(period_label, 1) as own_quarter
    from rules.figures
    where
        origin <> 'records' and period_type = 'quarter'
        and not regexp_matches(words, '\b(from|than|against|compared|since|before|previous|by)\b')
),

placed as (
    select
        *,
        case
            when said_quarter like 'first%' then '1'
            when said_quarter like 'second%' then '2'
            when said_quarter like 'third%' then '3'
            when said_quarter like 'q_' then right(said_quarter, 1)
            else '4'
        end as said_number
    from quarters
),

asked as (
    select
        figure_id,
        breakdown,
        is_hidden,
        concat(
            'its words name ', strftime(month_starts, '%B %Y'),
            case when speaks_of_later then ' as still to come' else ', which its period does not hold' end
        ) as why,
        case
            when speaks_of_later then 'Has it happened, and what came of it?'
            else 'Which period is the figure of?'
        end as question
    from dated
    where
        (speaks_of_later and last_day(month_starts) < period_end)
        or (not speaks_of_later and last_day(month_starts) < period_start)
        -- "by April 2018" is a target
        or (not speaks_of_later and month_starts > period_end and not contains(words, concat('by ', said_month)))
    union all
    select
        figure_id,
        breakdown,
        is_hidden,
        concat('its words name the ', said_quarter, ', which its period does not hold'),
        'Which period is the figure of?'
    from placed
    where said_number <> own_quarter
)

select
    'R13' as rule,
    figure_id,
    breakdown,
    null::double as recomputed,
    'low' as severity,
    bool_or(is_hidden) as is_hidden,
    min(why) as why,
    min(question) as question
from asked
group by figure_id, breakdown
