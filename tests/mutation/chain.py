"""The tables of a build as dbt compiled them, worked out anew from one that was changed."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

Fingerprint = tuple[int, int]


@dataclass(frozen=True)
class Node:
    """A model or data test: what it is called, its relation and its compiled text."""

    id: str
    name: str
    relation: str
    text: str
    parents: tuple[str, ...]
    is_view: bool


class Chain:
    def __init__(self, target: Path, con: duckdb.DuckDBPyConnection) -> None:
        self.con = con
        self.manifest: dict[str, Any] = json.loads((target / "manifest.json").read_text())
        self.models = self._nodes("model", target)
        self.tests = self._nodes("test", target)
        self.order = self._in_order()

    def _nodes(self, kind: str, target: Path) -> dict[str, Node]:
        found = {}
        for key, node in self.manifest["nodes"].items():
            path = target / "compiled" / "sightline" / node["original_file_path"]
            if kind == "test" and node["original_file_path"].endswith(".yml"):
                path = path / node["path"]
            if node["resource_type"] != kind or not path.exists():
                continue
            found[key] = Node(
                key, node["name"], node.get("relation_name") or "", path.read_text(),
                tuple(node["depends_on"]["nodes"]), node["config"]["materialized"] == "view",
            )  # fmt: skip
        return found

    def _in_order(self) -> list[str]:
        done: dict[str, None] = {}

        def visit(key: str) -> None:
            if key in done or key not in self.models:
                return
            for parent in self.models[key].parents:
                visit(parent)
            done[key] = None

        for key in self.models:
            visit(key)
        return list(done)

    def below(self, roots: Iterable[str]) -> list[str]:
        """Models that read one of the roots, directly or not, in an order they can be made in."""
        touched = set(roots)
        found = []
        for key in self.order:
            if key not in touched and touched & set(self.models[key].parents):
                touched.add(key)
                found.append(key)
        return found

    def make(self, keys: Iterable[str]) -> None:
        for key in keys:
            node = self.models[key]
            if not node.is_view:
                self.make_as(node, node.text)

    def make_as(self, node: Node, text: str) -> None:
        self.con.execute(f"create or replace table {node.relation} as ({text}\n)")

    def fingerprint(self, key: str, columns: str = "*") -> Fingerprint:
        relation = self.models[key].relation
        return self.con.execute(
            "select count(*), coalesce(sum(cast(hash(row_) as hugeint)), 0)"
            f" from (select {columns} from {relation}) as row_"
        ).fetchall()[0]

    def marts(self, keys: Iterable[str]) -> dict[str, str]:
        """Names of the public marts among the models, by model."""
        return {
            key: self.models[key].relation.split('"')[-2]
            for key in keys
            if '"marts".' in self.models[key].relation
        }

    def failing_test(self, changed: set[str]) -> str | None:
        """The first data test of the changed tables that finds a row."""
        for node in self.tests.values():
            if changed & set(node.parents) and self._finds(node):
                return node.name
        return None

    def _finds(self, node: Node) -> bool:
        return bool(self.con.execute(f"select 1 from ({node.text}\n) limit 1").fetchall())
