-- One row per child in care, fact that makes steps necessary, and period.
with

care_goals as (

    select
        'permanency/' || removal_id as item_id,
        *

    from {{ ref('care_goals') }}

),

tpr_clocks as (

    select
        'permanency/' || removal_id as item_id,
        clock_date

    from {{ ref('tpr_clocks') }}

),

exceptions as (

    select
        'permanency/' || removal_id as item_id,
        exception_date

    from {{ ref('tpr_exceptions') }}

),

adoptions as (

    select * from care_goals
    where goal = 'adopt'

),

due as (

    -- The clock runs, or the goal is adoption: once due, the decision stays due.
    select
        item_id,
        clock_date as due_date
    from tpr_clocks

    union all

    select
        item_id,
        since_date as due_date
    from adoptions

),

facts as (

    select
        item_id,
        'goal_' || goal as fact,
        since_date,
        until_date
    from care_goals

    union all

    select
        item_id,
        'tpr_decision_due' as fact,
        min(due_date) as since_date,
        cast(null as date) as until_date
    from due
    group by item_id

    union all

    select
        adoptions.item_id,
        'tpr_route' as fact,
        adoptions.since_date,
        least(adoptions.until_date, exceptions.exception_date) as until_date
    from adoptions
    left join exceptions
        on adoptions.item_id = exceptions.item_id
    where exceptions.exception_date is null
        or exceptions.exception_date > adoptions.since_date

    union all

    select
        item_id,
        'subsidy_route' as fact,
        since_date,
        until_date
    from care_goals
    where goal in ('adopt', 'guardian')

)

select * from facts
