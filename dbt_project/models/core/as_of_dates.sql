-- One row per date at which open work is looked at: the extract's, and past week ends.
{#- Eight weeks back; or, while history is worked out, the weeks asked for, such as 9-60. -#}
{%- set asked = env_var('SIGHTLINE_WEEKS_BACK', '') -%}
{%- set with_baseline = env_var('SIGHTLINE_BASELINE', '') -%}
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

weeks as (

    select
        cast(
            {{ dbt.dateadd('day', '-7 * (weeks_back.generated_number - 1)',
                           'latest.extract_date') }}
            as date
        ) as as_of_date,
        case when weeks_back.generated_number = 1 then 1 else 0 end as is_current,
        1 as is_week_end,
        0 as is_baseline

    from latest

    cross join weeks_back

    where latest.extract_date is not null
        and (
            weeks_back.generated_number = 1
            or weeks_back.generated_number > {{ ends[0] | int }}
        )

    union all

    -- The year before, as it stood when it was over, is what baselines are of.
    select
        {{ add_days("cast(" ~ dbt.date_trunc('year', 'extract_date') ~ " as date)", -1) }},
        0,
        0,
        1
    from latest
    where extract_date is not null
        and {{ 'true' if with_baseline else 'false' }}

),

dated as (

    select
        as_of_date,
        max(is_current) = 1 as is_current,
        -- Beside past weeks alone, today only tells what has ended since.
        max(is_current) = 1 and {{ 'true' if asked else 'false' }} as is_for_endings,
        max(is_week_end) = 1 as is_week_end,
        max(is_baseline) = 1 as is_baseline

    from weeks

    group by as_of_date

)

select * from dated
