-- One row per return interview that contradicts its missing episode: before the return, without one, not offered.
create or replace view checks.interviews as
select
    'warning' as severity,
    'interview-before-return' as code,
    source_id,
    'interview_held_at' as column_name,
    'The return interview is dated before the return.' as message,
    'Correct one of the two. As it is, the episode is left out of the interviews within 72 hours, and counted there.'
        as fix
from staging.missing_episodes
where interview_held_at < returned_at
union all
select
    'warning',
    'interview-without-return',
    source_id,
    'returned_at',
    'A return interview was held, but no return is given.',
    'Give the date and time of the return. As it is, the episode counts as not yet ended.'
from staging.missing_episodes
where interview_held_at is not null and returned_at is null
union all
select
    'warning',
    'interview-not-offered',
    source_id,
    'interview_offered',
    'A return interview was accepted or held, but it is not recorded as offered.',
    'Correct what was offered. As it is, the episode counts as one without an offer.'
from staging.missing_episodes
where interview_offered is distinct from 'Yes' and (interview_accepted = 'Yes' or interview_held_at is not null)
