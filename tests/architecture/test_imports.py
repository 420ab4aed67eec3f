"""The boundaries between the packages hold, and a breach of them is noticed."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def copy_of_the_packages(folder: Path) -> Path:
    for name in ("dashboard", "warehouse"):
        for module in (ROOT / name).rglob("*.py"):
            copy = folder / module.relative_to(ROOT)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text(module.read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "pyproject.toml").write_text((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return folder


def test_the_packages_keep_their_boundaries():
    found = lint_imports(ROOT)
    assert found.returncode == 0, found.stdout


def test_a_planted_import_of_the_dashboard_by_the_warehouse_is_caught(tmp_path):
    folder = copy_of_the_packages(tmp_path)
    planted = folder / "warehouse" / "errors.py"
    planted.write_text("import dashboard.view\n" + planted.read_text(encoding="utf-8"))
    found = lint_imports(folder)
    assert found.returncode != 0
    assert "knows nothing of the dashboard" in found.stdout


def test_a_planted_import_of_a_page_by_a_query_is_caught(tmp_path):
    folder = copy_of_the_packages(tmp_path)
    (folder / "dashboard" / "queries" / "planted.py").write_text("import dashboard.pages\n")
    found = lint_imports(folder)
    assert found.returncode != 0
