-- One row per kind of item, with its names, its usual length and how much of it the source supplies.
with

item_kinds as (

    select * from {{ ref('item_kinds') }}

),

durations as (

    select * from {{ ref('durations') }}
    where step = '' and track = ''

),

kind_coverage as (

    select * from {{ ref('kind_coverage') }}

),

labelled as (

    select
        item_kinds.kind,
        item_kinds.label,
        item_kinds.plural,
        item_kinds.sequence,
        item_kinds.opens_on,
        coalesce(item_kinds.finishes_on, 'last step done') as finishes_on,
        item_kinds.due_policy,
        item_kinds.quiet_days,
        item_kinds.still_days,
        item_kinds.in_headline as is_in_headline,
        case when durations.is_shown then durations.p50 end as p50_days,
        case when durations.is_shown then durations.p85 end as p85_days,
        coalesce(durations.n, 0) as n,
        coalesce(kind_coverage.coverage, 'none') as coverage

    from item_kinds

    left join durations
        on item_kinds.kind = durations.kind

    left join kind_coverage
        on item_kinds.kind = kind_coverage.kind

)

select * from labelled
