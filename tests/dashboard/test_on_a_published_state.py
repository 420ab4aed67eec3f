"""The screen on a release the real commands made: it says what the marts say, for every role."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from typing import Any

import pytest
from duckdb import DuckDBPyConnection
from flask.testing import FlaskClient

from dashboard.access.identity import COOKIE
from dashboard.app import create_app
from dashboard.queries import access, counts, safety
from dashboard.queries.counts import By
from dashboard.queries.narrow import openable
from dashboard.queries.rows import Row, fetch
from dashboard.scope import Scope
from dashboard.view import View, Yes
from tests.dashboard.conftest import LOCAL, page_call
from warehouse import release

pytestmark = pytest.mark.chain
PUBLISHED = {
    "open": "items", "later": "later", "not_known": "not_known", "sign_off": "sign_off",
    "no_next_step": "no_next_step", "not_moving": "still", "moved_forward": "forward",
    "moved_sideways": "sideways", "past_usual": "past_usual",
}  # fmt: skip
PAGES_EACH = 15


@pytest.fixture(scope="module", params=["state", "ssda903"])
def home(request: pytest.FixtureRequest) -> Any:
    return request.getfixturevalue(request.param).home


@pytest.fixture(scope="module")
def real(home: Any) -> Iterator[DuckDBPyConnection]:
    with release.connect(release.current(home)) as con:
        yield con


@pytest.mark.parametrize(
    ("level", "by"),
    [("state", By.ALL), ("office", By.OFFICE), ("unit", By.UNIT), ("worker", By.WORKER)],
)
def test_the_screen_counts_what_the_totals_publish(
    level: str, by: By, real: DuckDBPyConnection
) -> None:
    leader = real.execute(
        "select min(user_email) from marts.access_scope where role = 'state_leader'"
    ).fetchall()[0][0]
    scope = access.scope_of(leader, real)
    assert scope is not None
    summed = ", ".join(f"sum({column})" for column in PUBLISHED)
    totals = real.execute(
        f"select case when level = 'state' then 'all' else key end, {summed}"
        " from marts.level_totals where level = ? and kind = 'all' group by 1",
        [level],
    ).fetchall()
    live = counts.counts(View(headline=Yes.YES), scope, real, by)
    hidden = _hidden(scope, real, by)
    for key, *published in totals:
        parts = (live.pop(key, counts.NOTHING), hidden.pop(key, counts.NOTHING))
        shown = [sum(part[measure] for part in parts) for measure in PUBLISHED.values()]
        assert shown == published, key
    assert not live and not hidden


def _hidden(scope: Scope, real: DuckDBPyConnection, by: By) -> dict[str, Row]:
    """What no page says of anybody: the measures of the items that are listed to nobody."""
    held = openable(scope)
    rows = fetch(
        real,
        f"select coalesce({by.value}, '-') as key, {counts.MEASURES} from marts.open_items"
        f" where is_in_headline and not coalesce({held.sql}, false) group by 1",
        held.values,
    )
    return {row["key"]: row for row in rows}


def test_the_safety_line_says_what_is_published(real: DuckDBPyConnection) -> None:
    leader = real.execute(
        "select min(user_email) from marts.access_scope where role = 'state_leader'"
    ).fetchall()[0][0]
    scope = access.scope_of(leader, real)
    assert scope is not None
    shown, held = safety.safety(View(), scope, real), openable(scope)
    for measure, n in real.execute(
        "select measure, open from marts.safety_line where level = 'state'"
    ).fetchall():
        hidden = fetch(
            real,
            "select count(*) as items from marts.safety_items where measure = ? and item_id in"
            f" (select item_id from marts.open_items where not coalesce({held.sql}, false))",
            (measure, *held.values),
        )[0]["items"]
        assert shown.get(measure, 0) + hidden == n


def test_every_role_walks_its_pages_and_meets_no_dead_end(
    home: Any, real: DuckDBPyConnection
) -> None:
    client = create_app(home).server.test_client()
    chance = random.Random(1)
    one_each = {user["role"]: user["user_email"] for user in access.users(real)}
    assert one_each
    for user in one_each.values():
        client.set_cookie(COOKIE, user, domain="127.0.0.1")
        waiting, seen = ["/", "/items?headline=yes", "/data", "/rules"], set()
        while waiting and len(seen) < PAGES_EACH:
            href = waiting.pop(chance.randrange(len(waiting))).partition("#")[0]
            if href in seen or href.startswith("/download"):
                continue
            seen.add(href)
            page = _opened(client, href)
            assert "Something went wrong" not in page, (user, href)
            assert "Nothing here that you can see" not in page, (user, href)
            waiting += sorted(set(re.findall(r'"href": "(/[^"]*)"', page)))


def _opened(client: FlaskClient, href: str) -> str:
    answer = client.post("/_dash-update-component", json=page_call(href), base_url=LOCAL)
    assert answer.status_code == 200, href
    return json.dumps(answer.get_json()["response"]["_pages_content"])
