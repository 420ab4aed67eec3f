-- One row per date at which open work is looked at: the extract's, and past week ends.
{#- Eight weeks back; or, while history is worked out, the weeks asked for, such as 9-60. -#}
{%- set asked = env_var('SIGHTLINE_WEEKS_BACK', '') -%}
{%- set ends = (asked or '1-8').split('-') %}
with

deliveries as (

    select * from {{ ref('contract_deliveries') }}
    where source = '{{ var("source") }}'

),

weeks_back as (

    {{ dbt.generate_series(ends[1] | int + 1) }}

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
        weeks_back.generated_number = 1 as is_current,
        -- Beside past weeks alone, today only tells what has ended since.
        weeks_back.generated_number = 1 and {{ 'true' if asked else 'false' }}
            as is_for_endings

    from latest

    cross join weeks_back

    where latest.extract_date is not null
        and (
            weeks_back.generated_number = 1
            or weeks_back.generated_number > {{ ends[0] | int }}
        )

)

select * from dated
