-- One row per holder: who can end a wait, and on which side they stand.
with

holders as (

    select * from {{ ref('holders') }}

),

labelled as (

    select
        holder,
        label,
        waiting_label,
        side,
        side_label,
        cast(sequence as integer) as sequence,
        cast(side_sequence as integer) as side_sequence,
        side = 'agency' as is_inside

    from holders

)

select * from labelled
