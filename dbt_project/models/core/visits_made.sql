-- One row per person and month with a visit planned, tried, made or written up.
with

contacts_by_person as (

    select * from {{ ref('contacts_by_person') }}
    where purpose in ('caseworker_visit', 'parent_visit')
        and person_id is not null

),

recent_months as (

    select * from {{ ref('recent_months') }}

),

in_month as (

    select
        contacts_by_person.*,
        recent_months.month_date

    from contacts_by_person

    -- Older visits belong to months that are no items any more.
    inner join recent_months
        on coalesce(contacts_by_person.occurred_date, contacts_by_person.planned_date)
        >= recent_months.month_date
        and coalesce(contacts_by_person.occurred_date, contacts_by_person.planned_date)
        < recent_months.next_month_date

),

gathered as (

    select
        person_id,
        month_date,
        {{ contact_dates('is_seen') }},
        -- A plan that was cancelled, or written down after the visit, planned nothing.
        min(
            case
                when cancelled_date is null and planned_date is not null
                    and (occurred_date is null or planned_on <= occurred_date)
                    then planned_on
            end
        ) as planned_at,
        min(case when is_seen then documented_at end) as documented_at,
        count(
            case when planned_date is not null and cancelled_date is not null then 1 end
        ) as plans_cancelled

    from in_month

    group by person_id, month_date

)

select * from gathered
