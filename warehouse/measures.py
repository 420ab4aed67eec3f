"""What each number means: the measures in the YAML beside the marts, read once for the docs.

The mart `definitions` reads the same YAML, so that screen, export and docs say the same words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from warehouse.contract import SAFE

MARTS = Path(__file__).parent.parent / "dbt_project" / "models" / "marts"
NOTE = "Written by `python -m warehouse.generate` from the YAML beside the marts; edit that."


@dataclass(frozen=True, order=True)
class Measure:
    """`code` is the column it stands in, or a name of its own when no column holds it."""

    code: str
    mart: str
    label: str
    unit: str
    definition: str


@cache
def marts(folder: Path = MARTS) -> tuple[dict[str, Any], ...]:
    """Every mart people may count: those whose contract is enforced."""
    read = [
        yaml.load(path.read_text(encoding="utf-8"), SAFE) or {}
        for path in sorted(folder.rglob("*.yml"))
    ]
    models = [model for said in read for model in said.get("models", [])]
    return tuple(m for m in models if m.get("config", {}).get("contract", {}).get("enforced"))


def measures(folder: Path = MARTS) -> list[Measure]:
    return sorted(measure for mart in marts(folder) for measure in _of(mart))


def measures_page() -> str:
    lines = [
        "# Measures",
        "",
        NOTE,
        "",
        "Each number means the same on every screen, in every export and here.",
        "",
        "| measure | code | counted in | what it means | stands in |",
        "|---|---|---|---|---|",
    ]
    lines += [
        f"| {m.label} | `{m.code}` | {m.unit} | {m.definition} | {m.mart} |"
        for m in sorted(measures(), key=lambda m: (m.label.lower(), m.code))
    ]
    return "\n".join([*lines, ""])


def meta_of(column: dict[str, Any]) -> dict[str, Any]:
    return column.get("config", {}).get("meta", {})


def _of(mart: dict[str, Any]) -> Iterator[Measure]:
    config = mart["config"]
    name = config.get("alias", mart["name"].removeprefix("mart_"))
    for column in mart["columns"]:
        said = meta_of(column).get("measure")
        if said:
            yield Measure(
                column["name"], name, said["label"], said["unit"], _line(column["description"])
            )
    for said in config.get("meta", {}).get("measures", []):
        yield Measure(said["code"], name, said["label"], said["unit"], _line(said["definition"]))


def _line(text: str) -> str:
    return text.strip()
