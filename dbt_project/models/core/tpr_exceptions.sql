-- One row per removal with an exception to filing for termination in force, and its day.
with

removals as (

    select * from {{ ref('contract_removals') }}

),

legal_events as (

    select * from {{ ref('contract_legal_events') }}
    where kind in ('tpr_decided', 'tpr_exception')
        and occurred_on is not null

),

decided as (

    -- Removals without a decision have no row here.
    select
        removals.removal_id,
        max(case when legal_events.kind = 'tpr_exception' then legal_events.occurred_on end)
            as exception_date,
        max(case when legal_events.kind = 'tpr_decided' then legal_events.occurred_on end)
            as decided_date

    from removals

    inner join legal_events
        on removals.case_id = legal_events.case_id
        and coalesce(legal_events.person_id, removals.person_id) = removals.person_id
        and removals.removed_on <= legal_events.occurred_on
        and (removals.ended_on is null or legal_events.occurred_on <= removals.ended_on)

    group by removals.removal_id

)

-- A later decision to file ends the exception.
select
    removal_id,
    exception_date
from decided
where exception_date is not null
    and (decided_date is null or decided_date < exception_date)
