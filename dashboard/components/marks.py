"""Small things every panel uses: icons, counted links, badges, tags, a definition link."""

from __future__ import annotations

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard import words

SIDE_LOOKS = {"agency": "agency", "partners": "partner", "court": "court", "family": "family"}


def look(side: str | None) -> str:
    """The style of a side; anything else reads as nothing recorded."""
    return SIDE_LOOKS.get(side or "", "none")


def icon(name: str, extra: str = "ic") -> Component:
    return html.Span(className=f"{extra} i-{name}", **{"aria-hidden": "true"})


def party(holder: str, side: str | None) -> Component:
    return icon(holder, f"pi pi-{look(side)}")


def number(n: int, href: str, says: str | None = None, look: str = "n") -> Component:
    """A count that opens exactly its rows; zero is plain text."""
    if not n:
        return html.Span("0")
    extra = {"aria-label": f"{says}: {n:,}. Show these items"} if says else {}
    return html.A(words.count(n), href=href, className=look, **extra)


def badge(holder: str, label: str, side: str | None, days: int | None) -> Component:
    """Days that a family held are said on screen and left out of print."""
    said: list[Any] = [label]
    if days is not None:
        unprinted = "no-pr" if side == "family" else ""
        said.append(html.Span(f" · {words.days(days)}", className=unprinted))
    return html.Span([icon(holder), html.Span(said)], className=f"wo wo-{look(side)}")


def tag(text: str, look: str = "", mark: str | None = None) -> Component:
    inside = [icon(mark), text] if mark else text
    return html.Span(inside, className=f"tag {look}".strip())


def sealed(n: int) -> Component | None:
    """How much of a place is counted and listed to nobody; the same beside every list of it."""
    return html.Span(f"and {n:,} sealed in this place", className="sealed") if n else None


def defined(code: str, what: str) -> Component:
    """One click to what a number means."""
    return html.A(
        "Definition",
        href=f"/rules#{code}",
        className="btn-t def no-pr",
        **{"aria-label": f"Definition: {what}"},
    )
