-- One row per limited resource with a hearing ahead: how many come before the expected start.
{{ config(schema='counts') }}

with

hearings as (

    select * from {{ ref('bottleneck_hearings') }}

),

counted as (

    select
        resource_id,
        cast(
            count(distinct case when is_before_start then hearing_item_id end) as integer
        ) as hearings_before_start,
        cast(
            count(distinct case when is_before_start then hearing_person_id end) as integer
        ) as children_hearing_first

    from hearings

    group by resource_id

)

select * from counted
