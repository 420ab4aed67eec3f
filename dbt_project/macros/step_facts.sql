{#- The first, last and only day or number of a step's record, null where it has none. -#}
{% macro _or_null(expression, data_type) -%}
    cast({{ 'null' if expression is none else expression }} as {{ data_type }})
{%- endmacro %}


{#-
    One select of a steps_<kind> model: what one table says of one step, for every row
    of a CTE that has item_id, recorded_at, source_table and source_id. Dates not named
    are null. An ask counts once and a plan was made when the row was entered, unless
    said otherwise.
-#}
{% macro step_fact(
    cte, step, step_ref="''", asked=none, times_asked=none, last_asked=none,
    first_planned=none, planned=none, planned_on=none, times_moved='0', tried=none,
    started=none, done=none, undone=none, cancelled=none, holder=none
) -%}
    select
        item_id,
        '{{ step }}' as step,
        {{ _or_null(step_ref, dbt.type_string()) }} as step_ref,
        {{ _or_null(asked, 'date') }} as asked_date,
        {{ _or_null(times_asked or (
            asked and 'case when ' ~ asked ~ ' is not null then 1 end'
        ) or none, 'integer') }} as times_asked,
        {{ _or_null(last_asked or asked, 'date') }} as last_asked_date,
        {{ _or_null(first_planned or planned, 'date') }} as first_planned_date,
        {{ _or_null(planned, 'date') }} as planned_date,
        {{ _or_null(planned_on or (
            planned and 'case when ' ~ planned ~ ' is not null then recorded_at end'
        ) or none, 'date') }} as planned_on,
        {{ _or_null(times_moved, 'integer') }} as times_moved,
        {{ _or_null(tried, 'date') }} as tried_date,
        {{ _or_null(started, 'date') }} as started_date,
        {{ _or_null(done, dbt.type_timestamp()) }} as done_at,
        {{ _or_null(undone, 'date') }} as undone_since,
        {{ _or_null(cancelled, 'date') }} as cancelled_date,
        {{ _or_null(holder, dbt.type_string()) }} as holder_id,
        recorded_at,
        source_table,
        source_id

    from {{ cte }}
{%- endmacro %}


{#-
    What a step's own table says, and beside it what step_dates says: its own columns
    win; asks add up, and a plan is taken whole from one of the two.
-#}
{% macro own_then_recorded(own, recorded) -%}
    select
        coalesce({{ own }}.item_id, {{ recorded }}.item_id) as item_id,
        coalesce({{ own }}.step, {{ recorded }}.step) as step,
        coalesce({{ own }}.step_ref, {{ recorded }}.step_ref) as step_ref,
        coalesce({{ own }}.asked_date, {{ recorded }}.asked_date) as asked_date,
        coalesce(greatest({{ own }}.times_asked, {{ recorded }}.times_asked), 0)
            as times_asked,
        greatest({{ own }}.last_asked_date, {{ recorded }}.last_asked_date)
            as last_asked_date,
        coalesce({{ own }}.first_planned_date, {{ recorded }}.first_planned_date)
            as first_planned_date,
        coalesce({{ own }}.planned_date, {{ recorded }}.planned_date) as planned_date,
        case
            when {{ own }}.planned_date is not null then {{ own }}.planned_on
            else {{ recorded }}.planned_on
        end as planned_on,
        case
            when {{ own }}.item_id is null then {{ recorded }}.times_moved
            else {{ own }}.times_moved + coalesce({{ recorded }}.times_moved, 0)
        end as times_moved,
        coalesce({{ own }}.tried_date, {{ recorded }}.tried_date) as tried_date,
        coalesce({{ own }}.started_date, {{ recorded }}.started_date) as started_date,
        coalesce({{ own }}.done_at, {{ recorded }}.done_at) as done_at,
        {{ own }}.undone_since,
        coalesce({{ own }}.cancelled_date, {{ recorded }}.cancelled_date)
            as cancelled_date,
        coalesce({{ own }}.holder_id, {{ recorded }}.holder_id) as holder_id,
        greatest({{ own }}.recorded_at, {{ recorded }}.recorded_at) as recorded_at,
        coalesce({{ own }}.source_table, {{ recorded }}.source_table) as source_table,
        coalesce({{ own }}.source_id, {{ recorded }}.source_id) as source_id

    from {{ own }}

    full outer join {{ recorded }}
        on {{ own }}.item_id = {{ recorded }}.item_id
        and {{ own }}.step = {{ recorded }}.step
        and {{ own }}.step_ref = {{ recorded }}.step_ref
{%- endmacro %}
