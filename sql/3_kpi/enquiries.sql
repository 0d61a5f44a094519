-- One row per section 47 enquiry and measure, by the day of the strategy discussion: enquiries, and those with an ICPC.
create or replace view kpi.enquiries as
select
    's47_enquiries' as measure_id,
    authority,
    source_id,
    strategy_discussion_date as counted_on,
    true as is_counted,
    null as excluded_because
from marts.enquiries
union all
select
    's47_to_icpc_pct',
    enquiries.authority,
    enquiries.source_id,
    enquiries.strategy_discussion_date,
    enquiries.icpc_date is not null,
    case
        when enquiries.icpc_date is null and enquiries.strategy_discussion_date + 60 > last_days.last_day
            then 'too_recent'
    end
from marts.enquiries
left join marts.last_days
    on enquiries.authority = last_days.authority and last_days.sheet_table = 'list_5'
