-- R12, one row per figure that is spoken of and not given, or said to be as before where that is not given.
create or replace view rules.r12_no_number as
select
    'R12' as rule,
    figure_id,
    breakdown,
    null::double as recomputed,
    case when is_expected and value is null then 'medium' else 'low' end as severity,
    false as is_hidden,
    case
        when value is not null then 'its words compare it with a period before, of which no number is given'
        when contains(words, 'printed as "')
            then concat('it is told as ', regexp_extract(narrative, '"[^"]*"'), ', and no exact figure is given')
        else 'it is spoken of, and no number is given'
    end as why,
    case when value is null then 'How many are there, of how many?' else 'What was it before?' end as question
from rules.figures
where
    origin <> 'records'
    and narrative is not null
    and not_given is null
    and (
        -- a count is a figure of its own, and a mark says why there is none
        (value is null and numerator is null)
        or (
            origin = 'published' and not is_hidden
            and value is not null and value_before is null and printed_change is null
            and regexp_matches(words, '\b(steady|static|stable|unchanged)\b')
        )
    )
