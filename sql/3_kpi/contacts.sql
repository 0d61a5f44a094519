-- One row per contact and measure: contacts received, and what became of them, out of all contacts.
create or replace view kpi.contacts as
with measured as (
    select 'contacts' as measure_id, true as is_counted, * from marts.contacts
    union all
    select 'contact_to_referral_pct', contact_outcome = 'Referral to social care', * from marts.contacts
    union all
    select
        'contact_to_early_help_pct',
        contact_outcome in ('Early Help service', 'Early Help assessment'),
        *
    from marts.contacts
    union all
    select 'contact_nfa_pct', contact_outcome = 'No further action', * from marts.contacts
    union all
    select 'contact_no_outcome_pct', contact_outcome = 'Not recorded', * from marts.contacts
    union all
    select 'repeat_contact_12m_pct', is_repeat, * from marts.contacts
)

select
    measure_id,
    authority,
    source_id,
    contact_date as counted_on,
    is_counted,
    contact_source,
    received_by,
    contact_outcome
from measured
