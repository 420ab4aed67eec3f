"""A small line of weeks, drawn as a mask so that it takes the colours of the theme."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

WIDTH, HEIGHT, EDGE = 104, 32, 4


def points(values: Sequence[float]) -> list[tuple[float, float]]:
    """Left to right; the lowest value sits on the floor, a flat line in the middle."""
    low, high = min(values), max(values)
    step = (WIDTH - 2 * EDGE) / max(1, len(values) - 1)
    room = HEIGHT - 2 * EDGE
    return [
        (
            round(EDGE + index * step, 1),
            round(EDGE + room * (0.5 if high == low else (high - value) / (high - low)), 1),
        )
        for index, value in enumerate(values)
    ]


def style(values: Sequence[float]) -> dict[str, str]:
    drawn = points(values)
    line = " ".join(f"{x:g},{y:g}" for x, y in drawn)
    picture = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f'<polyline points="{line}" fill="none" stroke="#000" stroke-width="1.75"/></svg>'
    )
    x, y = drawn[-1]
    return {
        "--line": f"url('data:image/svg+xml,{quote(picture, safe=' =:/.,-')}')",
        "--x": f"{100 * x / WIDTH:.1f}%",
        "--y": f"{100 * y / HEIGHT:.1f}%",
    }
