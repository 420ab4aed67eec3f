-- One row per calendar month: the month of the extract and the 36 before it.
with

months as (

    select * from {{ ref('months') }}

),

years_back as (

    {{ dbt.generate_series(4) }}

),

as_of as (

    select as_of_date from {{ ref('as_of_dates') }}
    where is_current

),

first_days as (

    select
        as_of.as_of_date,
        months.month_name,
        cast(
            cast(
                extract(year from as_of.as_of_date) - years_back.generated_number + 1
                as {{ dbt.type_string() }}
            )
            || '-' || right(
                '0' || cast(months.month_number as {{ dbt.type_string() }}), 2
            )
            || '-01' as date
        ) as month_date

    from months

    cross join years_back

    cross join as_of

),

dated as (

    select
        month_date,
        {{ add_months('month_date', 1) }} as next_month_date,
        {{ add_months('month_date', -1) }} as previous_month_date,
        month_name,
        substring({{ iso_day('month_date') }}, 1, 7) as month_key

    from first_days

    where month_date <= as_of_date
        and month_date > {{ add_months('as_of_date', -37) }}

)

select * from dated
