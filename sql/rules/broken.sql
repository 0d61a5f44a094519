-- One row per rule, figure and breakdown that breaks it: the union of all rules; two reasons of one rule are joined.
create or replace view rules.broken as
with broken as (
    select * from rules.r1_parts_and_whole
    union all
    select * from rules.r1_shares
    union all
    select * from rules.r2_percentage_and_count
    union all
    select * from rules.r2_parts
    union all
    select * from rules.r3_impossible
    union all
    select * from rules.r3_part_of
    union all
    select * from rules.r4_change_words
    union all
    select * from rules.r5_change_and_value
    union all
    select * from rules.r5_implied_share
    union all
    select * from rules.r6_base
    union all
    select * from rules.r6_scope
    union all
    select * from rules.r7_year_and_quarters
    union all
    select * from rules.r8_stock_and_flow
    union all
    select * from rules.r9_quotient
    union all
    select * from rules.r10_between_extremes
    union all
    select * from rules.r10_average
    union all
    select * from rules.r11_direction
    union all
    select * from rules.r11_average
    union all
    select * from rules.r11_new
    union all
    select * from rules.r11_size
    union all
    select * from rules.r12_no_number
    union all
    select * from rules.r13_other_period
    union all
    select * from rules.r13_other_year
    union all
    select * from rules.r14_claims
    union all
    select * from rules.r15_two_origins
    union all
    select * from rules.r18_whole_number
)

select
    rule,
    figure_id,
    breakdown,
    arg_min(recomputed, list_position(['high', 'medium', 'low'], severity)) as recomputed,
    arg_min(severity, list_position(['high', 'medium', 'low'], severity)) as severity,
    bool_or(is_hidden) as is_hidden,
    string_agg(why, '; ' order by list_position(['high', 'medium', 'low'], severity)) as why,
    arg_min(question, list_position(['high', 'medium', 'low'], severity)) as question
from broken
group by rule, figure_id, breakdown
