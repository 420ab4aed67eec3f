{#- How a record without a `case_id` leads to its case: the key that does, and its table. -#}
{% macro record_ways() -%}
    {{ return({
        'allegations': ['investigation_id', 'investigations'],
        'contact_people': ['contact_id', 'contacts'],
        'contact_workers': ['contact_id', 'contacts'],
        'intake_people': ['intake_id', 'intakes'],
        'placements': ['removal_id', 'removals'],
        'plan_goals': ['plan_id', 'case_plans'],
        'plan_signatures': ['plan_id', 'case_plans'],
        'safety_plan_checks': ['safety_plan_id', 'safety_plans'],
        'service_attendance': ['referral_id', 'service_referrals'],
        'service_reports': ['referral_id', 'service_referrals'],
    }) }}
{%- endmacro %}
