"""Writes what follows from the contract: staging, contract models, their YAML, the dictionary.

`python -m warehouse.generate` after editing `warehouse/contract`; a test compares.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping
from pathlib import Path

import yaml

from warehouse.contract import Column, Table, load_contract
from warehouse.finding_rules import rules_macro
from warehouse.landing.reports import Report, load_reports
from warehouse.measures import measures_page

ROOT = Path(__file__).parent.parent
MODELS = "dbt_project/models"
SOURCE = "ccwis"
DBT_TYPES = {
    "id": "string",
    "text": "string",
    "code": "string",
    "date": "date",
    "timestamp": "timestamp",
    "integer": "integer",
    "number": "float",
    "boolean": "boolean",
}
NOTE = "Written by `python -m warehouse.generate` from warehouse/contract; edit that."


def generated() -> dict[str, str]:
    """Every generated file: path below the repository's root -> text."""
    tables, reports = load_contract(), load_reports()
    files = {
        f"{MODELS}/staging/{SOURCE}/_{SOURCE}.yml": _sources(SOURCE, tables.values()),
        f"{MODELS}/staging/landing/_landing.yml": _report_sources(reports.values()),
        f"{MODELS}/contract/_contract.yml": _contract_yml(tables, reports),
        f"{MODELS}/contract/contract_coverage.sql": COVERAGE,
        "dbt_project/macros/contract_columns.sql": _columns_macro(tables),
        "dbt_project/macros/finding_rules.sql": rules_macro(),
        "docs/data-dictionary.md": _dictionary(tables.values()),
        "docs/measures.md": measures_page(),
    }
    for table in tables.values():
        files[f"{MODELS}/staging/{SOURCE}/stg_{SOURCE}__{table.name}.sql"] = _staging(
            SOURCE, table.name, table.one_row_per, table.kept_columns
        )
        files[f"{MODELS}/contract/contract_{table.name}.sql"] = (
            f"-- One row per {table.one_row_per}: what the active source supplies.\n"
            f"{{{{ contract_rows('{table.name}') }}}}\n"
        )
    for report in reports.values():
        files[f"{MODELS}/staging/landing/stg_landing__{report.name}.sql"] = _staging(
            "landing", report.name, report.one_row_per, report.columns
        )
        files[f"{MODELS}/contract/contract_{report.name}.sql"] = (
            f"-- One row per {report.one_row_per}.\n"
            f"select * from {{{{ ref('stg_landing__{report.name}') }}}}\n"
        )
    return files


def write(root: Path = ROOT) -> list[str]:
    """Writes what differs and returns its paths."""
    changed = []
    for name, text in generated().items():
        path = root / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            changed.append(name)
    return changed


COVERAGE = """\
-- One row per table and column of the contract, with whether the active source supplies it.
with

coverage as (

    {%- for table_name, columns in contract_columns().items() %}
    {%- for column_name in columns %}
    select
        '{{ table_name }}' as table_name,
        '{{ column_name }}' as column_name,
        {{ column_name in supplied_columns(table_name) }} as supplied
    {%- if not loop.last %} union all{% endif %}
    {%- endfor %}
    {%- if not loop.last %} union all{% endif %}
    {%- endfor %}

)

select * from coverage
"""


def _staging(source: str, table: str, one_row_per: str, columns: Iterable[str]) -> str:
    listed = ",\n        ".join(columns)
    return (
        f"-- One row per {one_row_per}, as {source} last handed it over.\n"
        "with\n\n"
        "source as (\n\n"
        f"    select * from {{{{ source('{source}', '{table}') }}}}\n\n"
        "),\n\n"
        "named as (\n\n"
        f"    select\n        {listed}\n\n    from source\n\n"
        ")\n\n"
        "select * from named\n"
    )


def _columns_macro(tables: Mapping[str, Table]) -> str:
    lines = [f"{{#- {NOTE} -#}}", "{% macro contract_columns() -%}", "    {{ return({"]
    for table in tables.values():
        lines.append(f"        '{table.name}': {{")
        lines += [f"            '{c.name}': '{c.type}'," for c in table.kept_columns.values()]
        lines.append("        },")
    return "\n".join([*lines, "    }) }}", "{%- endmacro %}", ""])


