-- One row per day forecast from (the as-of date, 52 past week ends) and month looked at for it.
{{ config(schema='counts') }}

with

as_of as (

    select as_of_date from {{ ref('as_of_dates') }}
    where is_current

),

recent_months as (

    select * from {{ ref('recent_months') }}

),

weeks_back as (

    {{ dbt.generate_series(58) }}

),

days as (

    select
        {{ add_days('as_of.as_of_date', '-7 * (weeks_back.generated_number - 1)') }}
            as from_date,
        weeks_back.generated_number - 1 as weeks_ago

    from as_of

    cross join weeks_back

),

dated as (

    select
        days.from_date,
        days.weeks_ago,
        recent_months.month_date,
        {{ days_between('days.from_date', 'recent_months.next_month_date') }} as days_left,
        recent_months.next_month_date <= as_of.as_of_date as is_over

    from days

    cross join as_of

    -- Every day lies in one of the months.
    inner join recent_months
        on days.from_date >= recent_months.month_date
        and days.from_date < recent_months.next_month_date

),

numbered as (

    select
        *,
        row_number() over (partition by is_over order by weeks_ago) as place

    from dated

),

-- The months before, each on the day with as many days left.
looked_at as (

    select
        numbered.from_date,
        recent_months.month_date,
        numbered.month_date = recent_months.month_date as is_own_month,
        {{ add_days('recent_months.next_month_date', '-numbered.days_left') }}
            as looked_at_date

    from numbered

    -- Only the 24 months before it, and its own.
    inner join recent_months
        on numbered.month_date >= recent_months.month_date
        and {{ add_months('numbered.month_date', -24) }} <= recent_months.month_date

    where (numbered.is_over and numbered.place <= 52) or numbered.weeks_ago = 0

)

select * from looked_at
where looked_at_date >= month_date
