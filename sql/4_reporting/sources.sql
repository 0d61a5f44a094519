-- One row per source of published figures, told apart: an official national statistic, or the board's own print.
create or replace view reporting.sources as
select source, is_national
from marts.published_sources