def _sources(source: str, tables: Iterable[Table]) -> str:
    return _yaml(
        {
            "version": 2,
            "sources": [
                {
                    "name": source,
                    "schema": "raw",
                    "description": "The extract as landed: the latest row per key, purges applied.",
                    "tables": [
                        {"name": t.name, "description": f"One row per {t.one_row_per}. {t.meaning}"}
                        for t in tables
                    ],
                }
            ],
            "models": [
                {
                    "name": f"stg_{source}__{t.name}",
                    "description": f"One row per {t.one_row_per}.",
                    "config": {"enabled": f"{{{{ var('source') == '{source}' }}}}"},
                }
                for t in tables
            ],
        }
    )


def _report_sources(reports: Iterable[Report]) -> str:
    return _yaml(
        {
            "version": 2,
            "sources": [
                {
                    "name": "landing",
                    "schema": "raw",
                    "description": "What landing tells about itself.",
                    "tables": [
                        {"name": r.name, "description": f"One row per {r.one_row_per}."}
                        for r in reports
                    ],
                }
            ],
            "models": [
                {"name": f"stg_landing__{r.name}", "description": f"One row per {r.one_row_per}."}
                for r in reports
            ],
        }
    )


def _contract_yml(tables: Mapping[str, Table], reports: Mapping[str, Report]) -> str:
    models = [
        _model(t.name, f"One row per {t.one_row_per}. {t.meaning}", t.kept_columns)
        for t in tables.values()
    ]
    models += [_model(r.name, f"One row per {r.one_row_per}.", r.columns) for r in reports.values()]
    coverage = {
        "table_name": Column("table_name", "text", "Table of the contract."),
        "column_name": Column("column_name", "text", "Column of it."),
        "supplied": Column("supplied", "boolean", "The active source supplies it."),
    }
    models.append(_model("coverage", "One row per table and column of the contract.", coverage))
    return _yaml({"version": 2, "models": models})


def _model(name: str, description: str, columns: Mapping[str, Column]) -> dict[str, object]:
    return {
        "name": f"contract_{name}",
        "description": description,
        "columns": [
            {"name": c.name, "data_type": DBT_TYPES[c.type], "description": c.meaning}
            for c in columns.values()
        ],
    }


def _yaml(value: object) -> str:
    return f"# {NOTE}\n" + yaml.safe_dump(value, sort_keys=False, allow_unicode=True, width=96)


def _dictionary(tables: Iterable[Table]) -> str:
    parts = ["# Data dictionary of the extract\n", f"{NOTE}\n"]
    for table in tables:
        parts.append(
            f"## {table.name}\n\n{table.meaning} One row per {table.one_row_per}."
            f" Feed {table.feed}, {table.cadence}.\n\n"
            "| column | type | meaning |\n|---|---|---|"
        )
        parts += [_dictionary_row(table, c) for c in table.columns.values()]
        parts.append("")
    every = load_contract()["cases"].every
    parts.append("## Every table\n\n| column | type | meaning |\n|---|---|---|")
    parts += [f"| {c.name} | {c.type} | {c.meaning} |" for c in every.values()]
    return "\n".join(parts) + "\n"


def _dictionary_row(table: Table, column: Column) -> str:
    facts = [column.meaning]
    if column.name in table.key:
        facts.append("Key.")
    elif column.required:
        facts.append("Needed.")
    if column.references:
        facts.append(f"Refers to {column.references}.")
    if column.values:
        facts.append("One of: " + ", ".join(column.values) + ".")
    if column.tag:
        facts.append(f"Tag: {column.tag}.")
    return f"| {column.name} | {column.type} | {' '.join(facts)} |"


if __name__ == "__main__":
    for path in write():
        print(textwrap.indent(path, "wrote "))  # noqa: T201 - names of files, no records
