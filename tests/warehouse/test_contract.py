"""The contract says what it has to, and what is generated from it is what is committed."""

from __future__ import annotations

from pathlib import Path

import pytest

from warehouse.contract import load_contract
from warehouse.errors import ContractError
from warehouse.generate import ROOT, generated
from warehouse.source import load_source

ONE_TABLE = """\
table: pets
one_row_per: pet
meaning: A pet.
feed: pets
cadence: nightly
key: [pet_id]
columns:
  pet_id: {{type: id, meaning: The key., required: true}}
  {column}: {said}
"""
EVERY = "columns: {}\n"


def test_what_is_generated_is_what_is_committed() -> None:
    differ = [
        name
        for name, text in generated().items()
        if not (ROOT / name).exists() or (ROOT / name).read_text(encoding="utf-8") != text
    ]
    assert not differ, "run: python -m warehouse.generate"


def test_no_generated_model_is_left_over() -> None:
    folders = ("staging/ccwis", "staging/landing", "contract")
    there = {
        str(path.relative_to(ROOT))
        for folder in folders
        for path in (ROOT / "dbt_project/models" / folder).glob("*.*")
        if path.suffix in (".sql", ".yml")
    }
    assert there <= set(generated())


def test_every_table_has_one_key_named_after_it_and_says_what_it_means() -> None:
    for table in load_contract().values():
        assert len(table.key) == 1
        assert table.key[0].endswith("_id")
        assert table.meaning.endswith(".")
        assert all(column.meaning.endswith(".") for column in table.columns.values())


def test_names_of_people_are_in_one_table_only() -> None:
    tagged = {
        t.name
        for t in load_contract().values()
        for c in t.columns
        if c.endswith("_name") and t.columns[c].tag == "pii"
    }
    assert tagged == {"person_names"}


@pytest.mark.parametrize(
    ("column", "said", "problem"),
    [
        ("user", "{type: text, meaning: Who.}", "misread"),
        ("name", "{type: string, meaning: Name.}", "type string"),
        ("name", "{type: text}", "meaning needed"),
        ("name", "{type: text, meaning: Name., tag: secret}", "tag secret"),
        ("name", "{type: text, meaning: Income., tag: fti}", "federal tax"),
        ("owner_id", "{type: id, meaning: Owner., references: owners}", "no table"),
        ("name", "{type: text, meaning: Name., colour: red}", "allowed"),
    ],
)
def test_a_contract_that_does_not_hold_together_says_why(
    tmp_path: Path, column: str, said: str, problem: str
) -> None:
    (tmp_path / "_every_table.yml").write_text(EVERY)
    (tmp_path / "pets.yml").write_text(ONE_TABLE.format(column=column, said=said))
    with pytest.raises(ContractError, match=problem):
        load_contract(tmp_path)


def test_an_unknown_source_names_those_that_are_known() -> None:
    with pytest.raises(ContractError, match="ccwis"):
        load_source("nowhere")


@pytest.mark.parametrize("name", ["ccwis", "ssda903"])
def test_every_source_in_the_folder_can_be_read(name: str) -> None:
    assert load_source(name).name == name
