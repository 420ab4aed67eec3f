{#-
The columns of one step fact, typed, in the order every steps_<kind> model has.
Name only what the record dates; the rest is null. Arguments are SQL expressions.
`known_at`: since when the occurrence is on record, when that is not the row's own
entering (a child named in a report is to be seen before any contact is entered).
-#}
{% macro step_row(
    step, item_id='item_id', step_ref="''", asked_date='null', times_asked='null',
    last_asked_date='null', first_planned_date='null', planned_date='null',
    planned_on='null', times_moved='null', tried_date='null', started_date='null',
    done_at='null', undone_since='null', cancelled_date='null', holder_id='null',
    recorded_at='null', source_table='null', source_id='null', known_at=none
) -%}
        {{ item_id }} as item_id,
        cast({{ step }} as {{ dbt.type_string() }}) as step,
        cast({{ step_ref }} as {{ dbt.type_string() }}) as step_ref,
        cast({{ asked_date }} as date) as asked_date,
        cast({{ times_asked }} as integer) as times_asked,
        cast({{ last_asked_date }} as date) as last_asked_date,
        cast({{ first_planned_date }} as date) as first_planned_date,
        cast({{ planned_date }} as date) as planned_date,
        cast({{ planned_on }} as date) as planned_on,
        cast({{ times_moved }} as integer) as times_moved,
        cast({{ tried_date }} as date) as tried_date,
        cast({{ started_date }} as date) as started_date,
        cast({{ done_at }} as {{ dbt.type_timestamp() }}) as done_at,
        cast({{ undone_since }} as date) as undone_since,
        cast({{ cancelled_date }} as date) as cancelled_date,
        cast({{ holder_id }} as {{ dbt.type_string() }}) as holder_id,
        cast({{ recorded_at }} as {{ dbt.type_timestamp() }}) as recorded_at,
        cast({{ source_table }} as {{ dbt.type_string() }}) as source_table,
        cast({{ source_id }} as {{ dbt.type_string() }}) as source_id,
        cast({{ known_at or recorded_at }} as {{ dbt.type_timestamp() }}) as known_at
{%- endmacro %}


{#-
One row per item, step and step_ref from step facts that may come in parts, such as a
plan's draft day from the plan and its submission from the approvals. A part without a
source (step_dates adding to another table's step) leaves the other part's source.
-#}
{% macro merged_steps(parts) -%}
    select
        item_id,
        step,
        step_ref,
        min(asked_date) as asked_date,
        coalesce(max(times_asked), 0) as times_asked,
        max(last_asked_date) as last_asked_date,
        min(first_planned_date) as first_planned_date,
        max(planned_date) as planned_date,
        max(planned_on) as planned_on,
        coalesce(max(times_moved), 0) as times_moved,
        max(tried_date) as tried_date,
        min(started_date) as started_date,
        min(done_at) as done_at,
        min(undone_since) as undone_since,
        min(cancelled_date) as cancelled_date,
        max(holder_id) as holder_id,
        max(recorded_at) as recorded_at,
        coalesce(max(source_table), 'step_dates') as source_table,
        max(source_id) as source_id,
        min(known_at) as known_at

    from {{ parts }}

    group by item_id, step, step_ref
{%- endmacro %}


{#-
What step_dates adds to the steps of a kind. `items` is a CTE with item_id and the
subject that step_dates knows the item's work by (step_subject_type, step_subject_id).
-#}
{% macro added_steps(items, recorded_steps) -%}
    select
        {{ items }}.item_id,
        {{ recorded_steps }}.step,
        '' as step_ref,
        {{ recorded_steps }}.asked_date,
        {{ recorded_steps }}.times_asked,
        {{ recorded_steps }}.last_asked_date,
        {{ recorded_steps }}.first_planned_date,
        {{ recorded_steps }}.planned_date,
        {{ recorded_steps }}.planned_on,
        {{ recorded_steps }}.times_moved,
        {{ recorded_steps }}.tried_date,
        {{ recorded_steps }}.started_date,
        {{ recorded_steps }}.done_at,
        cast(null as date) as undone_since,
        {{ recorded_steps }}.cancelled_date,
        {{ recorded_steps }}.holder_id,
        {{ recorded_steps }}.recorded_at,
        cast(null as {{ dbt.type_string() }}) as source_table,
        cast(null as {{ dbt.type_string() }}) as source_id,
        {{ recorded_steps }}.recorded_at as known_at

    from {{ recorded_steps }}

    -- Rows of step_dates about other work belong to other kinds.
    inner join {{ items }}
        on {{ recorded_steps }}.subject_type = {{ items }}.step_subject_type
        and {{ recorded_steps }}.subject_id = {{ items }}.step_subject_id
{%- endmacro %}


{#-
The steps of an approval. `items` has item_id, step_subject_type and step_subject_id;
`submitted` names the step before the approval, `decided` the approval itself.
-#}
{% macro approved_steps(items, approval_steps, submitted, decided) -%}
    select
        {{ items }}.item_id,
        case
            when {{ approval_steps }}.part = 'submitted' then '{{ submitted }}'
            else '{{ decided }}'
        end as step,
        {{ approval_steps }}.step_ref,
        {{ approval_steps }}.asked_date,
        {{ approval_steps }}.times_asked,
        {{ approval_steps }}.last_asked_date,
        cast(null as date) as first_planned_date,
        cast(null as date) as planned_date,
        cast(null as date) as planned_on,
        cast(null as integer) as times_moved,
        cast(null as date) as tried_date,
        cast(null as date) as started_date,
        {{ approval_steps }}.done_at,
        {{ approval_steps }}.undone_since,
        cast(null as date) as cancelled_date,
        {{ approval_steps }}.holder_id,
        cast(null as {{ dbt.type_timestamp() }}) as recorded_at,
        {{ items }}.step_subject_table as source_table,
        {{ items }}.step_subject_id as source_id,
        cast(null as {{ dbt.type_timestamp() }}) as known_at

    from {{ approval_steps }}

    -- Approvals of other work belong to other kinds.
    inner join {{ items }}
        on {{ approval_steps }}.subject_type = {{ items }}.step_subject_type
        and {{ approval_steps }}.subject_id = {{ items }}.step_subject_id
{%- endmacro %}


{#- A moment before every record: what is there from the first day of its item. -#}
{% macro always() -%}
    cast('1900-01-01' as {{ dbt.type_timestamp() }})
{%- endmacro %}
