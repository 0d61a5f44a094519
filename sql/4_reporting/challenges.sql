-- One row per challenge that the board set itself, with the measures that bear on it and the report's line.
create or replace view reporting.challenges as
select number as challenge, aim, line, words, theme, measures
from raw.challenges
