-- R13, one row per figure whose words name a month outside its period, or promise what should have come by then.
create or replace view rules.r13_other_period as
with named as (
    select
        *,
        regexp_extract(
            words,
            '\b(january|february|march|april|may|june|july|august|september|october|november|december) (20[0-9]{2})\b'
        ) as said_month,
        regexp_matches(words, '\b(will|is to|are to|plans to|planned to|expected to|due to be)\b') as speaks_of_later
    from rules.figures
    where origin <> 'records'
),

dated as (
    select *, strptime('1 ' || said_month, '%d %B %Y')::date as month_starts
    from named
    where said_month <> ''
)

select
    'R13' as rule,
    figure_id,
    breakdown,
    null::double as recomputed,
    'low' as severity,
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
