"""More slots: weeks to clear and hearings saved, and with none the numbers of the mart."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from dashboard.what_if import Answer, Facing, Queue, expected_start, what_if
from warehouse import release

AS_OF = dt.date(2026, 11, 20)
QUEUE = Queue(as_of=AS_OF, waiting=48, arrivals=30, completions=24, weeks=12)


def on(day: int) -> dt.date:
    return AS_OF + dt.timedelta(days=day)


@pytest.mark.parametrize(
    ("slots", "a_week", "weeks", "growing"),
    [(0, "2.0", "24.0", True), (1, "3.0", "16.0", False), (4, "6.0", "8.0", False)],
)
def test_added_slots_shorten_the_queue(slots: int, a_week: str, weeks: str, growing: bool) -> None:
    answer = what_if(QUEUE, (), slots)
    assert answer.completions_per_week == Decimal(a_week)
    assert answer.weeks_to_clear == Decimal(weeks)
    assert answer.is_growing is growing


def test_as_many_new_as_done_is_growing() -> None:
    assert what_if(replace(QUEUE, arrivals=36), (), 1).is_growing
    assert not what_if(replace(QUEUE, arrivals=35), (), 1).is_growing
    assert what_if(replace(QUEUE, arrivals=36, waiting=0), (), 1).is_growing is False


def test_a_hearing_is_saved_when_no_start_comes_after_it_any_more() -> None:
    facing = [
        Facing("h1", on(3), position=1),  # starts on day 4, with one slot more on day 3
        Facing("h2", on(2), position=1),
        Facing("h2", on(2), position=2, planned=on(1)),
        Facing("h3", on(30), position=40, planned=on(31)),  # planned: slots change nothing
        Facing("h4", on(90), position=10),
    ]
    assert what_if(QUEUE, facing, 0) == Answer(Decimal("2.0"), Decimal("24.0"), True, 3, 0)
    assert what_if(QUEUE, facing, 1).hearings_before_start == 2
    assert what_if(QUEUE, facing, 1).hearings_saved == 1


@pytest.mark.parametrize(("position", "day"), [(1, 4), (2, 7), (3, 11), (48, 168)])
def test_the_expected_start_is_a_whole_day_never_too_early(position: int, day: int) -> None:
    assert expected_start(QUEUE, position) == on(day)


def test_a_plan_that_has_passed_is_no_plan() -> None:
    assert expected_start(QUEUE, 1, planned=on(0)) == on(0)
    assert expected_start(QUEUE, 1, planned=on(-1)) == on(4)


@pytest.mark.parametrize(("completions", "known"), [(19, False), (20, True), (21, True)])
def test_too_few_completions_say_nothing(completions: int, known: bool) -> None:
    answer = what_if(replace(QUEUE, completions=completions), [Facing("h", on(1), 1)], 2)
    assert (answer.weeks_to_clear is not None) is known
    assert (answer.hearings_saved is not None) is known


def test_slots_are_not_taken_away() -> None:
    with pytest.raises(ValueError, match="added"):
        what_if(QUEUE, (), -1)


@pytest.mark.chain
def test_no_slots_more_is_what_the_mart_says(state) -> None:
    with release.connect(release.current(state.home)) as con:
        rows = con.execute(
            "select resource_id, queue, arrivals, completions, window_weeks,"
            " completions_per_week, weeks_to_clear, is_growing, hearings_before_start"
            " from marts.bottlenecks"
        ).fetchall()
        faced: dict[str, list[Facing]] = {}
        for resource, *facing in con.execute(
            "select resource_id, hearing_item_id, hearing_date, queue_position, planned_date"
            " from marts.bottleneck_hearings"
        ).fetchall():
            faced.setdefault(resource, []).append(Facing(*facing))
    assert faced
    for resource, waiting, arrivals, completions, weeks, *said in rows:
        queue = Queue(AS_OF, waiting, arrivals, completions, weeks)
        answer = what_if(queue, faced.get(resource, ()), 0)
        assert said[:3] == [answer.completions_per_week, answer.weeks_to_clear, answer.is_growing]
        if said[3] is not None:
            assert said[3] == answer.hearings_before_start, resource
            assert answer.hearings_saved == 0
