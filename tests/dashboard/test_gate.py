"""Deny by default: every door, every callback, every asset."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from dashboard.access.identity import COOKIE
from dashboard.app import create_app
from dashboard.settings import Settings
from tests.dashboard.conftest import LOCAL

PUBLIC = {"/healthz", "/readyz"}


@pytest.fixture
def stranger(publish: Callable[[bool], None], tmp_path: Path) -> FlaskClient:
    """Somebody on a release of real data, where no demo identity exists."""
    publish(False)
    return create_app(tmp_path).server.test_client()


def _addresses(client: FlaskClient) -> list[str]:
    rules = [rule.rule for rule in client.application.url_map.iter_rules()]
    paths = {rule.replace("<path:path>", "items").replace("<path:filename>", "theme.js")
             for rule in rules if "<string:" not in rule}  # fmt: skip
    return sorted(paths | {"/", "/items", "/cases/1", "/assets/theme.js", "/_dash-layout",
                           "/_dash-dependencies", "/download/items.csv", "/nowhere"})  # fmt: skip


def test_without_an_identity_only_health_answers(stranger: FlaskClient) -> None:
    for path in _addresses(stranger):
        answer = stranger.get(path, base_url=LOCAL)
        if path in PUBLIC:
            assert answer.status_code == 200
        else:
            assert answer.status_code in (401, 403), path
            assert answer.get_data(as_text=True) in ("You are not signed in.\n", "Not allowed.\n")


def test_without_an_identity_no_callback_runs(stranger: FlaskClient) -> None:
    for output in (".._pages_content.children..._pages_store.data..",
                   "items-grid.getRowsResponse"):  # fmt: skip
        answer = stranger.post("/_dash-update-component", json={"output": output}, base_url=LOCAL)
        assert answer.status_code == 401


@pytest.mark.parametrize(
    "headers",
    [{"X-Forwarded-For": "127.0.0.1"}, {"Forwarded": "for=127.0.0.1"}, {"X-Real-Ip": "::1"}],
)
def test_behind_a_proxy_nobody_may_pretend(client: FlaskClient, headers: dict[str, str]) -> None:
    assert client.get("/", base_url=LOCAL, headers=headers).status_code == 401


def test_from_another_machine_nobody_may_pretend(client: FlaskClient) -> None:
    answer = client.get("/", base_url=LOCAL, environ_overrides={"REMOTE_ADDR": "10.1.2.3"})
    assert answer.status_code == 401


def test_on_an_open_address_nobody_may_pretend(
    publish: Callable[[bool], None], tmp_path: Path
) -> None:
    publish(True)
    client = create_app(tmp_path, bind="0.0.0.0").server.test_client()
    assert client.get("/", base_url=LOCAL).status_code == 401


def test_a_name_that_is_not_served_is_refused(client: FlaskClient) -> None:
    assert client.get("/healthz", base_url="http://evil.example").status_code == 400
    assert client.get("/", base_url="http://127.0.0.1.evil.example").status_code == 400


@pytest.mark.parametrize(
    "headers", [{"Origin": "http://evil.example"}, {"Sec-Fetch-Site": "cross-site"}]
)
def test_another_site_may_not_post(client: FlaskClient, headers: dict[str, str]) -> None:
    for path in ("/_dash-update-component", "/identity"):
        assert client.post(path, base_url=LOCAL, headers=headers).status_code == 403


def test_only_known_people_can_be_chosen(client: FlaskClient) -> None:
    answer = client.post("/identity", data={"user": "god@example.org"}, base_url=LOCAL)
    assert COOKIE not in answer.headers.get("Set-Cookie", "")
    answer = client.post("/identity", data={"user": "worker@example.org"}, base_url=LOCAL)
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie and "SameSite=Strict" in cookie


@pytest.mark.parametrize(
    "body", ["", "{}", "[]", "null", '{"output": "nothing.here"}', '{"output": {"a": 1}}',
             '{"output": "items-grid.getRowsResponse"}', "not json"]
)  # fmt: skip
def test_a_broken_post_is_refused_and_never_fails(client: FlaskClient, body: str) -> None:
    answer = client.post("/_dash-update-component", data=body, base_url=LOCAL,
                         content_type="application/json")  # fmt: skip
    assert 400 <= answer.status_code < 500


def test_every_answer_carries_the_headers(client: FlaskClient) -> None:
    for path in ("/", "/healthz", "/_dash-layout", "/items"):
        headers = client.get(path, base_url=LOCAL).headers
        scripts = next(p for p in headers["Content-Security-Policy"].split("; ")
                       if p.startswith("script-src"))  # fmt: skip
        assert "'unsafe-inline'" not in scripts and "'unsafe-eval'" not in scripts
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Cache-Control"] == "no-store"


def test_the_index_names_no_other_host(client: FlaskClient) -> None:
    page = client.get("/", base_url=LOCAL).get_data(as_text=True)
    assert "http://" not in page.replace("http://127.0.0.1", "") and "https://" not in page


def test_the_other_door_of_dash_stays_shut(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    rules = [rule.rule for rule in client.application.url_map.iter_rules()]
    assert not [rule for rule in rules if "mcp" in rule]
    monkeypatch.setenv("DASH_MCP_ENABLED", "1")
    with pytest.raises(RuntimeError):
        create_app(tmp_path)


def test_a_record_link_never_runs_a_script(tmp_path: Path) -> None:
    said = {"SIGHTLINE_RECORD_URL": "javascript:alert(1)"}
    with pytest.raises(ValueError, match="no web address"):
        Settings.from_env(tmp_path, env=said)
    said = {"SIGHTLINE_RECORD_URL": "https://ccwis.example/{table}/{id}"}
    assert Settings.from_env(tmp_path, env=said).record_url == said["SIGHTLINE_RECORD_URL"]


PAGES = ".._pages_content.children..._pages_store.data.."


def _call(path: object, search: object = "", **said: object) -> dict[str, object]:
    """What the browser asks when an address is opened."""
    place = "_pages_location"
    return {
        "output": PAGES,
        "outputs": [{"id": "_pages_content", "property": "children"},
                    {"id": "_pages_store", "property": "data"}],
        "inputs": [{"id": place, "property": "pathname", "value": path},
                   {"id": place, "property": "search", "value": search}],
        "changedPropIds": [f"{place}.pathname"],
        **said,
    }  # fmt: skip


@pytest.mark.parametrize(
    "body",
    [_call(None), _call(5), _call("items"), _call("/\ud800"), _call("/items", 5),
     _call("/", outputs=[]), _call("/", outputs=[{"id": "x", "property": "y"}]),
     _call("/", outputs={"id": "_pages_content", "property": "children"}),
     _call("/", changedPropIds=[{}]),
     {"output": "_pages_dummy.children",
      "outputs": {"id": "_pages_dummy", "property": "children"},
      "inputs": [{"id": "_pages_store", "property": "data", "value": {}}]}],
    ids=lambda body: str(body)[-60:],
)  # fmt: skip
def test_a_call_of_another_shape_is_refused_and_never_fails(
    client: FlaskClient, body: dict[str, object]
) -> None:
    assert client.get("/", base_url=LOCAL).status_code in (200, 302)
    answer = client.post("/_dash-update-component", json=body, base_url=LOCAL)
    assert answer.status_code == 400


def test_a_call_nested_past_reading_is_refused_and_never_fails(client: FlaskClient) -> None:
    answer = client.post("/_dash-update-component", data="[" * 100_000, base_url=LOCAL,
                         content_type="application/json")  # fmt: skip
    assert answer.status_code == 400


def test_the_call_of_a_page_is_let_in(client: FlaskClient) -> None:
    answer = client.post("/_dash-update-component", json=_call("/rules"), base_url=LOCAL)
    assert answer.status_code == 200
