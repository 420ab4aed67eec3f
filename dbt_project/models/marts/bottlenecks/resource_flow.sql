-- One row per limited resource: its queue, and what joined and left it in the recent weeks.
{{ config(schema='counts') }}

with

recent_window as (

    select * from {{ ref('recent_window') }}

),

counted as (

    select
        resource_id,
        {{ count_where('is_waiting') }} as queue,
        {{ count_where('is_not_asked') }} as not_asked,
        {{ count_where('has_arrived') }} as arrivals,
        {{ count_where('has_completed') }} as completions,
        {{ count_where("is_waiting and access_level = 'sealed'") }} as sealed,
        cast(count(distinct case when is_waiting then family end) as integer) as families

    from {{ ref('resource_entries') }}

    group by resource_id

),

shown as (

    select
        counted.*,
        recent_window.as_of_date,
        recent_window.weeks,
        recent_window.days,
        recent_window.shown_from,
        case when counted.completions >= recent_window.shown_from then counted.completions
        end as shown_completions

    from counted

    cross join recent_window

)

select * from shown
