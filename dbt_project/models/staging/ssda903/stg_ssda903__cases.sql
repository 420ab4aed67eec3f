-- One row per child of the return: the return has no cases, so each child is one.
-- Children who are only in the header have no opening date.
with

header as (

    select * from {{ source('ssda903', 'header') }}

),

removals as (

    select * from {{ ref('stg_ssda903__removals') }}

),

spanned as (

    select
        case_id,
        min(removed_on) as opened_on,
        count(*) - count(ended_on) as open_periods,
        max(ended_on) as last_ended_on

    from removals

    group by case_id

),

renamed as (

    select
        header.child as case_id,
        spanned.opened_on,
        case
            when spanned.open_periods = 0 then spanned.last_ended_on
        end as closed_on,
        'foster_care' as program

    from header

    left join spanned
        on header.child = spanned.case_id

)

select * from renamed
