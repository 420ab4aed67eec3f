"""A small synthetic state, from nothing to a release."""

from __future__ import annotations

from datetime import date
from pathlib import Path

SEED, SCALE, AS_OF = 7, 0.05, date(2026, 11, 19)


def is_made(folder: Path) -> bool:
    return (folder / "made").exists()


def note_made(folder: Path) -> None:
    """Written last: a simulation that was broken off is made anew."""
    (folder / "made").write_text("", encoding="utf-8")
