-- One row per event that a chart should mark: when, what, and the measures it bears on.
create or replace view reporting.events as
select starts, ends, title, words, aims, changes_base, measures, line
from raw.events
