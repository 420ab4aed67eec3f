"""The places one level down by name, never ranked, adding up to their parent."""

from __future__ import annotations

from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashboard import words
from dashboard.components.marks import number
from dashboard.components.panel import cell, col, num, row_head, scroll, table
from dashboard.components.waiting import Side, sides_bar, sides_key


@dataclass(frozen=True)
class Child:
    """`links` holds an address for each count: items, forward, sign_off, still, no_next."""

    name: str
    href: str
    n: int
    change: int
    sides: list[Side]
    forward: int
    sign_off: int
    still: int
    no_next_step: int
    links: dict[str, str]
    posts: int | None = None
    note: str = ""


def children_table(what: str, shown: list[Child], total: Child, since: str) -> Component:
    heads = [
        html.Th(what, scope="col"),
        col("Open"),
        col(f"Since {since}"),
        html.Th("Who holds the next move, of those that wait", scope="col", className="no-ph"),
        col("Moved forward"),
        col("Only sign-off left"),
        col("Not moving"),
        col("No next step"),
    ]
    with_posts = total.posts is not None
    if with_posts:
        heads.append(col("Caseworkers", "num no-ph"))
    body = table(
        f"{what}s by name",
        heads,
        [_child(child, with_posts) for child in shown],
        [_total(total, with_posts)],
        "tb cht cards",
    )
    key = sides_key(total.sides, shares=False)
    return html.Div([scroll(f"{what}s, table", body), key])


def _child(child: Child, with_posts: bool) -> Component:
    cells = [
        row_head(
            [
                html.A(child.name, href=child.href, className="rowl"),
                html.Span(child.note, className="t12 mut note-l") if child.note else None,
            ]
        ),
        num(number(child.n, child.links["items"])),
        num(words.change(child.change)),
        cell(sides_bar(child.sides, small=True) if child.n else "", "w24 no-ph"),
        num(number(child.forward, child.links["forward"])),
        num(number(child.sign_off, child.links["sign_off"])),
        num(number(child.still, child.links["still"])),
        num(number(child.no_next_step, child.links["no_next_step"])),
    ]
    if with_posts:
        cells.append(cell("" if child.posts is None else str(child.posts), "num no-ph"))
    return html.Tr(cells)


def _total(total: Child, with_posts: bool) -> Component:
    cells = [
        row_head(total.name),
        num(words.count(total.n)),
        num(words.change(total.change)),
        cell("", "no-ph"),
        num(words.count(total.forward)),
        num(words.count(total.sign_off)),
        num(words.count(total.still)),
        num(words.count(total.no_next_step)),
    ]
    if with_posts:
        cells.append(cell(words.count(total.posts), "num no-ph"))
    return html.Tr(cells)
