"""A reader who follows a link of the guides arrives somewhere."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GUIDES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_of_a_guide_leads_to_a_file(guide):
    missing = [
        link
        for link in LINK.findall(guide.read_text(encoding="utf-8"))
        if not (guide.parent / link).exists()
    ]
    assert not missing


def test_every_folder_of_code_says_its_role_and_its_trap():
    rooms = ["dashboard", "dbt_project", "warehouse/contract", "warehouse/simulate"]
    for room in [*rooms, "warehouse/sources", "dbt_project/models/marts"]:
        said = (ROOT / room / "README.md").read_text(encoding="utf-8")
        assert "trap" in said.lower(), room
