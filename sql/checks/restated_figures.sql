-- One row per figure that a load gives other than it was held until then, or without the number that was held.
create or replace view checks.restated_figures as
with versions as (
    select
        later.source_id,
        any_value(later) as later,
        -- a later release holds, and of a release the later load
        max_by(earlier, (coalesce(earlier.published_in, ''), earlier.load_number)) as held
    from checks.totals as later
    inner join checks.totals as earlier
        on later.figure = earlier.figure and later.load_number > earlier.load_number
    where later.is_in_force and later.is_news
    group by later.source_id
),

told as (
    select
        source_id,
        concat(
            later.period, ' ', later.whose, ': ',
            case
                when held.value is distinct from later.value
                    then coalesce(held.value_words, held.count_words, 'no number')
                else coalesce(held.count_words, held.value_words, 'no number')
            end,
            ' to ',
            case
                when held.value is distinct from later.value
                    then coalesce(later.value_words, later.count_words, 'no number')
                else coalesce(later.count_words, later.value_words, 'no number')
            end,
            ' (', later.titled, ')'
        ) as words,
        held.load_id as held_from,
        coalesce(held.value, held.numerator) is not null
        and coalesce(later.value, later.numerator) is null as is_withdrawn
    from versions
    where
        held.value is distinct from later.value
        or held.numerator is distinct from later.numerator
        or held.denominator is distinct from later.denominator
)

select
    case when is_withdrawn then 'warning' else 'note' end as severity,
    case when is_withdrawn then 'figure-withdrawn' else 'figure-restated' end as code,
    source_id,
    'value' as column_name,
    words || case when is_withdrawn then '.' else ', restated.' end as message,
    case
        when is_withdrawn
            then 'Give the number, or leave the row out. As it is, the number that is held is no longer shown.'
        else concat('Nothing to do: the new number is shown, the one of ', held_from, ' is kept in what was received.')
    end as fix
from told
