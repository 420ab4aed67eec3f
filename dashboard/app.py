"""The dashboard as one Dash application over the releases of a home."""

from __future__ import annotations

import os
from pathlib import Path

from dash import Dash, html, page_container
from flask import Response

from dashboard.access.failures import fail_plainly
from dashboard.access.gate import guard
from dashboard.access.headers import send_headers
from dashboard.access.releases import Releases
from dashboard.export.items_csv import downloads
from dashboard.settings import Settings
from warehouse.release import ReleaseError

HERE = Path(__file__).parent
INDEX = """<!doctype html>
<html lang="en">
<head>
{%metas%}
<title>{%title%}</title>
<link rel="icon" href="data:,">
<script src="/assets/theme.js"></script>
{%css%}
</head>
<body>
{%app_entry%}
<noscript><p>Sightline needs JavaScript to draw its pages.</p></noscript>
<footer>
{%config%}
{%scripts%}
{%renderer%}
</footer>
</body>
</html>
"""


def create_app(home: Path | str, bind: str = "127.0.0.1") -> Dash:
    """Opens no release yet; call `warm_up` once before serving from several threads."""
    settings = Settings.from_env(Path(home), bind)
    if os.environ.get("DASH_MCP_ENABLED"):
        raise RuntimeError("Unset DASH_MCP_ENABLED: this dashboard has no such door.")
    app = Dash(
        "dashboard",
        use_pages=True,
        pages_folder=str(HERE / "pages"),
        assets_folder=str(HERE / "assets"),
        assets_ignore=r"theme\.js|.*LICENSE.*",
        suppress_callback_exceptions=True,
        index_string=INDEX,
        title="Sightline",
        update_title="",
        compress=True,
        serve_locally=True,
        meta_tags=[{"name": "viewport", "content": "width=device-width, initial-scale=1"}],
    )
    app.layout = html.Div(page_container)
    releases = Releases(settings.home)
    guard(app, releases, settings)
    fail_plainly(app.server)
    _health(app, releases)
    downloads(app.server)
    send_headers(app)
    return app


def _health(app: Dash, releases: Releases) -> None:
    @app.server.get("/healthz")
    def healthz() -> Response:
        """The process answers."""
        return Response("ok\n", mimetype="text/plain")

    @app.server.get("/readyz")
    def readyz() -> Response:
        """A release is there and can be read."""
        try:
            release, con = releases.current()
        except ReleaseError:
            return Response("no release\n", 503, mimetype="text/plain")
        con.execute("select 1").fetchone()
        return Response(f"ready {release.id}\n", mimetype="text/plain")


def warm_up(app: Dash) -> None:
    """Builds the bundles once, so that parallel first requests do not race."""
    app.server.test_client().get("/", base_url="http://127.0.0.1")
