-- One row per need on record: the stage it has reached, who holds it, and since when.
{{ config(schema='counts') }}

with

needs as (

    select
        *,
        'service_referral/' || need_id as item_id
    from {{ ref('needs_served') }}

),

need_stages as (

    select * from {{ ref('need_stages') }}
    where coalesce(step, '') <> ''

),

-- The first step of its service that waits, else the one under way.
steps as (

    select
        item_steps.item_id,
        need_stages.stage,
        case when item_steps.state = 'waiting' then item_steps.holder end as holder,
        case
            when item_steps.state = 'waiting' then item_steps.waiting_since
            else coalesce(item_steps.started_date, item_steps.free_since)
        end as since_date,
        item_steps.planned_date,
        row_number() over (
            partition by item_steps.item_id
            order by
                case when item_steps.state = 'waiting' then 0 else 1 end,
                item_steps.sequence,
                item_steps.step_ref
        ) as place

    from {{ ref('item_steps') }} as item_steps

    -- Other steps say nothing about how far the service is.
    inner join need_stages
        on item_steps.step = need_stages.step

    where item_steps.kind = 'service_referral'
        and item_steps.state in ('waiting', 'under_way')

),

unassigned as (

    select item_id, holder, waiting_since from {{ ref('open_waits') }}
    where kind = 'service_referral' and step = 'assigned'

),

placed as (

    select
        needs.need_id,
        needs.case_id,
        needs.person_id,
        needs.domain,
        needs.identified_date,
        needs.service_type,
        needs.provider_id,
        needs.item_id,
        case
            when needs.resolved_date is not null then 'met'
            when needs.handed_over_date is not null then 'handed_over'
            when steps.stage is not null then steps.stage
            when needs.service_referral_id is null then 'not_referred'
            else 'referred'
        end as stage,
        case
            when needs.resolved_date is null and needs.handed_over_date is null
                then coalesce(steps.holder, unassigned.holder)
        end as holder,
        coalesce(
            needs.resolved_date,
            needs.handed_over_date,
            steps.since_date,
            unassigned.waiting_since,
            needs.identified_date
        ) as since_date,
        case
            when needs.resolved_date is null and needs.handed_over_date is null
                then steps.planned_date
        end as planned_date

    from needs

    left join steps
        on needs.item_id = steps.item_id
        and steps.place = 1

    left join unassigned
        on needs.item_id = unassigned.item_id

)

select * from placed
