-- The children of a key add up to it, for every count that can be added.
{%- set counts = [
    'open', 'unassigned', 'not_known', 'later', 'sign_off', 'no_next_step', 'scheduled',
    'waiting_outside', 'our_move', 'past_usual', 'past_due', 'not_moving',
    'moved_forward', 'moved_sideways', 'opened_7', 'finished_7', 'ended_7',
    'opened_28', 'finished_28', 'ended_28', 'sealed',
] %}
with

level_totals as (

    select * from {{ ref('level_totals') }}

),

children as (

    select
        level,
        parent_key,
        kind,
        {%- for count in counts %}
        sum({{ count }}) as {{ count }},
        {%- endfor %}
        {%- for holder in holder_codes() %}
        sum(items_{{ holder }}) as items_{{ holder }},
        sum(days_{{ holder }}) as days_{{ holder }}{{ ',' if not loop.last }}
        {%- endfor %}

    from level_totals

    group by level, parent_key, kind

),

parents as (

    select
        case level
            when 'state' then 'office' when 'office' then 'unit' when 'unit' then 'worker'
        end as child_level,
        key,
        kind,
        {%- for count in counts %}
        sum({{ count }}) as {{ count }},
        {%- endfor %}
        {%- for holder in holder_codes() %}
        sum(items_{{ holder }}) as items_{{ holder }},
        sum(days_{{ holder }}) as days_{{ holder }}{{ ',' if not loop.last }}
        {%- endfor %}

    from level_totals

    where level <> 'worker'

    group by level, key, kind

)

select
    parents.child_level,
    parents.key,
    parents.kind

from parents

left join children
    on parents.child_level = children.level
    and parents.key = children.parent_key
    and parents.kind = children.kind

where 1 = 0
    {%- for count in counts %}
    or parents.{{ count }} is distinct from children.{{ count }}
    {%- endfor %}
    {%- for holder in holder_codes() %}
    or parents.items_{{ holder }} is distinct from children.items_{{ holder }}
    or parents.days_{{ holder }} is distinct from children.days_{{ holder }}
    {%- endfor %}
