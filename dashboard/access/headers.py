"""Headers on every answer: nothing from elsewhere, nothing framed, nothing stored."""

from __future__ import annotations

from dash import Dash
from flask import Response, request

STATIC = ("/assets/", "/_dash-component-suites/", "/_favicon.ico")


def policy(app: Dash) -> str:
    """Scripts from here or by hash; styles may be inline, for React and the grid."""
    hashes = " ".join(app.csp_hashes())
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'self' {hashes}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
            "object-src 'none'",
        )
    )


def send_headers(app: Dash) -> None:
    """The hashes are known only once pages are registered, so the first answer counts."""
    known: dict[str, str] = {}

    @app.server.after_request
    def add(answer: Response) -> Response:
        if "csp" not in known:
            known["csp"] = policy(app)
        answer.headers["Content-Security-Policy"] = known["csp"]
        answer.headers["X-Content-Type-Options"] = "nosniff"
        answer.headers["X-Frame-Options"] = "DENY"
        answer.headers["Referrer-Policy"] = "same-origin"
        answer.headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
        answer.headers["Cross-Origin-Opener-Policy"] = "same-origin"
        answer.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        if not request.path.startswith(STATIC):
            answer.headers["Cache-Control"] = "no-store"
        return answer
