-- One row per date at which open work is looked at: the extract's, and past week ends.
with

deliveries as (

    select * from {{ ref('contract_deliveries') }}
    where source = '{{ var("source") }}'

),

weeks_back as (

    {{ dbt.generate_series(9) }}

),

latest as (

    select max(extract_date) as extract_date
    from deliveries

),

dated as (

    select
        cast(
            {{ dbt.dateadd('day', '-7 * (weeks_back.generated_number - 1)',
                           'latest.extract_date') }}
            as date
        ) as as_of_date,
        weeks_back.generated_number = 1 as is_current

    from latest

    cross join weeks_back

    where latest.extract_date is not null

)

select * from dated
