-- No rows: every column that a case may have, so that a family names only those it needs.
create or replace view kpi.no_cases as
select
    null::varchar as measure_id,
    null::varchar as authority,
    null::varchar as source_id,
    -- a flow is counted on this day; a stock names its period instead
    null::date as counted_on,
    null::varchar as period_type,
    null::varchar as period_label,
    -- in the numerator of a percentage; always true for a count
    null::boolean as is_counted,
    -- why the case is left out of the denominator; null where it is in
    null::varchar as excluded_because,
    -- working days, for medians
    null::double as days,
    -- for the breakdown by age at the period's end
    null::date as born_on,
    null::varchar as accommodation_type,
    null::varchar as category_of_abuse,
    null::varchar as contact_outcome,
    null::varchar as contact_source,
    null::varchar as disability,
    null::varchar as duration_band,
    null::varchar as ethnicity,
    null::varchar as gender,
    null::varchar as legal_status,
    null::varchar as need_code,
    null::varchar as organisation,
    null::varchar as placement_type,
    null::varchar as received_by,
    null::varchar as referral_source,
    null::varchar as team,
    null::varchar as uasc,
    null::varchar as agency
where false
