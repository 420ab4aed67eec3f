-- One row per stretch without a settled home and fact that makes a step necessary.
with

stretches as (

    select * from {{ ref('unsettled_placements') }}

),

assessments as (

    select subject_id as placement_id

    from {{ ref('recorded_steps') }}

    where subject_type = 'placement'
        and step = 'assessed'
        and cancelled_date is null

),

unsettled as (

    select
        item_id,
        'unsettled' as fact,
        unsettled_date as since_date,
        moved_date as until_date

    from stretches

    where placement_id = first_placement_id

),

residential as (

    select
        stretches.item_id,
        'qrtp' as fact,
        cast(null as date) as since_date,
        cast(null as date) as until_date

    from stretches

    left join assessments
        on stretches.placement_id = assessments.placement_id

    where stretches.moved_to_setting = 'qrtp'
        or assessments.placement_id is not null

    group by stretches.item_id

),

facts as (

    select * from unsettled

    union all

    select * from residential

)

select * from facts
