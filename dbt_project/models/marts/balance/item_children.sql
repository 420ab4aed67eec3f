-- One row per finished investigation or closed case and child it was about on its last day.
{{ config(schema='counts') }}

with

finished_items as (

    select * from {{ ref('finished_items') }}

),

alleged_victims as (

    select * from {{ ref('alleged_victims') }}

),

case_children as (

    select * from {{ ref('case_children') }}

),

of_investigations as (

    select
        finished_items.item_key,
        alleged_victims.person_id

    from finished_items

    -- An investigation of no named child can be followed by no report on one.
    inner join alleged_victims
        on finished_items.source_id = alleged_victims.investigation_id

    where finished_items.kind = 'investigation'

),

of_cases as (

    select
        finished_items.item_key,
        case_children.person_id

    from finished_items

    -- A case without a child in it at the end can be followed by no report on one.
    inner join case_children
        on finished_items.case_id = case_children.case_id
        and finished_items.ended_date > case_children.starts_date
        and (
            case_children.ends_date is null
            or case_children.ends_date >= finished_items.ended_date
        )

    where finished_items.kind = 'case_closure'

),

children as (

    select * from of_investigations

    union

    select * from of_cases

)

select * from children
