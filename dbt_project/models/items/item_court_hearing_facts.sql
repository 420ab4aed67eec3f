-- One row per hearing and fact that makes one of its steps necessary.
with

hearing_links as (

    select * from {{ ref('hearing_links') }}

),

arrangements as (

    select * from {{ ref('recorded_steps') }}
    where subject_type = 'hearing'
        and step = 'interpreter_or_transport'

),

icwa_cases as (

    select * from {{ ref('cases') }}
    where icwa_status = 'applies'

),

notice_kinds as (

    select * from {{ ref('hearing_kinds') }}
    where icwa_notice

),

arranged as (

    -- Hearings for which nobody needs an interpreter or a ride have no row here.
    select
        hearing_links.item_id,
        'interpreter_or_transport' as fact,
        cast(null as date) as since_date,
        cast(null as date) as until_date

    from hearing_links

    inner join arrangements
        on hearing_links.hearing_id = arrangements.subject_id

),

noticed as (

    -- Hearings of other kinds and of other families have no row here.
    select
        hearing_links.item_id,
        'icwa_applies' as fact,
        cast(null as date) as since_date,
        cast(null as date) as until_date

    from hearing_links

    inner join icwa_cases
        on hearing_links.case_id = icwa_cases.case_id

    inner join notice_kinds
        on hearing_links.kind = notice_kinds.kind

),

facts as (

    select * from arranged

    union all

    select * from noticed

)

select * from facts
