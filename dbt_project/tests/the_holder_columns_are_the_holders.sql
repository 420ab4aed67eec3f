-- The sixteen holders that are columns of level_totals are the rows of the seed.
with

columns_of_totals as (

    {%- for holder in holder_codes() %}
    select '{{ holder }}' as holder{{ ' union all' if not loop.last }}
    {%- endfor %}

),

holders as (

    select holder from {{ ref('holders') }}

)

select
    holders.holder,
    columns_of_totals.holder as column_holder

from holders

full join columns_of_totals
    on holders.holder = columns_of_totals.holder

where holders.holder is null or columns_of_totals.holder is null
