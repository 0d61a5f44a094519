-- R5, one row per figure whose printed change does not lead from the figure a year before to it.
create or replace view rules.r5_change_and_value as
with changes as (
    select
        *,
        end_before = period_start - 1 as is_next,
        change_unit in ('%', 'per cent') and unit <> 'percent' as is_relative,
        -- half of the last decimal of the change
        case when printed_change = round(printed_change, 0) then 0.5 else 0.05 end as change_rounding
    from rules.figures
    where printed_change is not null and value is not null and origin <> 'records'
),

implied as (
    select
        *,
        case
            when is_relative then value / nullif(1 + printed_change / 100, 0)
            when change_unit not in ('%', 'per cent') then value - printed_change
        end as implied_before,
        case
            when is_relative then 100 * (value - value_before) / nullif(value_before, 0)
            when change_unit not in ('%', 'per cent') then value - value_before
        end as change
    from changes
)

select
    'R5' as rule,
    figure_id,
    breakdown,
    implied_before as recomputed,
    case when value_before is null then 'low' when abs(change - printed_change) >= 5 then 'high' else 'medium' end
        as severity,
    is_hidden or coalesce(is_hidden_before, false) as is_hidden,
    concat(
        'its change is printed as ', format('{:+.0f}', printed_change), change_unit, ', which means about ',
        format('{:,.0f}', implied_before), ' a period before',
        case when value_before is null then '; that figure is not given' else concat(
            '; ', format('{:,.0f}', value_before), ' is given for ', label_before
        ) end
    ) as why,
    case
        when value_before is null then 'Did what is counted change?'
        else 'Which of the three figures is right?'
    end as question
from implied
where
    implied_before is not null
    and (
        (
            is_next
            and abs(change - printed_change)
            > change_rounding
            + case
                when is_relative then 100 * coalesce(rounding_before, 0) / nullif(value_before, 0)
                else rounding + coalesce(rounding_before, 0)
            end
        )
        -- no figure before: only a change so large that one has to ask
        or (value_before is null and is_relative and abs(printed_change) >= 100)
    )
