"""A page without an app: somebody at this machine chooses which made-up reader to be."""

from __future__ import annotations

from html import escape

from flask import Request, Response

from dashboard import words
from dashboard.queries.rows import Row

PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Choose who you are - Sightline</title>
<link rel="icon" href="data:,">
<style>
body {{ font: 1rem/1.45 "Public Sans", system-ui, sans-serif; margin: 0; }}
main {{ max-width: 34rem; margin: 0 auto; padding: 3rem 1.5rem; }}
h1 {{ font-size: 1.375rem; margin: 0 0 .5rem; }}
ul {{ list-style: none; padding: 0; margin: 1.5rem 0 0; display: grid; gap: .5rem; }}
button {{ font: inherit; width: 100%; min-height: 2.75rem; padding: .5rem 1rem; text-align: left; }}
b {{ display: block; }}
</style>
</head>
<body>
<main>
<h1>Choose who you are</h1>
<p>This data is made up. The reader this browser asked for is not known in this release.</p>
<form action="/identity" method="post">
<ul>
{readers}
</ul>
</form>
</main>
</body>
</html>
"""
READER = (
    """<li><button type="submit" name="user" value="{user}"><b>{role}</b>{name}</button></li>"""
)


def wanted_by(request: Request) -> bool:
    """A person opening a page, not a script or a download."""
    return request.method == "GET" and "text/html" in request.headers.get("Accept", "")


def page(users: tuple[Row, ...]) -> Response:
    """One reader of each role, in the order of the roles."""
    first = {user["role"]: user for user in reversed(users)}
    order = list(words.ROLES)
    shown = sorted(first, key=lambda role: order.index(role) if role in order else len(order))
    readers = "\n".join(
        READER.format(
            user=escape(first[role]["user_email"]),
            role=escape(words.role(role)),
            name=escape(first[role]["name"]),
        )
        for role in shown
    )
    return Response(PAGE.format(readers=readers), 401, mimetype="text/html")
