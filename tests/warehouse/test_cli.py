"""The command line: exit codes, words, and `status --json`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dashboard.cli import app
from tests.warehouse.builds import land_something, publish_generation
from tests.warehouse.extracts import an_office, write_extract
from warehouse.home import Home

COMMANDS = (
    "simulate extract load build publish refresh rollback acknowledge status check doctor"
    " why rules diff serve demo"
).split()
MANY = [an_office(str(n)) for n in range(100)]


def sightline(*words: object) -> tuple[int, str]:
    result = CliRunner().invoke(app, [str(word) for word in words])
    return result.exit_code, result.output


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str) -> None:
    code, text = sightline(command, "--help")
    assert code == 0
    assert command in ("simulate", "extract") or "--home" in text


def test_a_load_says_where_every_row_went(tmp_path: Path, home: Path) -> None:
    drop = write_extract(tmp_path / "drop", {"offices": MANY})
    code, text = sightline("load", "--from", drop, "--source", "ccwis", "--home", home)
    assert code == 0
    assert "100 rows = 100 loaded + 0 set aside + 0 refused" in " ".join(text.split())


def test_a_folder_of_deliveries_is_landed_in_order_of_their_stamps(
    tmp_path: Path, home: Path
) -> None:
    for name, number in (("a", 3), ("b", 1), ("c", 2)):
        write_extract(tmp_path / "drop" / name, {"offices": MANY[: 100 - number]}, number)
    assert (
        sightline("load", "--from", tmp_path / "drop", "--source", "ccwis", "--home", home)[0] == 0
    )
    _, text = sightline("status", "--home", home, "--json")
    found = json.loads(text)["deliveries"]
    assert [d["extract_date"][-2:] for d in found] == ["01", "02", "03"]
    assert [d["changed"] for d in found] == [99, 0, 0]


def test_a_held_delivery_ends_with_its_own_exit_code_until_acknowledged(
    tmp_path: Path, home: Path
) -> None:
    at = ("--source", "ccwis", "--home", home)
    first = write_extract(tmp_path / "1", {"offices": MANY}, 1)
    second = write_extract(tmp_path / "2", {"offices": MANY[:9]}, 2)
    sightline("load", "--from", first, *at)
    code, text = sightline("load", "--from", second, *at)
    assert code == 3
    assert "100 are usual" in " ".join(text.split())
    held = json.loads(sightline("status", "--home", home, "--json")[1])["holds"]
    assert [(h["table"], h["kind"]) for h in held] == [("offices", "volume")]
    delivery = held[0]["delivery"]
    assert sightline("check", "--home", home)[0] == 1
    assert sightline("acknowledge", delivery, "--reason", "", "--home", home)[0] == 1
    assert sightline("acknowledge", delivery, "--reason", "Ninety closed", "--home", home)[0] == 0
    assert sightline("load", "--from", second, *at)[0] == 0
    assert json.loads(sightline("status", "--home", home, "--json")[1])["holds"] == []


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("load", "--from", "{tmp}", "--source", "ccwis"), 2),
        (("load", "--from", "{tmp}/nowhere", "--source", "ccwis"), 2),
        (("load", "--from", "{tmp}", "--source", "nowhere"), 2),
        (("build", "--source", "ccwis"), 5),
        (("publish", "--source", "ccwis"), 5),
        (("rollback",), 6),
        (("serve",), 6),
        (("check",), 1),
        (("acknowledge", "nothing", "--reason", "because"), 1),
    ],
)
def test_what_cannot_be_done_says_so_and_fails(
    tmp_path: Path, home: Path, words: tuple[str, ...], code: int
) -> None:
    said = [word.format(tmp=tmp_path) for word in words]
    found, text = sightline(*said, "--home", home)
    assert found == code
    assert text.strip()
    assert "Traceback" not in text


def test_status_names_the_release_and_its_file(home: Path) -> None:
    land_something(Home(home))
    release = publish_generation(Home(home), 1)
    code, text = sightline("status", "--home", home, "--json")
    found = json.loads(text)
    assert code == 0
    assert (found["release_id"], found["extract_date"]) == (1, "2026-11-19")
    assert found["release_file"] == str(release.path)
    assert set(found["ledger"]) == {"rows_in", "loaded", "quarantined", "refused"}


def test_rollback_is_one_command(home: Path) -> None:
    land_something(Home(home))
    for number in (1, 2):
        publish_generation(Home(home), number)
    assert sightline("rollback", "--home", home)[0] == 0
    assert json.loads(sightline("status", "--home", home, "--json")[1])["release_id"] == 1


def test_a_second_writer_is_told_and_fails(tmp_path: Path, home: Path) -> None:
    drop = write_extract(tmp_path / "drop", {})
    with Home(home).lock():
        code, text = sightline("load", "--from", drop, "--source", "ccwis", "--home", home)
    assert code == 4
    assert "Another load" in text


def test_a_disk_that_fails_is_told_without_a_traceback(tmp_path: Path, home: Path) -> None:
    drop = write_extract(tmp_path / "drop", {})
    home.write_text("a file where the home should be")
    code, text = sightline("load", "--from", drop, "--source", "ccwis", "--home", home)
    assert code == 1
    assert "what is released stays" in " ".join(text.split())
    assert "Traceback" not in text


@pytest.mark.parametrize(
    "wrong",
    ["--scale -1", "--scale 0", "--scale nan", "--deliveries 0", "--every 0", "--mode some",
     "--as-of 0001-01-01", "--as-of 9999-12-31"],
)  # fmt: skip
def test_a_state_that_cannot_be_made_is_refused_in_words(wrong: str, tmp_path: Path) -> None:
    result = CliRunner().invoke(
        app, ["simulate", "--scale", "0.001", "--out", str(tmp_path / "out"), *wrong.split()]
    )
    assert result.exit_code not in (0, None)
    assert isinstance(result.exception, SystemExit)
    assert not (tmp_path / "out").exists()
