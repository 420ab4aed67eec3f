-- One row per case with needs neither met nor handed over: how many, and their domains.
{{ config(schema='counts') }}

with

needs as (

    select
        needs_now.case_id,
        coalesce(code_labels.label, 'Other need') as words,
        count(*) as n

    from {{ ref('needs_now') }} as needs_now

    left join {{ ref('code_labels') }} as code_labels
        on needs_now.domain = code_labels.code
        and code_labels.code_set = 'need'

    group by needs_now.case_id, coalesce(code_labels.label, 'Other need')

),

listed as (

    select
        case_id,
        cast(sum(n) as integer) as needs_open,
        {{ dbt.listagg('words', "'; '", 'order by words') }} as needs

    from needs

    group by case_id

)

select * from listed
