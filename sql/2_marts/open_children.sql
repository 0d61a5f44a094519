-- One row per as-at date and child looked after on it: legal status, carer and place, as known on that day.
create or replace table marts.open_children as
with dates as (
    select distinct authority, as_at
    from marts.care_periods
),

open_episodes as (
    select
        dates.as_at,
        care_episodes.*,
        -- a child has one place: where two episodes are open, a contradiction the checks name, the later one holds
        row_number() over (
            partition by dates.authority, dates.as_at, care_episodes.child_id
            order by care_episodes.start_date desc
        ) as row_of_child
    from marts.care_episodes
    inner join dates
        on
            care_episodes.authority = dates.authority
            and care_episodes.start_date <= dates.as_at
            and (care_episodes.end_date is null or care_episodes.end_date > dates.as_at)
)

select
    open_episodes.as_at,
    open_episodes.authority,
    open_episodes.child_id,
    open_episodes.source_id,
    open_episodes.care_period,
    open_episodes.care_started,
    open_episodes.is_care_start_held,
    open_episodes.legal_status,
    open_episodes.legal_status_label,
    children.date_of_birth,
    children.gender,
    children.ethnicity,
    case
        when not children.is_uasc_list_held then null
        when not children.is_on_uasc_list or children.uasc_ceased_date <= open_episodes.as_at then 'No'
        else 'Yes'
    end as uasc,
    carers.same_carer_since,
    -- a child whose care began in a temporary placement has no other place
    coalesce(stays.placement_type_label, open_episodes.placement_type_label) as placement_type_label,
    case when stays.source_id is null then open_episodes.placement_location else stays.placement_location end
        as placement_location,
    case when stays.source_id is null then open_episodes.distance_miles else stays.distance_miles end
        as distance_miles
from open_episodes
left join marts.stays on open_episodes.stay_source_id = stays.source_id
left join marts.carers on open_episodes.stay_source_id = carers.source_id
inner join marts.looked_after_children as children
    on open_episodes.authority = children.authority and open_episodes.child_id = children.child_id
where open_episodes.row_of_child = 1
