"""A served dashboard and a browser that notes whatever a reader should never meet."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlparse

import duckdb
import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright
from werkzeug.serving import make_server

from dashboard.app import create_app, warm_up
from tests.dashboard.small_state import AS_OF, make
from warehouse import release
from warehouse.release import Release

CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--no-first-run"]  # fmt: skip
WIDTHS = {"wall": (1920, 1080), "laptop": (1366, 768), "phone": (390, 844)}

expect.set_options(timeout=30_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    file = make(tmp_path_factory.mktemp("release") / "1.duckdb", offices=3, items_per_worker=8)
    manifest = {
        "extract_date": AS_OF.isoformat(),
        "extract_stamp": f"{AS_OF.isoformat()}T05:10:00",
        "synthetic": True,
    }
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(release, "current", lambda home: Release(file, 1, manifest))
        patch.setattr(release, "connect", lambda found: duckdb.connect(str(file), read_only=True))
        app = create_app(tmp_path_factory.mktemp("home"))
        warm_up(app)
        server = make_server("127.0.0.1", 0, app.server, threaded=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def notes() -> list[str]:
    """Console errors, failed requests and requests that left this host: none, at the end."""
    return []


Open = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser, address: str, notes: list[str]) -> Iterator[Open]:
    contexts = []

    def opened(path: str = "/", width: str = "laptop", scheme: str = "light") -> Page:
        wide, high = WIDTHS[width]
        context = browser.new_context(
            viewport={"width": wide, "height": high}, color_scheme=scheme, base_url=address
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(60_000)
        host = urlparse(address).netloc
        page.on("console", lambda m: notes.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: notes.append(str(error)))
        page.on(
            "response", lambda r: notes.append(f"{r.status} {r.url}") if r.status > 399 else None
        )
        page.on("request", lambda r: notes.append(f"left this host: {r.url}")
                if urlparse(r.url).netloc not in ("", host)
                and not r.url.startswith(("data:", "blob:")) else None)  # fmt: skip
        page.goto(path)
        page.wait_for_selector("main h1")
        page.wait_for_load_state("networkidle")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert notes == []
