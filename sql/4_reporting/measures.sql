-- One row per measure of the catalogue: the words about a number, with the target in force and who set it.
create or replace view reporting.measures as
with latest_targets as (
    select *
    from raw.targets
    qualify row_number() over (partition by measure_id order by valid_from desc) = 1
)

select
    measures.measure_id,
    -- as the pages show them: by aim, the aim's themes in their order, headline measures first
    row_number() over (
        order by
            measures.aim,
            coalesce(list_position(aims.themes, measures.theme), len(aims.themes) + 1),
            not measures.is_headline,
            measures.position
    ) as position,
    measures.title,
    measures.definition,
    measures.numerator_words,
    measures.denominator_words,
    measures.unit,
    measures.polarity,
    measures.aim,
    measures.other_aims,
    measures.theme,
    measures.is_stock,
    measures.is_headline,
    measures.is_expected,
    measures.grows_with_period,
    measures.breakdowns,
    measures.timescale,
    latest_targets.value as target,
    latest_targets.valid_from as target_from,
    latest_targets.valid_to as target_to,
    latest_targets.set_by as target_set_by,
    measures.sources,
    measures.owner,
    measures.legal_source,
    measures.caveats
from raw.measures
left join raw.aims on measures.aim = aims.number
left join latest_targets on measures.measure_id = latest_targets.measure_id
