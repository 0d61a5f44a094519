-- One row per list of the latest load whose identifiers are those held without their leading zeros.
create or replace view checks.lost_zeros as
with shapes as (
    select
        authority,
        submitted_by,
        sheet_table,
        min(source_id) as source_id,
        bool_or(child_id like '0%') filter (where is_held) as had_zeros,
        bool_or(child_id like '0%') filter (where is_in_latest) as has_zeros,
        max(length(child_id)) filter (where is_held) as longest_held,
        min(length(child_id)) filter (where is_held) as shortest_held,
        min(length(child_id)) filter (where is_in_latest) as shortest,
        bool_and(regexp_full_match(child_id, '[0-9]+')) as are_numbers
    from checks.identifiers
    group by authority, submitted_by, sheet_table
),

theirs as (
    select latest.authority, latest.submitted_by, latest.sheet_table, count(*) as children
    from checks.identifiers as latest
    inner join checks.identifiers as held
        on
            latest.authority = held.authority
            and latest.submitted_by = held.submitted_by
            and latest.sheet_table = held.sheet_table
            and latest.child_id = ltrim(held.child_id, '0')
    where latest.is_in_latest and not latest.is_held and held.child_id like '0%'
    group by latest.authority, latest.submitted_by, latest.sheet_table
)

select
    'warning' as severity,
    'zeros-lost' as code,
    shapes.source_id,
    'child_id' as column_name,
    case
        when longest_held = shortest_held
            then concat(
                'Identifiers here are shorter than the ', longest_held,
                ' signs of those held, and none begins with 0: have they lost their leading zeros?'
            )
        else 'Identifiers here are those held without their leading zeros.'
    end as message,
    'Export the identifiers as text. As it is, these count as other children than those held.' as fix
from shapes
left join theirs
    on
        shapes.authority = theirs.authority
        and shapes.submitted_by = theirs.submitted_by
        and shapes.sheet_table = theirs.sheet_table
where
    had_zeros
    and not has_zeros
    and (theirs.children >= 3 or (are_numbers and longest_held = shortest_held and shortest < longest_held))
