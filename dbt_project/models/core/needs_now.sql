-- One row per need neither met nor handed over on the as-of date.
with

as_of as (

    select as_of_date from {{ ref('as_of_dates') }}
    where is_current

),

needs as (

    select * from {{ ref('contract_needs') }}

),

unmet as (

    select
        needs.need_id,
        needs.case_id,
        needs.person_id,
        needs.domain,
        needs.identified_on as identified_date

    from needs

    cross join as_of

    where needs.identified_on <= as_of.as_of_date
        and (needs.resolved_on is null or needs.resolved_on > as_of.as_of_date)
        and (needs.handed_over_on is null or needs.handed_over_on > as_of.as_of_date)

)

select * from unmet
