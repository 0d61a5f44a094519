-- R11, one row per count on a day (a stock) that its words call an average.
create or replace view rules.r11_average as
select
    'R11' as rule,
    figure_id,
    breakdown,
    null::double as recomputed,
    'low' as severity,
    is_hidden,
    'it is counted on a day, and its words call it an average' as why,
    'Is it the count on that day, or an average over which months?' as question
from rules.figures
where
    is_stock and unit = 'count' and value is not null and origin <> 'records'
    and regexp_matches(words, '\baverage\b')
    -- beside an average it is not called one
    and not regexp_matches(words, '\b(above|below|than|national|english|england) (the )?(\w+ )?average\b')
