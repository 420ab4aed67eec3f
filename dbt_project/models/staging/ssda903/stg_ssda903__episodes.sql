-- One row per episode, with the period of care it belongs to.
-- An episode opens a new period when all before it had ended earlier than it began:
-- one inside another does not.
with

episodes as (

    select * from {{ source('ssda903', 'episodes') }}

),

after_the_last as (

    select
        *,
        max(coalesce(dec, cast('9999-12-31' as date))) over (
            partition by child
            order by decom
            rows between unbounded preceding and 1 preceding
        ) as last_dec

    from episodes

),

numbered as (

    select
        *,
        sum(
            case
                when last_dec is null then 1
                when last_dec < decom then 1
                else 0
            end
        ) over (
            partition by child
            order by decom
            rows between unbounded preceding and current row
        ) as period

    from after_the_last

),

renamed as (

    select
        child || '-' || cast(decom as {{ dbt.type_string() }}) as placement_id,
        child || '-' || cast(
            min(decom) over (partition by child, period) as {{ dbt.type_string() }}
        ) as removal_id,
        child as person_id,
        decom as starts_on,
        dec as ends_on,
        place,
        rec

    from numbered

)

select * from renamed
