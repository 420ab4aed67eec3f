"""Demo identities: only on a synthetic release, only to somebody at this machine."""

from __future__ import annotations

from ipaddress import ip_address

from flask import Request

from dashboard.queries.rows import Row

COOKIE = "sightline_demo_reader"
FIRST = "state_leader"
# What a proxy adds; any of them means that the reader is somewhere else.
FORWARDED = frozenset({
    "forwarded", "via", "client-ip", "true-client-ip", "cf-connecting-ip", "cf-ray",
    "fastly-client-ip", "cdn-loop", "x-client-ip", "x-cluster-client-ip", "x-original-host",
    "x-original-url", "x-originating-ip", "x-real-ip", "x-remote-addr", "x-remote-ip",
    "x-rewrite-url", "x-scheme", "x-proxyuser-ip", "x-amzn-trace-id",
})  # fmt: skip
FAMILIES = ("x-forwarded", "x-forward-", "x-envoy-", "x-auth-request-", "remote-", "x-remote-")


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
        and not any(is_of_a_proxy(header) for header in request.headers.keys())
    )


def is_of_a_proxy(header: str) -> bool:
    """By name, however it is written: a proxy may leave underscores for dashes."""
    name = header.lower().replace("_", "-")
    return name in FORWARDED or name.startswith(FAMILIES)


def host_name(host: str) -> str:
    name, _, port = host.rpartition(":")
    return name if name and port.isdigit() else host


def chosen(request: Request, users: tuple[Row, ...]) -> Row | None:
    """The demo reader asked for by cookie; nobody when the release does not know that reader.

    A browser that asks for nobody begins as the first state leader.
    """
    asked = request.cookies.get(COOKIE)
    if asked is None:
        fitting = [user for user in users if user["role"] == FIRST] or list(users)
    else:
        fitting = [user for user in users if user["user_email"] == asked]
    return next(iter(fitting), None)
