"""The truth is the queues: every open entry lies in one, and no queue holds anything else."""

from collections import Counter

from tests.simulate.conftest import AS_OF
from warehouse.simulate.actors import KEPT_FREE, Actor
from warehouse.simulate.items import Entry
from warehouse.simulate.office import Office
from warehouse.simulate.truth import open_rows, waits_of

TODAY = AS_OF.toordinal()


def _entries(office: Office) -> list[Entry]:
    return [e for item in office.items.values() for e in item.entries.values()]


def _queues(office: Office) -> list[Actor]:
    return list({id(entry.lies_with): entry.lies_with for entry in _entries(office)}.values())


def test_every_open_entry_lies_in_exactly_one_queue(office: Office) -> None:
    held = Counter(id(entry) for queue in _queues(office) for entry in queue.queue)
    assert held == Counter(id(entry) for entry in _entries(office))
    assert all(entry.is_open and entry.item.is_open for entry in _entries(office))


def test_an_entry_lies_where_its_actor_says(office: Office) -> None:
    for entry in _entries(office):
        assert entry.lies_with is entry.actor.place_for(entry)


def test_partners_hold_only_what_they_were_asked_for(office: Office) -> None:
    outside = {"provider", "collateral", "lab", "other_agency", "other_state", "tribe"}
    for entry in _entries(office):
        if entry.lies_with.holder in outside | {"family"}:
            assert entry.was_offered


def test_no_wait_began_before_its_item_or_in_the_future(office: Office) -> None:
    for item in office.items.values():
        for wait in waits_of(item, TODAY):
            assert item.opened <= wait.since <= TODAY


def test_every_open_item_has_a_row_and_every_first_wait_is_among_the_waits(
    office: Office,
) -> None:
    items, waits = open_rows(office, TODAY)
    assert [row[0] for row in items] == sorted(office.items)
    known = {(row[0], row[1], row[2]) for row in waits}
    for row in items:
        assert row[4] == "" or (row[0], row[4], row[5]) in known
        assert (row[3] == "") == (row[2] in ("later", "not_known"))


def test_nobody_who_left_holds_work(office: Office) -> None:
    for unit in office.units:
        for worker in unit.workers:
            assert worker.left is None or not worker.works


def test_courts_do_not_hear_more_than_their_docket_has_room_for(office: Office) -> None:
    for court in office.courts:
        room = court.per_day + KEPT_FREE
        assert all(count <= room for count in court.docket.values())
