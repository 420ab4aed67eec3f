{#-
The step facts of a group of contacts (rows of contacts_by_person, grouped by the
caller): what was planned, moved, tried and done. `done` is the condition that makes it
done.
-#}
{% macro contact_dates(done) -%}
        min(planned_date) as first_planned_date,
        max(case when is_live_plan then planned_date end) as planned_date,
        max(case when is_live_plan then planned_on end) as planned_on,
        count(distinct case when is_moved_plan then contact_id end) as times_moved,
        max(case when is_try then occurred_date end) as tried_date,
        min(case when {{ done }} then occurred_at end) as done_at,
        max(recorded_at) as recorded_at,
        coalesce(min(case when {{ done }} then contact_id end), max(contact_id))
            as contact_id
{%- endmacro %}
