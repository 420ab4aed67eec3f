-- One row per person and month in which a visit was due, months missed in chains.
with

visit_months_due as (

    select * from {{ ref('visit_months_due') }}

),

visits_made as (

    select * from {{ ref('visits_made') }}

),

cases as (

    select * from {{ ref('cases') }}

),

as_of as (

    select as_of_date from {{ ref('as_of_dates') }}
    where is_current

),

coverage as (

    select
        max(case when is_supplied then 1 else 0 end) = 1 as is_supplied

    from {{ ref('coverage') }}

    where table_column = 'contacts.occurred_at'

),

dated as (

    select
        visit_months_due.*,
        cast(visits_made.done_at as date) as seen_date,
        case
            when visits_made.done_at is not null
                then cast(visits_made.documented_at as date)
        end as documented_date,
        as_of.as_of_date

    from visit_months_due

    cross join as_of

    cross join coverage

    left join visits_made
        on visit_months_due.person_id = visits_made.person_id
        and visit_months_due.month_date = visits_made.month_date

    where coverage.is_supplied

),

ended as (

    select
        *,
        case
            when seen_date is null and next_month_date <= as_of_date
                and (ends_date is null or ends_date >= next_month_date)
                then 'missed'
            when documented_date is not null
                and (ends_date is null or documented_date <= ends_date)
                then 'done'
            when ends_date is not null
                and (ends_date < next_month_date or seen_date is not null)
                then 'cancelled'
        end as ended_as

    from dated

),

followed as (

    select
        *,
        lag(month_date) over (partition by person_id order by month_date)
            as earlier_month_date,
        lag(ended_as) over (partition by person_id order by month_date)
            as earlier_ended_as

    from ended

),

linked as (

    select
        *,
        sum(
            case
                when earlier_month_date = previous_month_date
                    and earlier_ended_as = 'missed'
                    then 0
                else 1
            end
        ) over (
            partition by person_id
            order by month_date
            rows between unbounded preceding and current row
        ) as chain_number

    from followed

),

chained as (

    select
        *,
        min(month_key) over (partition by person_id, chain_number) as chain_month_key

    from linked

),

items as (

    select
        'caseworker_visit/' || chained.person_id || '/' || chained.month_key as item_id,
        'caseworker_visit' as kind,
        case when chained.is_child then 'child' else 'parent' end as track,
        chained.month_name || ' visit' as title,
        chained.case_id,
        chained.person_id,
        cast(null as {{ dbt.type_string() }}) as intake_id,
        'case' as subject_type,
        chained.case_id as subject_id,
        cases.office_id,
        cases.unit_id,
        'caseworker_visit/' || chained.person_id || '/' || chained.chain_month_key
            as chain_id,
        chained.opened_date,
        case chained.ended_as
            when 'missed' then chained.next_month_date
            when 'done' then chained.documented_date
            when 'cancelled' then chained.ends_date
        end as ended_date,
        chained.ended_as,
        chained.next_month_date as due_anchor_date,
        cast(null as {{ dbt.type_string() }}) as due_policy,
        {{ add_days('chained.next_month_date', -1) }} as due_date,
        'cases' as source_table,
        chained.case_id as source_id

    from chained

    left join cases
        on chained.case_id = cases.case_id

)

select * from items
