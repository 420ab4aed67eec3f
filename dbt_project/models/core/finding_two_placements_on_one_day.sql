-- One row per placement that begins before an earlier one of the same child has ended.
with

as_of as (

    select as_of_date from {{ ref('as_of_dates') }}
    where is_current

),

removals as (

    select * from {{ ref('contract_removals') }}

),

in_order as (

    select
        placements.placement_id,
        removals.case_id,
        placements.starts_on,
        max(coalesce(placements.ends_on, cast('2199-12-31' as date))) over (
            partition by removals.person_id
            order by placements.starts_on, placements.placement_id
            rows between unbounded preceding and 1 preceding
        ) as earlier_ends_on

    from {{ ref('contract_placements') }} as placements

    -- A placement of an unknown removal is another finding.
    inner join removals
        on placements.removal_id = removals.removal_id

),

found as (

    select
        'two_placements_on_one_day' as finding,
        'placements' as table_name,
        in_order.placement_id as record_id,
        'Begins ' || {{ day_in_words('in_order.starts_on') }}
        || ', while an earlier placement lasts' as detail,
        in_order.case_id,
        in_order.starts_on as since

    from in_order

    cross join as_of

    where in_order.starts_on < in_order.earlier_ends_on
        and in_order.starts_on <= as_of.as_of_date

)

select * from found
