-- One row per episode of care (903 Episodes) still held, one per child and DECOM, with its codes in words.
create or replace table staging.episodes as
with submissions as (
    select
        *,
        row_number() over (
            partition by authority, child_id, start_date
            order by
                -- several years' files in one load are one extract: the copy that has ended is the later one
                end_date is null,
                end_date desc,
                source_id desc
        ) as submission
    from raw.ssda903_episodes
    where source_id not in (select replaced_rows.source_id from staging.replaced_rows)
)

select
    submissions.source_id,
    submissions.authority,
    submissions.child_id,
    submissions.start_reason,
    submissions.end_reason,
    end_reasons.label as end_reason_label,
    submissions.legal_status,
    legal_statuses.label as legal_status_label,
    submissions.placement_type,
    placement_types.label as placement_type_label,
    submissions.urn,
    submissions.placement_location,
    try_cast(submissions.start_date as date) as start_date,
    try_cast(submissions.end_date as date) as end_date,
    -- 999.9 stands for unknown in the national return
    case
        when try_cast(submissions.distance_miles as double) < 999.9
            then try_cast(submissions.distance_miles as double)
    end as distance_miles
from submissions
left join raw.codes as end_reasons
    on end_reasons.field = 'episode_end_reason' and submissions.end_reason = end_reasons.code
left join raw.codes as legal_statuses
    on legal_statuses.field = 'legal_status' and submissions.legal_status = legal_statuses.code
left join raw.codes as placement_types
    on placement_types.field = 'placement_type' and submissions.placement_type = placement_types.code
where
    submissions.submission = 1
    and submissions.child_id is not null
    and try_cast(submissions.start_date as date) is not null
