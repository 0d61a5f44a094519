-- One row per referral (List 3) still held, with its source in words.
create or replace view staging.referrals as
select
    list_3.source_id,
    list_3.authority,
    list_3.child_id,
    coalesce(sources.label, 'Unknown') as referral_source,
    list_3.referral_nfa,
    try_cast(list_3.referral_date as date) as referral_date,
    try_cast(list_3.date_of_birth as date) as date_of_birth
from raw.list_3
left join raw.codes as sources on sources.field = 'source' and list_3.referral_source = sources.code
where list_3.source_id not in (select replaced_rows.source_id from staging.replaced_rows)
