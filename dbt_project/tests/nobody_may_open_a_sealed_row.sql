-- No user is given the access level sealed.
select * from {{ ref('access_scope') }}
where {{ list_holds('access_levels', "'sealed'") }}
