"""The date of the made-up release, and days before it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

AS_OF = date(2026, 11, 19)
Row = dict[str, Any]


def ago(days: int) -> date:
    return AS_OF - timedelta(days=days)
