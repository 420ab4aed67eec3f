"""Data as lengths: the only styles Python writes. Looks live in the style sheets."""

from __future__ import annotations

Style = dict[str, str]


def part(value: float, whole: float) -> float:
    """A share of a track in percent, kept on the track."""
    return round(max(0.0, min(100.0, 100 * value / whole)), 2) if whole else 0.0


def span(left: float, width: float = 0.0) -> Style:
    """Where something starts and how long it is, in percent of its track."""
    return {"--at": f"{left:g}%", "--len": f"{width:g}%"}


def weight(value: float) -> Style:
    """One part of a bar that is shared by weight."""
    return {"--w": f"{value:g}"}


def bar(value: float, longest: float) -> Style:
    return {"--part": f"{part(value, longest) / 100:g}"}
