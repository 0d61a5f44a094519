-- One row per unaccompanied asylum-seeking child (903 UASC): the row of the later extract, and when that status ceased.
create or replace table staging.asylum_seeking_children as
with submissions as (
    select
        ssda903_uasc.*,
        row_number() over (
            partition by ssda903_uasc.authority, ssda903_uasc.child_id
            order by extracts.data_to desc, extracts.load_number desc, ssda903_uasc.source_id desc
        ) as submission
    from raw.ssda903_uasc
    inner join raw.extracts
        on
            ssda903_uasc.load_id = extracts.load_id
            and extracts.sheet_table = 'ssda903_uasc'
            and ssda903_uasc.authority = extracts.authority
            and ssda903_uasc.submitted_by = extracts.submitted_by
)

select source_id, authority, child_id, try_cast(ceased_date as date) as ceased_date
from submissions
where submission = 1
