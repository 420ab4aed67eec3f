"""Deny by default: every door, every callback, every asset."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from dashboard.access import gate
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
    "header",
    ["X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "X-Forwarded-User", "Forwarded",
     "X-Real-IP", "X-Client-IP", "X-Original-URL", "X-Rewrite-URL", "True-Client-IP", "Via",
     "CF-Connecting-IP", "X_Forwarded_For", "x-forwarded-port", "X-Auth-Request-Email",
     "Remote-User"],
)  # fmt: skip
def test_behind_a_proxy_nobody_may_pretend(client: FlaskClient, header: str) -> None:
    client.set_cookie(COOKIE, "leader@example.org", domain="127.0.0.1")
    assert client.get("/", base_url=LOCAL).status_code == 200
    answer = client.get("/", base_url=LOCAL, headers={header: "127.0.0.1"})
    assert answer.status_code == 401
    posted = client.post(
        "/identity", base_url=LOCAL, headers={header: "::1"}, data={"user": "leader@example.org"}
    )
    assert posted.status_code == 401 and COOKIE not in posted.headers.get("Set-Cookie", "")


@pytest.mark.parametrize("asked", ["gone@example.org", "", "LEADER@example.org", "x" * 3000])
def test_a_reader_the_release_does_not_know_is_nobody(client: FlaskClient, asked: str) -> None:
    client.set_cookie(COOKIE, asked, domain="127.0.0.1")
    for path in ("/", "/items", "/download/items.csv", "/_dash-layout", "/assets/theme.js"):
        answer = client.get(path, base_url=LOCAL)
        assert (answer.status_code, answer.get_data(as_text=True)) == (
            401, "You are not signed in.\n")  # fmt: skip
    called = client.post("/_dash-update-component", json=_call("/"), base_url=LOCAL)
    assert called.status_code == 401


def test_nobody_chooses_who_to_be_and_then_reads(client: FlaskClient) -> None:
    client.set_cookie(COOKIE, "gone@example.org", domain="127.0.0.1")
    answer = client.get("/items", base_url=LOCAL, headers={"Accept": "text/html,*/*;q=0.8"})
    page = answer.get_data(as_text=True)
    assert answer.status_code == 401 and "Choose who you are" in page
    assert "script" not in page and 'value="worker@example.org"' in page
    chosen = client.post("/identity", data={"user": "worker@example.org"}, base_url=LOCAL)
    assert chosen.status_code == 303
    answer = client.get("/", base_url=LOCAL)
    assert answer.headers["Location"] == "/workers/W001"


@pytest.mark.parametrize(
    "path",
    ["nothing/x.js", "dash/x.js", "os/path.py", "dash/..%2f..%2fapp.py", "%00/%00",
     "dash/dcc/async-mathjax.js.map"],
)  # fmt: skip
def test_a_file_nobody_knows_is_not_found_and_leaves_no_trace(
    path: str, client: FlaskClient, capfd: pytest.CaptureFixture[str]
) -> None:
    client.get("/", base_url=LOCAL)
    answer = client.get(f"/_dash-component-suites/{path}", base_url=LOCAL)
    assert (answer.status_code, answer.get_data(as_text=True)) == (404, "There is no such file.\n")
    assert "Traceback" not in "".join(capfd.readouterr())


def test_what_breaks_outside_a_page_says_a_reference_and_no_more(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def broken() -> None:
        raise LookupError("case 10040")

    monkeypatch.setattr(gate, "_own_place", broken)
    answer = client.get("/items", base_url=LOCAL)
    said = answer.get_data(as_text=True)
    assert answer.status_code == 500 and said.startswith("This did not work. Reference ")
    logged = "".join(capfd.readouterr())
    assert said.split()[-1].strip(".") in logged
    assert "10040" not in logged + said and "Traceback" not in logged


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
