-- One row per signal that cannot be computed for a headline measure, with the reason.
create or replace view reporting.unseen_signals as
select
    'S1' as signal, measure_id, origin, source, authority, agency, period_label, title,
    concat('It has ', points, case when points = 1 then ' year' else ' years' end, '; limits need five points.')
        as reason_not
from reporting.yearly
where is_headline and points < 5
union all
select
    'S6', measure_id, origin, source, authority, agency, period_label, title, 'The board has set no target.'
from reporting.yearly
where is_headline and target is null
union all
select
    'S7', measure_id, origin, source, authority, agency, period_label, title,
    case
        when better = 0 then 'Neither direction is better.'
        else 'No comparator of the same year is held.'
    end
from reporting.yearly
where is_headline and (better = 0 or england is null)
union all
select
    'S9', measure_id, origin, source, authority, agency, period_label, title,
    case
        when better = 0 then 'Neither direction is better.'
        else 'Three years in a row are needed.'
    end
from reporting.yearly
where is_headline and (better = 0 or value_two_before is null)
