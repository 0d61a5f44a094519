-- One row per source of published figures, told apart: an official national statistic, or the board's own print.
create or replace view marts.published_sources as
select distinct
    source,
    regexp_matches(source, '^(DfE|ONS|Ofsted|NHS|MoJ|OHID|UKHSA)\b') as is_national
from staging.published_values
where source is not null
