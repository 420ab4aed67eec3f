-- One row per open item today that also waits on another: the holders, in order.
with

waits as (

    select * from {{ ref('waits') }}
    where is_current

),

primary_holders as (

    select
        item_key,
        holder
    from waits
    where is_primary

),

others as (

    select distinct
        waits.item_key,
        waits.holder

    from waits

    left join primary_holders
        on waits.item_key = primary_holders.item_key

    where waits.holder <> primary_holders.holder

),

listed as (

    select
        item_key,
        {{ dbt.listagg('holder', "';'", 'order by holder') }} as also_waiting_on

    from others

    group by item_key

)

select * from listed
