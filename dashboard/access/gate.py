"""Every request passes here first; what is not let through by name is refused."""

from __future__ import annotations

from urllib.parse import urlsplit

from dash import Dash
from flask import Response, g, redirect, request
from werkzeug.wrappers import Response as BaseResponse

from dashboard.access import calls, chooser, identity
from dashboard.access.reading import Reading
from dashboard.access.releases import Releases
from dashboard.queries import access
from dashboard.queries.labels import labels
from dashboard.settings import Settings
from dashboard.view import View
from warehouse.release import ReleaseError

OPEN = {"/healthz", "/readyz"}
CALLS = "/_dash-update-component"
CHOICE = "/identity"
POSTS = {CALLS, CHOICE}
NOT_SIGNED_IN = "You are not signed in.\n"


def guard(app: Dash, releases: Releases, settings: Settings) -> None:
    """Deny by default: layout, callbacks, downloads and assets alike."""
    server = app.server
    server.config["MAX_CONTENT_LENGTH"] = calls.LARGEST

    @server.before_request
    def let_in() -> BaseResponse | None:
        if identity.host_name(request.host) not in settings.hosts:
            return _plain("This address is not served here.\n", 400)
        if request.path in OPEN:
            return None
        if request.method not in {"GET", "HEAD", "POST"}:
            return _plain("Not allowed.\n", 405)
        if request.method == "POST" and (request.path not in POSTS or not _same_origin()):
            return _plain("Not allowed.\n", 403)
        return _read_as_somebody(releases, settings) or _well_formed(app) or _own_place()

    @server.post("/identity")
    def switch() -> BaseResponse:
        """Take another demo identity; only users the release knows."""
        known = {user["user_email"] for user in g.users}
        asked = request.form.get("user", "")
        answer = redirect("/", code=303)
        if asked in known:
            answer.set_cookie(identity.COOKIE, asked, httponly=True, samesite="Strict")
        return answer


def _read_as_somebody(releases: Releases, settings: Settings) -> Response | None:
    try:
        release, con = releases.current()
    except ReleaseError as missing:
        return _plain(f"{missing}\n", 503)
    if not identity.may_pretend(request, release.synthetic, settings.bind):
        return _plain(NOT_SIGNED_IN, 401)
    users = releases.once(release, "users", lambda: tuple(access.users(con)))
    if request.path == CHOICE and request.method == "POST":
        g.users = users
        return None
    user = identity.chosen(request, users)
    if user is None:
        return chooser.page(users) if chooser.wanted_by(request) else _plain(NOT_SIGNED_IN, 401)
    email = user["user_email"]
    scope = releases.once(release, f"scope of {email}", lambda: access.scope_of(email, con))
    if scope is None:
        return _plain(NOT_SIGNED_IN, 401)
    words = releases.once(release, "labels", lambda: labels(con))
    name, url = user["name"], settings.record_url
    g.reading = Reading(release, con, scope, name, words, users, url)
    return None


def _well_formed(app: Dash) -> Response | None:
    if request.path != CALLS:
        return None
    if request.method == "POST" and request.is_json:
        body = calls.told(request.get_data(as_text=True))
        if calls.is_known(body, app.callback_map):
            return None
    return _plain("This is not a call this page makes.\n", 400)


def _own_place() -> BaseResponse | None:
    """Somebody with one place below the state starts there."""
    if request.path != "/" or request.method != "GET":
        return None
    grants = {(grant.level, grant.key) for grant in g.reading.scope.grants}
    if len(grants) != 1:
        return None
    href = View.of(*grants.pop()).href
    return redirect(href, code=302) if href != "/" else None


def _same_origin() -> bool:
    """A form or script of another site says so in one of these."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}:
        return False
    origin = request.headers.get("Origin")
    return origin is None or urlsplit(origin).netloc == request.host


def _plain(text: str, status: int) -> Response:
    return Response(text, status, mimetype="text/plain", headers={"Cache-Control": "no-store"})
