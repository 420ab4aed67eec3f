-- One row per item, worker and period of being responsible: for the work itself, or its case.
with

keyed_items as (

    select
        item_key,
        subject_type,
        subject_id,
        case_id
    from {{ ref('keyed_items') }}

),

responsibility as (

    select * from {{ ref('responsibility') }}

),

assigned_sorts as (

    select distinct subject_type from responsibility

),

subjects as (

    select
        item_key,
        subject_type,
        subject_id,
        true as is_own
    from keyed_items

    union all

    -- Where the source never assigns that sort of work, it assigns the case.
    select
        keyed_items.item_key,
        'case' as subject_type,
        keyed_items.case_id as subject_id,
        false as is_own

    from keyed_items

    left join assigned_sorts
        on keyed_items.subject_type = assigned_sorts.subject_type

    where assigned_sorts.subject_type is null
        and keyed_items.case_id is not null

),

held as (

    select
        subjects.item_key,
        subjects.is_own,
        responsibility.assignment_id,
        responsibility.worker_id,
        responsibility.unit_id,
        responsibility.office_id,
        responsibility.starts_date,
        responsibility.ends_date

    from subjects

    -- An item nobody was ever responsible for has no row.
    inner join responsibility
        on subjects.subject_type = responsibility.subject_type
        and subjects.subject_id = responsibility.subject_id

)

select * from held
