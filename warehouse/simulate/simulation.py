"""Runs one office after another and hands each over at every stamp."""

from __future__ import annotations

import gc
import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from warehouse.simulate import kinds
from warehouse.simulate.deliveries import (
    Delivery,
    GzipLines,
    TextLines,
    last_minute,
    plan_deliveries,
)
from warehouse.simulate.imperfect import watch_flaws
from warehouse.simulate.office import Office
from warehouse.simulate.state import HISTORY_DAYS, build_office, plan_offices
from warehouse.simulate.truth import ITEM_COLUMNS, WAIT_COLUMNS, open_rows


@dataclass(frozen=True)
class Progress:
    """Where a long run stands."""

    office: str
    done: int
    of: int
    rows: int


@dataclass
class TruthFiles:
    """What was true at one delivery's stamp."""

    folder: Path
    counts: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        items = self.folder / "open_items.csv.gz"
        waits = self.folder / "open_waits.csv.gz"
        self.items = GzipLines(items, list(ITEM_COLUMNS))
        self.waits = GzipLines(waits, list(WAIT_COLUMNS))
        self.flaws = TextLines(self.folder / "imperfect.csv", "table,key,what,effect")

    def take(self, office: Office, day: int) -> None:
        item_rows, wait_rows = open_rows(office, day)
        self.items.write([",".join(row) for row in item_rows])
        self.waits.write([",".join(row) for row in wait_rows])
        for flaw in office.flaws.found:
            said = (flaw.table, flaw.key, flaw.what, flaw.effect)
            self.flaws.write(",".join(f'"{part}"' for part in said))
            self.counts[f"imperfect/{flaw.effect}"] += 1
        for row in item_rows:
            self.counts[f"kind/{row[1]}"] += 1
            self.counts[f"standing/{row[2]}"] += 1
            self.counts[f"waiting_on/{row[3] or '-'}"] += 1
        self.counts["open_items"] += len(item_rows)
        self.counts["open_waits"] += len(wait_rows)

    def close(self) -> None:
        self.items.close()
        self.waits.close()
        self.flaws.close()
        text = json.dumps(dict(sorted(self.counts.items())), indent=1) + "\n"
        (self.folder / "summary.json").write_text(text, encoding="utf-8")


def simulate(
    seed: int,
    scale: float,
    as_of: int,
    out: Path,
    count: int,
    every: int,
    mode: str,
    progress: Callable[[Progress], None] | None,
) -> list[Path]:
    kinds.load()
    deliveries = plan_deliveries(out, as_of, count, every, mode)
    truths = [TruthFiles(delivery.folder / "truth") for delivery in deliveries]
    gc.set_threshold(100_000, 20, 100)
    plans = list(plan_offices(scale))
    for number, plan in enumerate(plans, start=1):
        office = build_office(seed, plan, as_of - HISTORY_DAYS)
        office.begin("office_life")
        office.run(watch_flaws(office))
        office.begin("licensing_life")
        for delivery, truth in zip(deliveries, truths, strict=True):
            _hand_over(office, delivery, truth)
        if progress is not None:
            rows = sum(len(rows) for rows in office.out.tables.values())
            progress(Progress(plan.name, number, len(plans), rows))
        del office
        gc.collect()
    for delivery, truth in zip(deliveries, truths, strict=True):
        delivery.close()
        truth.close()
    return [delivery.folder for delivery in deliveries]


def _hand_over(office: Office, delivery: Delivery, truth: TruthFiles) -> None:
    office.env.run(until=last_minute(delivery.day))
    delivery.take(office.out)
    truth.take(office, delivery.day)
