-- One row per home study and fact that makes some of its steps necessary.
with

home_studies as (

    select
        'home_study/' || home_study_id as item_id,
        kind

    from {{ ref('contract_home_studies') }}

),

home_study_kinds as (

    select * from {{ ref('home_study_kinds') }}

),

-- Each kind of study takes one or two facts; a kind nobody has mapped takes none.
facts as (

    select
        home_studies.item_id,
        home_study_kinds.fact,
        cast(null as date) as since_date,
        cast(null as date) as until_date

    from home_studies

    inner join home_study_kinds
        on home_studies.kind = home_study_kinds.kind

)

select * from facts
