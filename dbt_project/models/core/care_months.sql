-- One row per child and calendar month spent in care from the first day to the last, or so far.
with

as_of as (

    select as_of_date from {{ ref('as_of_dates') }}
    where is_current

),

recent_months as (

    select * from {{ ref('recent_months') }}

),

care_spells as (

    select * from {{ ref('care_spells') }}

),

setting_months as (

    select * from {{ ref('setting_months') }}

),

-- Care that ends on the first of the next month lasted the whole month before it.
full_months as (

    select
        care_spells.person_id,
        recent_months.month_date

    from care_spells

    cross join as_of

    -- Only full months are wanted.
    inner join recent_months
        on care_spells.starts_date <= recent_months.month_date
        and (
            care_spells.ends_date is null
            or care_spells.ends_date >= recent_months.next_month_date
            or care_spells.ends_date > as_of.as_of_date
        )

),

described as (

    select
        full_months.person_id,
        full_months.month_date,
        replace(setting_months.code, 'visit_months:', '') as spent_in,
        coalesce(setting_months.share_counted, 100) > 0 as counts_there

    from full_months

    left join setting_months
        on full_months.person_id = setting_months.person_id
        and full_months.month_date = setting_months.month_date

)

select * from described
