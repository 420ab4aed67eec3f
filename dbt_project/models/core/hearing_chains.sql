-- One row per hearing, with the first hearing of its chain of continuances.
with

hearings as (

    select
        hearing_id,
        continues_hearing_id

    from {{ ref('contract_hearings') }}

),

-- A continued hearing that was never delivered starts no chain.
parents as (

    select
        hearings.hearing_id,
        continued.hearing_id as parent_id

    from hearings

    left join hearings as continued
        on hearings.continues_hearing_id = continued.hearing_id
        and hearings.hearing_id <> continued.hearing_id

),

-- Each step below follows twice as many links as the one before: 16 in all.
two_links as (

    select
        parents.hearing_id,
        coalesce(grandparents.parent_id, parents.parent_id, parents.hearing_id)
            as ancestor_id,
        case
            when grandparents.parent_id is not null then 2
            when parents.parent_id is not null then 1
            else 0
        end as links

    from parents

    left join parents as grandparents
        on parents.parent_id = grandparents.hearing_id

),

four_links as (

    select
        two_links.hearing_id,
        further.ancestor_id,
        two_links.links + further.links as links

    from two_links

    inner join two_links as further
        on two_links.ancestor_id = further.hearing_id

),

eight_links as (

    select
        four_links.hearing_id,
        further.ancestor_id,
        four_links.links + further.links as links

    from four_links

    inner join four_links as further
        on four_links.ancestor_id = further.hearing_id

),

sixteen_links as (

    select
        eight_links.hearing_id,
        further.ancestor_id,
        eight_links.links + further.links as links

    from eight_links

    inner join eight_links as further
        on eight_links.ancestor_id = further.hearing_id

),

chained as (

    select
        hearing_id,
        ancestor_id as first_hearing_id,
        links + 1 as link_number

    from sixteen_links

)

select * from chained
