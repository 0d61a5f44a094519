-- R11, one row per figure whose words say how much it changed (slightly, steady, doubled), and its change is another.
create or replace view rules.r11_size as
with told as (
    select
        *,
        value / nullif(value_before, 0) as ratio,
        -- a change that is felt: a tenth, or five points of a share; the larger, a quarter or ten points
        case
            when unit = 'percent' then abs(value - value_before) / 5
            else 10 * abs(value / nullif(value_before, 0) - 1)
        end as size,
        case when unit = 'percent' then 2 else 2.5 end as large,
        regexp_extract(words, '\b(steady|static|stable|unchanged|slight(?:ly)?|significant(?:ly)?)\b') as size_words,
        regexp_extract(
            words,
            '\b(over double|more than double|doubled|halved|more than treble|trebled|tripled)'
        ) as times_words
    from rules.figures
    where value is not null and value_before is not null and end_before = period_start - 1 and origin <> 'records'
),

judged as (
    select
        *,
        case
            when size_words in ('steady', 'static', 'stable', 'unchanged') and size >= 1 then size_words
            when starts_with(size_words, 'slight') and (size >= large or ratio >= 1.5) then size_words
            when starts_with(size_words, 'significant') and size < 0.5 then size_words
            when times_words in ('over double', 'more than double') and ratio <= 2 then times_words
            when times_words = 'doubled' and ratio < 1.9 then times_words
            when times_words = 'halved' and ratio > 0.55 then times_words
            when times_words = 'more than treble' and ratio <= 3 then times_words
            when times_words in ('trebled', 'tripled') and ratio < 2.85 then times_words
        end as wrong_words
    from told
)

select
    'R11' as rule,
    figure_id,
    breakdown,
    value - value_before as recomputed,
    'low' as severity,
    is_hidden or coalesce(is_hidden_before, false) as is_hidden,
    concat(
        'its words say "', wrong_words, '", and it is ', format('{:.2f}', ratio), ' times the ',
        format('{:,.1f}', value_before), ' given for ', label_before
    ) as why,
    'Do the words or the figures hold?' as question
from judged
where wrong_words is not null
