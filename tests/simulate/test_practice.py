"""The simulation knows its own practice: it never looks into the product's rules."""

import ast
from pathlib import Path

import warehouse.simulate

HOME = Path(warehouse.simulate.__file__).parent
FORBIDDEN = ("dbt_project", "process_map", "seeds/", ".csv'", "item_kinds", "holders.csv")


def _modules() -> list[Path]:
    return sorted(HOME.rglob("*.py"))


def test_it_imports_nothing_of_the_warehouse_but_itself() -> None:
    for path in _modules():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            for name in names:
                inside = not name.startswith(("warehouse", "dashboard", "dbt", "duckdb"))
                assert inside or name.startswith("warehouse.simulate"), f"{path}: {name}"


def test_it_names_no_seed_and_no_rule_of_the_dbt_project() -> None:
    for path in _modules():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                assert not any(word in node.value for word in FORBIDDEN), path


def test_it_reads_no_file_but_the_contract() -> None:
    readers = {"open", "read_text", "read_csv", "read_bytes"}
    found = {
        (path.name, node.func.attr)
        for path in _modules()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in readers
    }
    assert found == {
        ("schema.py", "read_text"),
        ("deliveries.py", "open"),
        ("deliveries.py", "read_bytes"),
    }
