"""A dbt model refers only to layers it may know, and a breach is noticed.

Read from dbt's manifest, so that what is checked is what dbt runs.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
PROJECT = ROOT / "dbt_project"
REFERS_TO: Mapping[str, frozenset[str]] = {
    "staging": frozenset({"source", "seed"}),
    "contract": frozenset({"staging", "contract"}),
    "core": frozenset({"contract", "core", "seed"}),
    "items": frozenset({"contract", "core", "items", "seed"}),
    "steps": frozenset({"contract", "core", "items", "steps", "seed"}),
    "waits": frozenset({"core", "items", "steps", "waits", "seed"}),
    "marts": frozenset({"core", "items", "steps", "waits", "marts", "seed"}),
}


def manifest_of(project: Path, target: Path) -> dict[str, Any]:
    command = [
        str(Path(sys.executable).with_name("dbt")), "--no-version-check", "--quiet", "parse",
        "--project-dir", str(project), "--profiles-dir", str(project),
        "--target-path", str(target), "--no-partial-parse",
    ]  # fmt: skip
    where = {
        "SIGHTLINE_BUILD_FILE": str(target / "none.duckdb"),
        "DBT_LOG_PATH": str(target / "logs"),
    }
    parsed = subprocess.run(
        command, capture_output=True, text=True, check=False, env=os.environ | where
    )
    assert parsed.returncode == 0, parsed.stdout + parsed.stderr
    manifest: dict[str, Any] = json.loads((target / "manifest.json").read_text(encoding="utf-8"))
    return manifest


def layer_of(node: Mapping[str, Any]) -> str:
    return str(node["fqn"][1]) if node["resource_type"] == "model" else str(node["resource_type"])


def breaches(manifest: Mapping[str, Any]) -> Iterator[str]:
    nodes = {**manifest["nodes"], **manifest["sources"]}
    for node in manifest["nodes"].values():
        if node["resource_type"] != "model":
            continue
        for parent in node["depends_on"]["nodes"]:
            if layer_of(nodes[parent]) not in REFERS_TO[layer_of(node)]:
                yield f"{layer_of(node)}/{node['name']} -> {layer_of(nodes[parent])}/{parent}"


@pytest.fixture(scope="module")
def manifest(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return manifest_of(PROJECT, tmp_path_factory.mktemp("target"))


def test_every_model_refers_only_to_layers_it_may_know(manifest: dict[str, Any]) -> None:
    assert sorted(breaches(manifest)) == []


def test_every_model_is_in_a_layer_and_says_what_one_row_is(manifest: dict[str, Any]) -> None:
    models = [node for node in manifest["nodes"].values() if node["resource_type"] == "model"]
    assert {layer_of(node) for node in models} == set(REFERS_TO)
    mute = [node["name"] for node in models if not node["raw_code"].startswith("-- One row ")]
    assert mute == []


def test_no_generic_model_names_a_kind_of_item(manifest: dict[str, Any]) -> None:
    """Business meaning is in the seeds: only the models of a kind, and the unions, name it."""
    header, *rows = (PROJECT / "seeds" / "item_kinds.csv").read_text(encoding="utf-8").splitlines()
    kinds = [row.split(",")[header.split(",").index("kind")] for row in rows]
    waits = [node for node in manifest["nodes"].values() if node["fqn"][1] == "waits"]
    named = [
        f"{node['name']}: {kind}"
        for node in waits
        if node["resource_type"] == "model"
        for kind in kinds
        if f"'{kind}'" in node["raw_code"]
    ]
    assert named == []


def test_a_planted_reference_across_layers_is_caught(tmp_path: Path) -> None:
    project = tmp_path / "project"
    shutil.copytree(PROJECT, project, ignore=shutil.ignore_patterns("target", "logs"))
    planted = project / "models" / "waits" / "planted.sql"
    planted.write_text("-- One row per case.\nselect * from {{ ref('contract_cases') }}\n")
    found = list(breaches(manifest_of(project, tmp_path / "target")))
    assert [breach.split(" -> ")[0] for breach in found] == ["waits/planted"]
