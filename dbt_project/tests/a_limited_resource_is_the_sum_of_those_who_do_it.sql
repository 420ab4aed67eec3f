-- The queue, arrivals and completions of a service are those of its holders, and its rows.
with

bottlenecks as (

    select * from {{ ref('bottlenecks') }}

),

holders as (

    select
        part_of as resource_id,
        sum(queue) as queue,
        sum(arrivals) as arrivals,
        sum(completions) as completions,
        sum(sealed) as sealed

    from bottlenecks
    where part_of is not null

    group by part_of

),

listed as (

    select
        resource_id,
        {{ count_where('is_waiting') }} as queue,
        {{ count_where('is_arrival') }} as arrivals,
        {{ count_where('is_completion') }} as completions,
        max(case when is_waiting then waiting_days end) as longest_wait

    from {{ ref('bottleneck_rows') }}

    group by resource_id

)

select bottlenecks.resource_id

from bottlenecks

left join holders
    on bottlenecks.resource_id = holders.resource_id

left join listed
    on bottlenecks.resource_id = listed.resource_id

where bottlenecks.queue is distinct from listed.queue
    or bottlenecks.arrivals is distinct from listed.arrivals
    or bottlenecks.completions is distinct from listed.completions
    or bottlenecks.longest_wait is distinct from listed.longest_wait
    or (
        bottlenecks.is_whole_service
        and (
            bottlenecks.queue is distinct from holders.queue
            or bottlenecks.arrivals is distinct from holders.arrivals
            or bottlenecks.completions is distinct from holders.completions
            or bottlenecks.sealed is distinct from holders.sealed
        )
    )
