-- One row per referral (List 3) still held, with its source in words.
create or replace view staging.referrals as
with held as (
    -- an exact duplicate is counted once
    select
        min(source_id) as source_id,
        * exclude (source_id, load_id, file, sheet, row)
    from raw.list_3
    where source_id not in (select replaced_rows.source_id from staging.replaced_rows)
    group by all
)

select
    held.source_id,
    held.authority,
    held.child_id,
    coalesce(sources.label, 'Unknown') as referral_source,
    held.referral_nfa,
    try_cast(held.referral_date as date) as referral_date,
    try_cast(held.date_of_birth as date) as date_of_birth
from held
left join raw.codes as sources on sources.field = 'source' and held.referral_source = sources.code
