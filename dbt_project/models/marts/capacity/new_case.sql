-- One row per program: what a case opened in the last year brought its worker in its first days.
with

assumptions as (

    select
        *,
        {{ add_days('as_of_date', 'load_days * -1') }} as opened_by,
        {{ add_days('as_of_date', 'usual_days * -1') }} as opened_after
    from {{ ref('assumptions') }}

),

-- Cases opened lately have not had their first days yet.
cases as (

    select
        cases.case_id,
        cases.program,
        cases.opened_date,
        {{ add_days('cases.opened_date', 'assumptions.load_days') }} as until_date

    from {{ ref('cases') }} as cases

    inner join assumptions
        on cases.opened_date > assumptions.opened_after
        and cases.opened_date <= assumptions.opened_by

    -- Where the source assigns nobody, nobody asks what one more case would bring.
    inner join {{ ref('coverage') }} as coverage
        on coverage.table_column = 'assignments.worker_id'
        and coverage.is_supplied

    where cases.program is not null

),

items as (

    select
        cases.case_id,
        placed_items.item_key,
        placed_items.kind,
        item_kinds.in_headline

    from {{ ref('placed_items') }} as placed_items

    -- Items of other cases, or opened later, are not what a new case brings.
    inner join cases
        on placed_items.case_id = cases.case_id
        and placed_items.opened_date >= cases.opened_date
        and placed_items.opened_date < cases.until_date

    left join {{ ref('item_kinds') }} as item_kinds
        on placed_items.kind = item_kinds.kind

),

hours as (

    select
        items.case_id,
        sum(step_hours.casework_hours) as hours

    from items

    inner join cases
        on items.case_id = cases.case_id

    -- Only what was done in the first days.
    inner join {{ ref('step_hours') }} as step_hours
        on items.item_key = step_hours.item_key
        and step_hours.done_date < cases.until_date

    group by items.case_id

),

brought as (

    select
        cases.case_id,
        cases.program,
        {{ count_where('items.in_headline') }} as open_items,
        {{ count_where("items.kind = 'investigation'") }} as investigations,
        case
            when cases.program <> 'cps' and {{ count_where("items.kind = 'permanency'") }} = 0
                then 1
            else 0
        end as families,
        {{ count_where("items.kind = 'permanency'") }} as children_in_care,
        {{ count_where("items.kind = 'court_hearing'") }} as hearings,
        {{ count_where("items.kind = 'caseworker_visit'") }} as visits

    from cases

    left join items
        on cases.case_id = items.case_id

    group by cases.case_id, cases.program

),

averaged as (

    select
        brought.program,
        cast(count(*) as integer) as n,
        {%- for what in [
            'open_items', 'investigations', 'families', 'children_in_care', 'hearings', 'visits',
        ] %}
        cast(
            case when count(*) >= max(assumptions.shown_from) then avg(brought.{{ what }}) end
            as numeric(9, 2)
        ) as {{ what }},
        {%- endfor %}
        cast(
            case
                when count(*) >= max(assumptions.shown_from)
                    then avg(coalesce(hours.hours, 0))
            end as numeric(9, 2)
        ) as new_case_hours

    from brought

    cross join assumptions

    left join hours
        on brought.case_id = hours.case_id

    group by brought.program

)

select * from averaged
