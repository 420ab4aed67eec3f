-- One row per plan and signer, as ccwis last handed it over.
with

source as (

    select * from {{ source('ccwis', 'plan_signatures') }}

),

named as (

    select
        plan_signature_id,
        plan_id,
        person_id,
        sent_on,
        signed_on,
        refused_on,
        recorded_at,
        changed_at

    from source

)

select * from named
