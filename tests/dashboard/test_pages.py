"""What a reader sees: text, links and counts of the pages, for each role."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import duckdb
import pytest

from dashboard.queries import case, caseload, counts, health, lists, safety, weeks
from dashboard.scope import Scope
from dashboard.view import View
from tests.dashboard.conftest import READERS
from tests.dashboard.marts import measures

Read = Callable[..., str]
NOTHING = "Nothing here that you can see"
PAGES = ("/", "/offices/O1", "/units/U101", "/workers/W001", "/items?headline=yes",
         "/items?show=finished&days=7", "/data", "/data?rule=entered_late", "/rules", "/find",
         "/find?text=unit")  # fmt: skip


@pytest.mark.parametrize("href", PAGES)
def test_a_leader_opens_every_page(href: str, read: Read) -> None:
    page = read(href)
    assert NOTHING not in page and "Something went wrong" not in page
    assert "Data as of" in page and "Nov 19, 2026" in page


@pytest.mark.parametrize("who", READERS)
def test_no_page_fails_for_any_role(who: str, read: Read) -> None:
    for href in PAGES:
        assert "Something went wrong" not in read(href, who)


def test_every_page_shows_plain_words_and_no_codes(read: Read) -> None:
    codes = ("no_next_step", "sign_off", "other_agency", "caseworker_visit", "court_hearing",
             "waiting_outside", "to_check", "cross_file", "occurred_at")  # fmt: skip
    for href in PAGES:
        said = re.findall(r'"children": "([^"]+)"', read(href))
        assert not [text for text in said for code in codes if code in text]


@pytest.mark.parametrize(
    ("who", "outside"),
    [("manager", "/offices/O2"), ("supervisor", "/offices/O1"), ("supervisor", "/units/U201"),
     ("worker", "/units/U101"), ("worker", "/workers/W002"), ("manager", "/items?office=O2"),
     ("worker", "/data?office=O1")],
)  # fmt: skip
def test_not_allowed_and_not_there_read_the_same(who: str, outside: str, read: Read) -> None:
    def frameless(page: str, key: str) -> str:
        return page.replace(key, "X")

    absent = re.sub(r"[OUW]\d+", "NOPE", outside)
    refused = frameless(read(outside, who), outside.rsplit("/", 1)[-1])
    missing = frameless(read(absent, who), absent.rsplit("/", 1)[-1])
    assert NOTHING in refused
    assert refused == missing


@pytest.mark.parametrize("where", ["", "&kind=investigation", "&standing=later&older=90",
                                   "&show=ended&days=3", "&text=zzz", "&case=10040"])  # fmt: skip
def test_a_list_says_the_same_sealed_count_of_its_place_whatever_it_shows(
    where: str, read: Read, con: duckdb.DuckDBPyConnection, scopes: dict[str, Scope]
) -> None:
    n = counts.sealed_in(View(office="O1"), scopes["leader"], con)
    page = read(f"/items?office=O1{where}")
    assert n and page.count(" sealed") == page.count(f"and {n} sealed in this place") == 1


def test_a_status_page_says_once_how_many_are_sealed_in_its_place(read: Read) -> None:
    assert len(re.findall(r"and [\d,]+ sealed", read("/offices/O1"))) == 1


def test_a_rule_that_only_sealed_records_break_is_not_listed(
    con: duckdb.DuckDBPyConnection, scopes: dict[str, Scope]
) -> None:
    found = health.rules(View(), scopes["leader"], con)
    assert found and "only_sealed" not in {rule["finding"] for rule in found}
    hidden = health.sealed_records(View(rule="entered_late"), scopes["leader"], con)
    assert hidden == health.sealed_records(View(), scopes["leader"], con) == 1


def _case(con: duckdb.DuckDBPyConnection, where: str) -> str:
    return con.execute(
        f"select case_id from marts.case_status where {where} order by case_id"
    ).fetchall()[0][0]


def test_a_case_page_tells_its_story(read: Read, con: duckdb.DuckDBPyConnection) -> None:
    page = read(View.parse(f"/cases/{_case(con, 'access_level = $$normal$$')}").href)
    for block in ("Now", "Scheduled", "Next milestone", "Who", "Barriers", "Each child",
                  "Backward plan", "Timeline"):  # fmt: skip
        assert block in page


@pytest.mark.parametrize(
    ("who", "where"),
    [("leader", "access_level = 'sealed'"), ("leader", "access_level = 'sensitive'"),
     ("worker", "worker_id <> 'W001'"), ("supervisor", "unit_id <> 'U101'"),
     ("manager", "office_id <> 'O1'"),
     ("worker", "case_id in (select case_id from marts.access_denials)")],
)  # fmt: skip
def test_a_case_outside_the_scope_reads_as_absent(
    who: str, where: str, read: Read, con: duckdb.DuckDBPyConnection
) -> None:
    key = _case(con, where)
    refused, absent = read(f"/cases/{key}", who), read("/cases/NOPE", who)
    assert refused.replace(key, "NOPE") == absent
    assert NOTHING in refused


def test_work_that_has_ended_opens_no_open_case(
    read: Read, con: duckdb.DuckDBPyConnection, scopes: dict[str, Scope]
) -> None:
    """W001 once had an item in a case of another office; the row is theirs, the case is not."""
    key = con.execute(
        "select min(case_id) from marts.items where item_id like 'held_once/%'"
        " and case_id <> 'CLOSED1'"
    ).fetchall()[0][0]
    page = read(f"/cases/{key}", "worker")
    assert NOTHING in page
    assert page.replace(key, "NOPE") == read("/cases/NOPE", "worker")
    listed = View.parse("/items?show=finished&days=30")
    assert key in {row["case_id"] for row in lists.rows(listed, scopes["worker"], con)}
    assert f"/cases/{key}" not in read(listed.href, "worker")
    assert NOTHING not in read(f"/cases/{key}", "leader")


def test_a_closed_case_lists_what_its_reader_may_list(read: Read) -> None:
    page = read("/cases/CLOSED1", "worker")
    assert "Not open in this release." in page and "Investigation held once" in page


def test_a_reader_below_the_state_starts_with_their_places(read: Read) -> None:
    page = read("/", "supervisor")
    assert "Your places" in page and "/units/U101" in page
    assert "/offices/" not in page


def test_every_link_on_a_status_page_opens(read: Read) -> None:
    hrefs = set(re.findall(r'"href": "(/[^"]*)"', read("/offices/O1")))
    assert len(hrefs) > 40
    for href in sorted(hrefs):
        if not href.startswith("/download"):
            assert NOTHING not in read(href.partition("#")[0]), href


def test_the_definition_of_each_link_is_on_the_rules_page(read: Read) -> None:
    asked = set(re.findall(r'"/rules#([a-z_]+)"', read("/")))
    assert asked
    known = set(re.findall(r'"id": "([a-z_]+)"', read("/rules")))
    assert asked <= measures() | known


@pytest.mark.parametrize("said", ["W001", "w001"])
def test_a_worker_is_found_by_number_however_it_is_written(said: str, read: Read) -> None:
    assert '"href": "/workers/W001"' in read(f"/find?text={said}")


def _links(node: Any) -> Iterator[tuple[str, str]]:
    """(address, text) of every link under a component, as a reader meets them."""
    if isinstance(node, list):
        for each in node:
            yield from _links(each)
    if isinstance(node, dict):
        props = node.get("props", {})
        if node.get("type") == "A":
            yield props.get("href", ""), _text(props.get("children"))
        for value in props.values():
            yield from _links(value)
        yield from _links(node.get("children"))


def _text(node: Any) -> str:
    if isinstance(node, list):
        return "".join(_text(each) for each in node)
    if isinstance(node, dict):
        return _text(node.get("props", {}).get("children"))
    return "" if node is None else str(node)


@pytest.mark.parametrize("who", ["leader", "manager", "supervisor", "worker"])
def test_every_number_on_a_page_is_the_number_of_rows_its_link_lists(
    who: str, read: Read, con: duckdb.DuckDBPyConnection, scopes: dict[str, Scope]
) -> None:
    checked = 0
    for href in ("/", "/offices/O1", "/units/U101", "/workers/W001", "/items?headline=yes"):
        for to, text in _links(json.loads(read(href, who))):
            said = re.match(r"[\d,]+(?=\s|$)", text)
            tab = re.search(r" ([\d,]+)$", text) if href.startswith("/items") else None
            number = said.group() if said else tab.group(1) if tab else None
            if to.startswith("/items") and number is not None and "or more" not in text:
                rows = lists.size(View.parse(to), scopes[who], con)
                assert rows == int(number.replace(",", "")), (href, to, text)
                checked += 1
    assert checked > 20


def _breaks(*_: object) -> None:
    raise duckdb.ConversionException("Could not convert 'a child's name'")


@pytest.mark.parametrize(
    ("href", "broken", "stands"),
    [("/", (weeks, "weeks"), "Where is the work?"),
     ("/offices/O1", (safety, "safety"), "What are we waiting for?"),
     ("/units/U101", (caseload, "for_supervisor"), "Where is the work?"),
     ("/workers/W001", (caseload, "unseen"), "Waiting on others"),
     ("/data", (health, "set_aside"), "Sources"),
     ("case", (case, "events"), "Each child")],
)  # fmt: skip
def test_a_panel_that_fails_says_so_with_a_reference_and_the_rest_stands(
    href: str, broken: tuple[Any, str], stands: str, read: Read,
    con: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.setattr(*broken, _breaks)
    page = read(f"/cases/{_case(con, 'access_level = $$normal$$')}" if href == "case" else href)
    assert page.count("This did not load. The rest of the page is complete.") == 1
    assert stands in page and "Something went wrong" not in page
    reference = re.search(r"send reference ([0-9A-F]{4}) to the data team", page)
    logged = "".join(capfd.readouterr())
    assert reference and reference.group(1) in logged
    assert "name" not in logged and "Could not convert" not in page
