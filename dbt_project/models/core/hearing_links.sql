-- One row per hearing set, held, continued or vacated: a link of a chain of continuances.
with

hearings as (

    select * from {{ ref('contract_hearings') }}

),

hearing_chains as (

    select * from {{ ref('hearing_chains') }}

),

firsts as (

    -- What a whole chain is known by: whose it is, its kind and when it was due.
    select
        hearing_id,
        case_id,
        person_id,
        kind,
        coalesce(due_on, scheduled_for, set_on, set_requested_on) as known_by_date,
        due_on

    from hearings

),

numbered as (

    select
        hearings.hearing_id,
        hearing_chains.first_hearing_id,
        hearing_chains.link_number,
        firsts.case_id,
        firsts.person_id,
        firsts.kind,
        coalesce(hearings.due_on, firsts.due_on) as due_date,
        coalesce(firsts.due_on, firsts.known_by_date, hearings.held_on) as known_by_date,
        hearings.set_requested_on as set_requested_date,
        hearings.set_on as set_date,
        hearings.scheduled_for as scheduled_date,
        hearings.held_on as held_date,
        hearings.outcome,
        hearings.order_signed_on as order_signed_date,
        hearings.court_id,
        hearings.recorded_at,
        'court_hearing/' || coalesce(firsts.person_id, firsts.case_id) || '/'
        || firsts.kind || '/' || coalesce(
            {{ iso_day('coalesce(firsts.known_by_date, hearings.held_on)') }},
            firsts.hearing_id
        ) as chain_name

    from hearings

    -- Every hearing has a chain, and every chain a first hearing.
    inner join hearing_chains
        on hearings.hearing_id = hearing_chains.hearing_id

    inner join firsts
        on hearing_chains.first_hearing_id = firsts.hearing_id

),

-- Two hearings of one kind and day are two items, told apart by `~2`.
counted as (

    select
        *,
        dense_rank() over (
            partition by chain_name
            order by first_hearing_id
        ) as same_name_number,
        row_number() over (
            partition by first_hearing_id, link_number
            order by hearing_id
        ) as same_link_number

    from numbered

),

named as (

    select
        *,
        chain_name
        || case
            when same_name_number > 1
                then '~' || cast(same_name_number as {{ dbt.type_string() }})
            else ''
        end as chain_item_id,
        -- A continuance granted ahead of the day counts from then.
        case
            when link_number > 1
                then coalesce(
                    least(
                        lag(coalesce(held_date, scheduled_date)) over (
                            partition by first_hearing_id
                            order by link_number, hearing_id
                        ),
                        set_date
                    ),
                    set_requested_date,
                    cast(recorded_at as date)
                )
        end as continued_date

    from counted

),

followed as (

    select
        *,
        lead(hearing_id) over (
            partition by first_hearing_id
            order by link_number, hearing_id
        ) as next_hearing_id,
        lead(continued_date) over (
            partition by first_hearing_id
            order by link_number, hearing_id
        ) as next_continued_date

    from named

),

linked as (

    select
        chain_item_id
        || case
            when link_number > 1 then '/' || cast(link_number as {{ dbt.type_string() }})
            else ''
        end
        || case
            when same_link_number > 1
                then '~' || cast(same_link_number as {{ dbt.type_string() }})
            else ''
        end as item_id,
        chain_item_id,
        hearing_id,
        first_hearing_id,
        link_number,
        case_id,
        person_id,
        kind,
        due_date,
        known_by_date,
        set_requested_date,
        set_date,
        scheduled_date,
        held_date,
        order_signed_date,
        court_id,
        recorded_at,
        continued_date,
        next_hearing_id is not null as is_followed,
        case when next_hearing_id is not null then 'continued' else outcome end
            as outcome,
        case
            when next_hearing_id is not null then next_continued_date
            when outcome in ('continued', 'vacated')
                then coalesce(held_date, scheduled_date)
        end as off_date

    from followed

)

select * from linked
