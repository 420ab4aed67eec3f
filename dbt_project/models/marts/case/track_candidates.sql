-- One row per open item that could go another way, and rule for it: met, or what is missing.
with

open_items as (

    select * from {{ ref('open_items') }}

),

track_rules as (

    select * from {{ ref('track_rules') }}

),

results as (

    select * from {{ ref('track_rule_results') }}

),

unknown_rules as (

    select distinct
        track_rules.kind,
        track_rules.track,
        track_rules.rule
    from track_rules

    -- Rules whose columns are all supplied are known.
    inner join {{ ref('coverage') }} as coverage
        on {{ list_holds('track_rules.rests_on', 'coverage.table_column') }}
        and not coverage.is_supplied

),

asked as (

    select
        open_items.item_id,
        open_items.kind,
        open_items.title,
        open_items.case_id,
        open_items.track as on_track,
        track_rules.track,
        track_rules.track_label,
        track_rules.rule,
        track_rules.sequence,
        track_rules.label,
        unknown_rules.rule is null as is_known,
        coalesce(results.is_met, false) and unknown_rules.rule is null as is_met,
        track_rules.missing,
        open_items.office_id,
        open_items.unit_id,
        open_items.worker_id,
        open_items.access_level

    from open_items

    -- Kinds without written rules go one way only.
    inner join track_rules
        on open_items.kind = track_rules.kind
        and (
            coalesce(track_rules.of_track, '') = ''
            or open_items.track = track_rules.of_track
        )

    left join results
        on open_items.item_id = results.item_id
        and track_rules.rule = results.rule

    left join unknown_rules
        on track_rules.kind = unknown_rules.kind
        and track_rules.track = unknown_rules.track
        and track_rules.rule = unknown_rules.rule

)

select
    item_id,
    kind,
    title,
    case_id,
    on_track,
    track,
    track_label,
    rule,
    sequence,
    label,
    is_known,
    is_met as met,
    case
        when not is_known then 'Not known from this source'
        when not is_met then missing
    end as missing,
    min(case when is_met then 1 else 0 end) over (partition by item_id, track) = 1
        as is_candidate,
    office_id,
    unit_id,
    worker_id,
    access_level

from asked
