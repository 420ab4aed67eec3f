"""Demo identities: only on a synthetic release, only to somebody at this machine."""

from __future__ import annotations

from ipaddress import ip_address

from flask import Request

from dashboard.queries.rows import Row

COOKIE = "sightline_demo_reader"
FIRST = "state_leader"
FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-Ip", "Via")


def is_loopback(host: str) -> bool:
    """`localhost` and the addresses of this machine, never a name that resolves to it."""
    if host == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def may_pretend(request: Request, synthetic: bool, bind: str) -> bool:
    """Every condition must hold; behind a proxy the reader is not at this machine."""
    return (
        synthetic
        and is_loopback(bind)
        and is_loopback(request.remote_addr or "")
        and is_loopback(host_name(request.host))
        and not any(header in request.headers for header in FORWARDED)
    )


def host_name(host: str) -> str:
    name, _, port = host.rpartition(":")
    return name if name and port.isdigit() else host


def chosen(request: Request, users: tuple[Row, ...]) -> Row | None:
    """The demo reader asked for by cookie, else the first state leader."""
    asked = request.cookies.get(COOKIE)
    wanted = [user for user in users if user["user_email"] == asked]
    leaders = [user for user in users if user["role"] == FIRST]
    return next(iter([*wanted, *leaders, *users]), None)
