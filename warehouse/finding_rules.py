"""The rules of `seeds/findings.csv`, as a macro: dbt cannot read a seed while it writes SQL."""

from __future__ import annotations

import csv
from pathlib import Path

SEED = Path(__file__).parent.parent / "dbt_project" / "seeds" / "findings.csv"
NOTE = "Written by `python -m warehouse.generate` from seeds/findings.csv; edit that."
SAID_ELSEWHERE = ("label", "error_type", "severity", "fixer", "table_name")
NOT_OF_A_TABLE = ("sql", "landed")


def rules_macro() -> str:
    """A macro that returns the rules of each table; rules in files of their own are not in it."""
    tables: dict[str, list[dict[str, str]]] = {}
    for row in _rows():
        if row["shape"] not in NOT_OF_A_TABLE:
            said = {k: v for k, v in row.items() if v and k not in SAID_ELSEWHERE}
            tables.setdefault(row["table_name"], []).append(said)
    lines = [f"{{#- {NOTE} -#}}", "{% macro finding_rules() -%}", "    {{ return({"]
    for table in sorted(tables):
        lines.append(f"        '{table}': [")
        lines += [f"            {rule!r}," for rule in tables[table]]
        lines.append("        ],")
    return "\n".join([*lines, "    }) }}", "{%- endmacro %}", ""])


def _rows() -> list[dict[str, str]]:
    with SEED.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
