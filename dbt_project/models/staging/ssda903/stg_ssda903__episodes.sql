-- One row per episode, with the period of care it belongs to.
-- An episode opens a new period when the one before had ended earlier than it began.
with

episodes as (

    select * from {{ source('ssda903', 'episodes') }}

),

after_the_last as (

    select
        *,
        lag(dec) over (partition by child order by decom) as last_dec,
        lag(decom) over (partition by child order by decom) as last_decom

    from episodes

),

numbered as (

    select
        *,
        sum(
            case
                when last_decom is null then 1
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
