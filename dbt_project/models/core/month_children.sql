-- One row per child under 18 in care on the first day of a month: when first seen, when gone.
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

people as (

    select * from {{ ref('people') }}

),

setting_months as (

    select * from {{ ref('setting_months') }}

),

visit_records as (

    select * from {{ ref('visit_records') }}

),

begun as (

    select
        care_spells.person_id,
        recent_months.month_date,
        recent_months.month_key,
        recent_months.next_month_date,
        case
            when care_spells.ends_date < recent_months.next_month_date
                and care_spells.ends_date <= as_of.as_of_date
                then care_spells.ends_date
        end as left_date

    from care_spells

    cross join as_of

    -- Only months that began in care.
    inner join recent_months
        on care_spells.starts_date <= recent_months.month_date
        and (
            care_spells.ends_date is null
            or care_spells.ends_date > recent_months.month_date
        )

    left join people
        on care_spells.person_id = people.person_id

    left join setting_months
        on care_spells.person_id = setting_months.person_id
        and recent_months.month_date = setting_months.month_date

    where {{ whole_years('people.birth_date', 'recent_months.month_date') }} < 18
        and coalesce(setting_months.share_counted, 100) > 0

),

seen as (

    select
        begun.person_id,
        begun.month_date,
        begun.month_key,
        begun.next_month_date,
        begun.left_date,
        min(visit_records.visit_date) as visited_date,
        min(case when visit_records.in_residence then visit_records.visit_date end)
            as residence_date

    from begun

    left join visit_records
        on begun.person_id = visit_records.person_id
        and begun.month_date <= visit_records.visit_date
        and begun.next_month_date > visit_records.visit_date
        and (begun.left_date is null or begun.left_date > visit_records.visit_date)

    group by
        begun.person_id,
        begun.month_date,
        begun.month_key,
        begun.next_month_date,
        begun.left_date

)

select * from seen
