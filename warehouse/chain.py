"""Load, build and publish as one, and what `status` tells of a home."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

from warehouse import ledger
from warehouse.build import Progress, build
from warehouse.errors import HeldError, ReleaseError
from warehouse.home import Home
from warehouse.landing.load import Landing, load
from warehouse.publish import publish
from warehouse.release import Release, current
from warehouse.settings import Settings
from warehouse.source import Source


def land(
    home: Home, source: Source, folder: Path, settings: Settings, progress: Progress
) -> list[Landing]:
    """Raises HeldError when one is held; the others of the folder are landed all the same."""
    with home.lock():
        landings = load(home, source, folder, settings, progress)
    held = [landing.delivery for landing in landings if landing.delivery.is_held]
    if held:
        raise HeldError("\n".join(map(_held, held)))
    return landings


def refresh(
    home: Home, source: Source, folder: Path, settings: Settings, progress: Progress
) -> tuple[list[Landing], Release]:
    landings = land(home, source, folder, settings, progress)
    with home.lock():
        return landings, publish(home, build(home, source, settings, progress), settings, progress)


def _held(delivery: ledger.Delivery) -> str:
    reasons = [
        f"  {hold.table}{' ' + hold.file if hold.file else ''}: {hold.reason}"
        for hold in delivery.holds
    ]
    return "\n".join(
        [
            f"Delivery {delivery.delivery} is held: nothing of it is loaded, the release stays",
            *reasons,
            "Ask the sender, or go on with a reason:"
            f' sightline acknowledge {delivery.delivery} --reason "..." and load again.',
        ]
    )


def status(home: Home) -> dict[str, Any]:
    """Plain values, for people and for `--json`. Totals are over every delivery known."""
    deliveries = [
        delivery
        for source in ledger.sources(home)
        for delivery in [*ledger.landed(home, source), *ledger.held(home, source)]
    ]
    release = _release(home)
    totals = [ledger.totals(delivery.ledger) for delivery in deliveries]
    return {
        "home": str(home.path),
        "release_id": release.id if release else None,
        "release_file": str(release.path) if release else None,
        "extract_date": release.extract_date.isoformat() if release else None,
        "extract_stamp": release.extract_stamp.isoformat() if release else None,
        "synthetic": release.synthetic if release else None,
        "published_at": release.manifest["published_at"] if release else None,
        "content_hash": release.manifest["content_hash"] if release else None,
        "ledger": {
            key: sum(total[key] for total in totals)
            for key in ("rows_in", "loaded", "quarantined", "refused")
        },
        "deliveries": [_told(d, t) for d, t in zip(deliveries, totals, strict=True)],
        "holds": [
            {"delivery": d.delivery, **asdict(hold)}
            for d in deliveries
            if d.is_held
            for hold in d.holds
        ],
        "warnings": [warning for d in deliveries for warning in d.warnings],
    }


def _told(delivery: ledger.Delivery, total: dict[str, int]) -> dict[str, Any]:
    return {
        "delivery": delivery.delivery,
        "source": delivery.source,
        "mode": delivery.mode,
        "extract_date": delivery.extract_date,
        "state": "held" if delivery.is_held else "landed",
        "changed": sum(facts.changed for facts in delivery.tables.values()),
        "gone": sum(facts.gone for facts in delivery.tables.values()),
        **total,
    }


def _release(home: Home) -> Release | None:
    try:
        return current(home.path)
    except ReleaseError:
        return None
