"""A dashboard over a small made-up release, opened as one of its demo readers."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pytest
from dash import Dash
from flask.testing import FlaskClient

from dashboard.access.identity import COOKIE
from dashboard.app import create_app
from dashboard.queries.access import scope_of
from dashboard.scope import Scope
from tests.dashboard.small_state import AS_OF, make
from warehouse import release
from warehouse.release import Release

READERS = ("leader", "manager", "supervisor", "worker", "quality")
LOCAL = "http://127.0.0.1"


@pytest.fixture(scope="session")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("release") / "1.duckdb", offices=3, items_per_worker=8)


@pytest.fixture(scope="session")
def con(file: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(str(file), read_only=True) as opened:
        yield opened


@pytest.fixture(scope="session")
def scopes(con: duckdb.DuckDBPyConnection) -> dict[str, Scope]:
    found = {who: scope_of(f"{who}@example.org", con) for who in READERS}
    assert all(found.values())
    return {who: scope for who, scope in found.items() if scope}


@pytest.fixture
def publish(file: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[bool], None]:
    """Serve the small release; `synthetic` is what its manifest says."""
    return lambda synthetic: _serve(file, monkeypatch, synthetic)


def _serve(file: Path, patch: pytest.MonkeyPatch, synthetic: bool) -> None:
    manifest = {
        "extract_date": AS_OF.isoformat(),
        "extract_stamp": f"{AS_OF.isoformat()}T05:10:00",
        "synthetic": synthetic,
    }
    patch.setattr(release, "current", lambda home: Release(file, 1, manifest))
    patch.setattr(release, "connect", lambda found: duckdb.connect(str(file), read_only=True))


@pytest.fixture(scope="module")
def app(file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dash]:
    """No longer than a module: tests elsewhere open releases of their own."""
    with pytest.MonkeyPatch.context() as patch:
        _serve(file, patch, synthetic=True)
        yield create_app(tmp_path_factory.mktemp("home"))


@pytest.fixture
def client(app: Dash) -> FlaskClient:
    return app.server.test_client()


def page_call(href: str) -> dict[str, object]:
    """What the browser posts to get the page at an address."""
    path, _, query = href.partition("?")
    return {
        "output": ".._pages_content.children..._pages_store.data..",
        "outputs": [
            {"id": "_pages_content", "property": "children"},
            {"id": "_pages_store", "property": "data"},
        ],
        "inputs": [
            {"id": "_pages_location", "property": "pathname", "value": path},
            {
                "id": "_pages_location",
                "property": "search",
                "value": f"?{query}" if query else "",
            },
        ],
        "changedPropIds": ["_pages_location.pathname"],
    }


@pytest.fixture
def read(client: FlaskClient) -> Callable[[str, str], str]:
    """The page at an address as a reader gets it: the JSON text of its components."""

    def opened(href: str, who: str = "leader") -> str:
        client.set_cookie(COOKIE, f"{who}@example.org", domain="127.0.0.1")
        answer = client.post("/_dash-update-component", json=page_call(href), base_url=LOCAL)
        assert answer.status_code == 200, answer.get_data(as_text=True)[:500]
        return json.dumps(answer.get_json()["response"]["_pages_content"])

    return opened
