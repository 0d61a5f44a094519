-- One row per initial child protection conference dated before the strategy discussion of its enquiry.
create or replace view checks.conference_before_discussion as
select
    'warning' as severity,
    'conference-before-discussion' as code,
    source_id,
    'icpc_date' as column_name,
    'The conference is dated before the strategy discussion that led to it.' as message,
    'Correct one of the two dates. As it is, the conference counts as held and not in time.' as fix
from staging.enquiries
where icpc_date < strategy_discussion_date
