-- One row per period of care: episodes without a gap.
with

episodes as (

    select * from {{ ref('stg_ssda903__episodes') }}

),

reasons as (

    select * from {{ ref('ssda903_reasons') }}

),

spanned as (

    select
        removal_id,
        person_id,
        min(starts_on) as removed_on,
        count(*) - count(ends_on) as open_episodes,
        max(ends_on) as last_ends_on

    from episodes

    group by removal_id, person_id

),

-- Why it ended is said by the episode that ended last.
in_order as (

    select
        removal_id,
        rec,
        row_number() over (
            partition by removal_id
            order by ends_on desc, starts_on desc
        ) as place

    from episodes

    where ends_on is not null

),

last_episodes as (

    select
        spanned.*,
        in_order.rec

    from spanned

    left join in_order
        on spanned.removal_id = in_order.removal_id
        and in_order.place = 1

),

renamed as (

    select
        last_episodes.removal_id,
        last_episodes.person_id,
        last_episodes.person_id as case_id,
        last_episodes.removed_on,
        case
            when last_episodes.open_episodes = 0 then last_episodes.last_ends_on
        end as ended_on,
        case
            when last_episodes.open_episodes = 0
                then coalesce(reasons.exit_reason, last_episodes.rec)
        end as exit_reason

    from last_episodes

    left join reasons
        on last_episodes.rec = reasons.rec

)

select * from renamed
