-- R15, one row per figure that another origin or source gives otherwise for the same measure and period.
create or replace view rules.r15_two_origins as
with held as (
    select figures.*, synthetic.authority is not null as is_synthetic
    from rules.figures
    -- invented children say nothing against a printed figure
    left join (select distinct authority from raw.extracts where is_synthetic) as synthetic
        on figures.authority = synthetic.authority and figures.origin = 'records'
    where figures.value is not null and figures.breakdown = 'all' and not figures.is_approximate
),

-- what the others are held against: an official statistic, else what the lists give
firmest as (
    select *
    from held
    where not is_synthetic and (is_national or origin = 'records')
    qualify row_number() over (
        partition by measure_id, authority, period_type, period_label
        order by not is_national asc, source asc, published_in desc
    ) = 1
)

select
    'R15' as rule,
    held.figure_id,
    held.breakdown,
    firmest.value as recomputed,
    case
        when held.unit in ('percent', 'rate_10k') and abs(held.value - firmest.value) >= 5 then 'medium'
        when held.unit not in ('percent', 'rate_10k') and abs(held.value - firmest.value) >= 0.1 * firmest.value
            then 'medium'
        else 'low'
    end as severity,
    held.is_hidden or firmest.is_hidden as is_hidden,
    concat(
        case when firmest.is_national then firmest.source else 'the lists of children' end, ' give ', firmest.said
    ) as why,
    'Do both count the same, on the same day?' as question
from held
inner join firmest
    on
        held.measure_id = firmest.measure_id
        and held.authority = firmest.authority
        and held.period_label = firmest.period_label
        and held.figure_id <> firmest.figure_id
where
    not held.is_synthetic
    and not held.is_national
    -- one figure of an agency is none of the whole authority
    and coalesce(held.agency = firmest.agency, true)
    and abs(held.value - firmest.value) > held.rounding + firmest.rounding
