"""A worker's morning lists what the worker can do, not what somebody else has to."""

from dashboard.queries import caseload
from dashboard.view import Level, View


def test_what_comes_first_today_is_the_workers_own_turn(scopes, con):
    scope = scopes["leader"]
    workers = con.execute(
        "select distinct worker_id from marts.do_next where worker_id is not null"
    ).fetchall()
    shown = {
        row["item_id"]
        for (worker,) in workers
        for row in caseload.first(View.of(Level.WORKER.field, worker), scope, con, limit=1000)
    }
    turns = dict(
        con.execute(
            "select item_id, waiting_on in ('worker', 'nobody') and standing <> 'scheduled'"
            " from marts.open_items inner join marts.do_next using (item_id)"
            " where open_items.access_level <> 'sealed'"
        ).fetchall()
    )
    assert shown == {item for item, is_mine in turns.items() if is_mine} & shown
    assert shown and not all(turns.values())
