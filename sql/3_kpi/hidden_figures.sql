-- One row per profile and figure that it hides: too small itself, or one that would give a smaller one away.
create or replace table kpi.hidden_figures as
select profile, figure_id, 'small' as why
from kpi.small_figures
union all
select profile, figure_id, 'protects a small figure'
from kpi.protecting_figures
