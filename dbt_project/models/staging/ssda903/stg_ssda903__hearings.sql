-- One row per review. A review dated after the as-of date is one that is planned.
with

reviews as (

    select * from {{ source('ssda903', 'reviews') }}

),

deliveries as (

    select max(extract_date) as extract_date from {{ source('landing', 'deliveries') }}

),

renamed as (

    select
        reviews.child || '-' || cast(
            reviews.review as {{ dbt.type_string() }}
        ) || '-' || reviews.review_code as hearing_id,
        reviews.child as case_id,
        reviews.child as person_id,
        'review' as kind,
        reviews.review as scheduled_for,
        case
            when reviews.review <= deliveries.extract_date then reviews.review
        end as held_on,
        case
            when reviews.review <= deliveries.extract_date then 'held'
        end as outcome

    from reviews

    cross join deliveries

)

select * from renamed
