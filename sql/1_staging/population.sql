-- One row per authority and mid-year: children aged 0 to 17, as the latest load gives them.
create or replace view staging.population as
with populations as (
    select
        trim(population.area) as authority,
        try_cast(population.year as integer) as mid_year,
        try_cast(population.population as double) as population,
        loads.load_number
    from raw.population
    inner join raw.loads on population.load_id = loads.load_id
)

select authority, mid_year, max_by(population, load_number) as population
from populations
where population is not null
group by authority, mid_year
