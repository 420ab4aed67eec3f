"""The fault list of the trust page, as far as landing meets it: a delivery that is wrong in one
way, and what becomes of it."""

from __future__ import annotations

import codecs
import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import polars as pl
import pytest

from tests.warehouse.desk import Desk, adds_up, counts, holds
from tests.warehouse.extracts import a_case, an_office, csv_bytes, gzipped, replace_file
from warehouse.contract import load_contract
from warehouse.errors import ExtractError
from warehouse.ledger import Delivery

OFFICES = list(load_contract()["offices"].all_columns)
CASES = list(load_contract()["cases"].all_columns)
HEAD = "office_id,name,region,county_fips,recorded_at,changed_at,deleted\n"
NORTH = [an_office("1", "North")]


def offices(*lines: str) -> bytes:
    return (HEAD + "".join(line + "\n" for line in lines)).encode()


def test_a_truncated_gzip_is_held_and_named(desk: Desk) -> None:
    folder = desk.write({})
    rows = [an_office(str(n), f"Office {n}") for n in range(2000)]
    whole = gzipped(csv_bytes(OFFICES, rows))
    replace_file(folder, "offices", "offices.csv.gz", whole[: len(whole) // 2], 2000)
    delivery = desk.load(folder)
    assert holds(delivery) == [("offices", "unreadable")]
    assert "cut short" in delivery.holds[0].reason
    assert adds_up(delivery)


def test_a_file_that_is_not_the_manifests_is_held(desk: Desk) -> None:
    folder = desk.write({"offices": NORTH})
    with (folder / "offices.csv").open("ab") as handle:
        handle.write(b"2,South,,,,,\n")
    assert holds(desk.load(folder)) == [("offices", "hash")]


def test_a_file_cut_at_the_end_of_a_row_is_held(desk: Desk) -> None:
    folder = desk.write({})
    replace_file(folder, "offices", "offices.csv", offices("1,North,,,,,"), 2)
    delivery = desk.load(folder)
    assert holds(delivery) == [("offices", "rows")]
    assert "2 rows, the file has 1" in delivery.holds[0].reason


def test_a_file_cut_inside_a_row_sets_that_row_aside(desk: Desk) -> None:
    delivery = desk.hand_in(
        {"offices": NORTH * 2}, offices=offices("1,North,,,,,")[:-1] + b"\n2,So"
    )
    assert counts(delivery) == (1, 1, 0)


def test_a_delivery_without_a_manifest_is_refused(desk: Desk) -> None:
    folder = desk.write({})
    (folder / "manifest.json").unlink()
    with pytest.raises(ExtractError, match=r"no manifest\.json"):
        desk.load(folder)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("contract", "9"),
        ("source", "another"),
        ("mode", "some"),
        ("extract_stamp", "2026-11-02T02:10:00"),
        ("extract_stamp", "0001-01-01T00:00:00+23:59"),
        ("extract_stamp", "9999-12-31T23:59:59-23:59"),
        ("extract_date", "2026-12-24"),
        ("synthetic", "yes"),
    ],
)
def test_a_manifest_that_cannot_be_used_is_refused(desk: Desk, key: str, value: str) -> None:
    folder = desk.write({})
    said = json.loads((folder / "manifest.json").read_text())
    (folder / "manifest.json").write_text(json.dumps({**said, key: value}))
    with pytest.raises(ExtractError):
        desk.load(folder)


@pytest.mark.parametrize(
    "name", ["../offices.csv", "/etc/passwd", "a/b.csv", "", "a\\b.csv", "a\x00.csv", "x" * 300]
)
def test_a_manifest_names_files_of_its_own_folder_only(desk: Desk, name: str) -> None:
    folder = desk.write({})
    said = json.loads((folder / "manifest.json").read_text())
    said["tables"]["offices"]["files"][0]["name"] = name
    (folder / "manifest.json").write_text(json.dumps(said))
    with pytest.raises(ExtractError, match="plain name"):
        desk.load(folder)


def test_a_file_named_twice_is_refused(desk: Desk) -> None:
    folder = desk.write({"offices": NORTH})
    said = json.loads((folder / "manifest.json").read_text())
    said["tables"]["offices"]["files"] *= 2
    (folder / "manifest.json").write_text(json.dumps(said))
    with pytest.raises(ExtractError, match="twice"):
        desk.load(folder)


@pytest.mark.parametrize("rows", [-5, 2.5, True, "2", None, 10**30])
def test_a_number_of_rows_that_is_no_count_is_refused(desk: Desk, rows: object) -> None:
    folder = desk.write({"offices": NORTH})
    said = json.loads((folder / "manifest.json").read_text())
    said["tables"]["offices"]["files"][0]["rows"] = rows
    (folder / "manifest.json").write_text(json.dumps(said))
    with pytest.raises(ExtractError, match="manifest"):
        desk.load(folder)


@pytest.mark.parametrize("text", ["[" * 100_000, "[]", '{"contract": "1", "contract": "1"}', ""])
def test_a_manifest_of_another_shape_is_refused(desk: Desk, text: str) -> None:
    folder = desk.write({"offices": NORTH})
    (folder / "manifest.json").write_text(text)
    with pytest.raises(ExtractError, match="cannot be used"):
        desk.load(folder)


def test_a_link_to_another_file_is_not_followed(desk: Desk, tmp_path: Path) -> None:
    folder = desk.write({"offices": NORTH})
    elsewhere = tmp_path / "elsewhere.csv"
    (folder / "offices.csv").rename(elsewhere)
    (folder / "offices.csv").symlink_to(elsewhere)
    assert holds(desk.load(folder)) == [("offices", "unreadable")]


def test_a_byte_order_mark_is_no_part_of_the_first_name(desk: Desk) -> None:
    desk.hand_in({"offices": NORTH}, offices=codecs.BOM_UTF8 + offices("1,North,,,,,"))
    assert desk.rows("offices", "office_id") == ["1"]


@pytest.mark.parametrize("encoding", ["utf-16", "latin-1", "cp1252"])
def test_another_encoding_refuses_the_file(desk: Desk, encoding: str) -> None:
    data = offices("1,Nuñez Hall,,,,,", "2,South,,,,,").decode().encode(encoding)
    delivery = desk.hand_in({"offices": NORTH * 2}, offices=data)
    assert holds(delivery) == [("offices", "unreadable")]
    assert "encoding" in delivery.holds[0].reason


@pytest.mark.parametrize("odd", [b"\x00", "\u0085".encode(), b"\xed\xa0\x80", b"\x1b", b"\x7f"])
def test_a_character_that_is_no_text_sets_its_row_aside(desk: Desk, odd: bytes) -> None:
    data = offices("1,North,,,,,", "2,So~uth,,,,,", "3,West,,,,,").replace(b"~", odd)
    delivery = desk.hand_in({"offices": NORTH * 3}, offices=data)
    assert [line for _, line, _ in desk.aside(delivery)] == [3]
    assert desk.rows("offices", "name") == ["North", "West"]


def test_line_ends_quotes_and_separators_inside_quotes_are_read_right(desk: Desk) -> None:
    names = ["two\nlines", "two\r\nlines", 'a "quoted" word', "one, two", "", " padded "]
    rows = [an_office(str(n), name) for n, name in enumerate(names)]
    desk.hand_in({"offices": rows})
    found = dict(desk.rows("offices", "office_id", "name"))
    assert list(found.values()) == ["two\nlines", "two\r\nlines", *names[2:4], None, "padded"]


@pytest.mark.parametrize("broken", ['2,So"uth,,,,,', '2,"South,,,,,', '2,South",,,,,'])
def test_a_stray_quote_sets_aside_its_own_row_only(desk: Desk, broken: str) -> None:
    data = offices("1,North,,,,,", broken, "3,West,,,,,", '4,"East, far",,,,,')
    delivery = desk.hand_in({"offices": NORTH * 4}, offices=data)
    assert desk.aside(delivery) == [("offices.csv", 3, "broken_quote")]
    assert desk.raw_aside(delivery) == [broken]
    assert desk.rows("offices", "name") == ["North", "West", "East, far"]


def test_rows_between_two_stray_quotes_are_never_read_as_one(desk: Desk) -> None:
    data = offices('1,"North,,,,,', "2,South,,,,,", '3,West",,,,,', "4,East,,,,,")
    delivery = desk.hand_in({"offices": NORTH * 4}, offices=data)
    assert desk.rows("offices", "name") == ["East"]
    assert [line for _, line, _ in desk.aside(delivery)] == [2, 3, 4]
    assert counts(delivery) == (1, 3, 0)


def test_stray_quotes_on_neighbouring_rows_are_never_read_as_one(desk: Desk) -> None:
    data = offices('1,"North', '2,South",,,,,', "3,East,,,,,")
    delivery = desk.hand_in({"offices": NORTH * 3}, offices=data)
    assert desk.rows("offices", "name") == ["East"]
    assert counts(delivery) == (1, 2, 0)


def test_a_text_with_a_line_like_a_row_is_read_when_the_sender_counted_so(desk: Desk) -> None:
    text = "see also\n2,South,,,,,\nend"
    desk.hand_in({"offices": [an_office("1", text), an_office("3")]})
    assert desk.rows("offices", "name") == [text, "North"]


def test_such_a_text_is_set_aside_when_something_else_is_wrong(desk: Desk) -> None:
    rows = [an_office("1", "see also\n2,South,,,,,\nend"), an_office("3"), an_office("4")]
    data = csv_bytes(OFFICES, rows).replace(b"4,North", b'4,No"rth')
    delivery = desk.hand_in({"offices": rows}, offices=data)
    assert desk.rows("offices", "office_id") == ["3"]
    assert counts(delivery) == (1, 2, 0)


def test_a_quote_broken_in_the_header_refuses_the_file(desk: Desk) -> None:
    delivery = desk.hand_in({"offices": NORTH}, offices=b'"' + offices("1,North,,,,,"))
    assert holds(delivery) == [("offices", "unreadable")]


@pytest.mark.parametrize("line", ["2,South,,,,", "2,South,,,,,,", "2", "total 3 rows"])
def test_a_row_with_too_many_or_few_fields_never_shifts(desk: Desk, line: str) -> None:
    delivery = desk.hand_in({"offices": NORTH * 3}, offices=offices("1,N,,,,,", line, "3,W,,,,,"))
    assert desk.aside(delivery) == [("offices.csv", 3, "wrong_number_of_fields")]
    assert desk.rows("offices", "office_id") == ["1", "3"]


def test_a_second_header_is_no_row(desk: Desk) -> None:
    delivery = desk.hand_in({"offices": NORTH * 2}, offices=offices(HEAD.strip(), "1,North,,,,,"))
    assert desk.aside(delivery) == [("offices.csv", 2, "header_repeated")]


def test_a_second_header_that_nobody_counted_is_held(desk: Desk) -> None:
    delivery = desk.hand_in({"offices": NORTH}, offices=offices(HEAD.strip(), "1,North,,,,,"))
    assert holds(delivery) == [("offices", "rows")]


@pytest.mark.parametrize("line", ["Report of offices\n", "\n", "confidential;;;\n"])
def test_anything_before_the_header_refuses_the_file(desk: Desk, line: str) -> None:
    data = line.encode() + offices("1,North,,,,,")
    assert holds(desk.hand_in({"offices": NORTH}, offices=data)) == [("offices", "unreadable")]


def test_another_delimiter_is_named(desk: Desk) -> None:
    data = offices("1,North,,,,,").replace(b",", b";")
    delivery = desk.hand_in({"offices": NORTH}, offices=data)
    assert delivery.holds[0].reason == "delimiter ';' found, ',' agreed"


def test_a_column_more_is_kept_beside_and_warned_of(desk: Desk) -> None:
    data = b"office_id,name,mood,reporter_name\n1,North,good,secret\n"
    delivery = desk.hand_in({"offices": NORTH}, offices=data)
    assert "mood" in delivery.warnings[0]
    part = desk.home.landed("ccwis") / delivery.tables["offices"].parts[0]
    assert pl.read_parquet(part)["_extra"].to_list() == ['{"mood":"good"}']
    assert desk.rows("offices", "name") == ["North"]


@pytest.mark.parametrize("name", ["_line", "_broken", "_deleted", "?name", "+name", "NAME"])
def test_a_column_more_may_be_called_anything(desk: Desk, name: str) -> None:
    delivery = desk.hand_in({"offices": NORTH}, offices=f"office_id,name,{name}\n1,N,7\n".encode())
    assert counts(delivery) == (1, 0, 0)
    assert name in delivery.warnings[0]


def test_a_needed_column_gone_holds_the_delivery(desk: Desk) -> None:
    delivery = desk.hand_in({"offices": NORTH}, offices=b"office_id,title\n1,North\n")
    assert holds(delivery) == [("offices", "columns")]
    assert "name" in delivery.holds[0].reason


def test_an_optional_column_that_came_before_may_not_vanish_unseen(desk: Desk) -> None:
    desk.hand_in({"offices": NORTH}, 1)
    delivery = desk.hand_in({"offices": NORTH}, 2, offices=b"office_id,name\n1,North\n")
    assert holds(delivery) == [("offices", "columns")]
    assert "region" in delivery.holds[0].reason


def test_columns_bind_by_name_wherever_they_stand(desk: Desk) -> None:
    desk.hand_in({"offices": NORTH}, offices=b"region,name,office_id\nR1,North,1\n")
    assert desk.rows("offices", "office_id", "name", "region") == [("1", "North", "R1")]


def test_a_header_that_names_a_column_twice_refuses_the_file(desk: Desk) -> None:
    delivery = desk.hand_in({"offices": NORTH}, offices=b"office_id,name,name\n1,a,b\n")
    assert "twice" in delivery.holds[0].reason


def test_an_empty_file_is_refused_and_a_header_alone_is_no_rows(desk: Desk) -> None:
    assert holds(desk.hand_in({}, offices=b"")) == [("offices", "unreadable")]
    assert counts(desk.hand_in({}, 2)) == (0, 0, 0)


@pytest.mark.parametrize(
    ("opened", "rule"),
    [
        ("03/04/2026", "unreadable_date"),
        ("26-03-04", "unreadable_date"),
        ("2026-3-4", "unreadable_date"),
        ("2023-02-29", "unreadable_date"),
        ("0000-00-00", "unreadable_date"),
        ("20260304", "unreadable_date"),
        ("2026-03-04x", "unreadable_date"),
        ("9999-12-31", "date_out_of_range"),
        ("1900-01-01", "date_out_of_range"),
    ],
)
def test_a_date_in_another_form_sets_its_row_aside(desk: Desk, opened: str, rule: str) -> None:
    delivery = desk.hand_in({"cases": [a_case("good"), a_case("bad", opened_on=opened)]})
    assert desk.aside(delivery) == [("cases.csv", 3, rule)]
    assert desk.rows("cases", "case_id") == ["good"]


WALL = [
    ("2026-03-08T02:30:00", "2026-03-08 02:30:00"),
    ("2026-11-01T01:30:00", "2026-11-01 01:30:00"),
    ("2026-07-01T00:30:00Z", "2026-06-30 20:30:00"),
    ("2026-01-01T00:30:00+00:00", "2025-12-31 19:30:00"),
    ("2026-07-01T12:00:00.250-04:00", "2026-07-01 12:00:00"),
]


@pytest.mark.parametrize(("written", "wall"), WALL)
def test_a_time_is_wall_time_in_the_sources_zone(desk: Desk, written: str, wall: str) -> None:
    desk.hand_in({"offices": [an_office("1", recorded_at=written)]})
    assert [str(at) for at in desk.rows("offices", "recorded_at")] == [wall]


@pytest.mark.parametrize("zone", ["UTC", "Pacific/Kiritimati", "America/Los_Angeles"])
def test_the_machines_zone_changes_nothing(desk: Desk, zone: str) -> None:
    folder = desk.write({"offices": [an_office("1", recorded_at="2026-07-01T00:30:00Z")]})
    code = (
        "import sys; from pathlib import Path; from tests.warehouse.desk import Desk;"
        "d = Desk(Path(sys.argv[1])); d.load(Path(sys.argv[2]));"
        "print(d.rows('offices', 'cast(recorded_at as varchar)')[0])"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, str(desk.folder), str(folder)],
        env={"TZ": zone, "PATH": ""}, capture_output=True, text=True, check=True,
        cwd=Path(__file__).parents[2],
    )  # fmt: skip
    assert run.stdout.strip() == "2026-06-30 20:30:00"


def test_an_empty_key_sets_its_row_aside(desk: Desk) -> None:
    delivery = desk.hand_in({"offices": [an_office("1"), an_office("")]})
    assert desk.aside(delivery) == [("offices.csv", 3, "key_missing")]


def test_of_a_repeated_key_no_copy_is_believed(desk: Desk) -> None:
    delivery = desk.hand_in({"offices": [an_office("1", "a"), an_office("2"), an_office("1", "b")]})
    assert desk.aside(delivery) == [
        ("offices.csv", 2, "key_repeated"),
        ("offices.csv", 4, "key_repeated"),
    ]
    assert [raw[:3] for raw in desk.raw_aside(delivery)] == ["1,a", "1,b"]
    assert desk.rows("offices", "office_id") == ["2"]


def test_a_repeated_key_keeps_what_was_known_before(desk: Desk) -> None:
    desk.hand_in({"offices": [an_office("1", "before")]}, 1)
    desk.hand_in({"offices": [an_office("1", "a"), an_office("1", "b")]}, 2)
    assert desk.rows("offices", "name") == ["before"]


def test_an_unknown_parent_and_code_keep_their_row(desk: Desk) -> None:
    case = a_case("c", office_id="77", program="juvenile")
    assert counts(desk.hand_in({"cases": [case]})) == (1, 0, 0)
    assert desk.rows("cases", "case_id", "office_id", "program") == [
        ("c", "77", "unmapped: juvenile")
    ]
    assert desk.rows("unmapped", "table_name", "column_name", "finding", "value", "rows") == [
        ("cases", "office_id", "unknown_parent", "77", 1),
        ("cases", "program", "unknown_code", "juvenile", 1),
    ]


def test_a_needed_value_that_is_missing_is_a_finding_not_a_loss(desk: Desk) -> None:
    desk.hand_in({"cases": [a_case("c", opened_on="")]})
    assert desk.rows("landing_findings", "record_id", "column_name", "finding") == [
        ("c", "opened_on", "missing_value")
    ]


@pytest.mark.parametrize("key", ["007", "1E+05", "12345678901234567890123", "0x1F", "1.0"])
def test_an_id_is_text(desk: Desk, key: str) -> None:
    desk.hand_in({"offices": [an_office(key)]})
    assert desk.rows("offices", "office_id") == [key]


@pytest.mark.parametrize(
    ("rows", "held"),
    [(200, False), (221, True), (180, False), (179, True), (2000, True), (0, True)],
)
def test_a_volume_beyond_its_bound_holds_the_delivery(desk: Desk, rows: int, held: bool) -> None:
    many = [an_office(str(n)) for n in range(2000)]
    for number in (1, 2):
        assert not desk.hand_in({"offices": many[:200]}, number).is_held
    assert holds(desk.hand_in({"offices": many[:rows]}, 3)) == [("offices", "volume")] * held


def test_a_table_missing_holds_the_delivery(desk: Desk) -> None:
    folder = desk.write({"offices": NORTH})
    said = json.loads((folder / "manifest.json").read_text())
    del said["tables"]["cases"]
    (folder / "manifest.json").write_text(json.dumps(said))
    assert holds(desk.load(folder)) == [("cases", "missing")]


def test_a_table_nobody_knows_is_refused_and_counted(desk: Desk) -> None:
    folder = desk.write({"offices": NORTH})
    said = json.loads((folder / "manifest.json").read_text())
    said["tables"]["moods"] = {"files": [{"name": "moods.csv", "rows": 3, "sha256": "0"}]}
    (folder / "manifest.json").write_text(json.dumps(said))
    assert counts(desk.load(folder)) == (1, 0, 3)


def test_a_parquet_file_is_read_by_its_types_and_text_by_the_contracts(desk: Desk) -> None:
    folder = desk.write({})
    frame = pl.DataFrame(
        {
            "case_id": ["a", "b"],
            "opened_on": ["2026-03-01", "01/03/2026"],
            "access_level": ["normal", "normal"],
            "court_case": [True, False],
        }
    )
    path = folder / "c.parquet"
    frame.write_parquet(path)
    replace_file(folder, "cases", "cases.parquet", path.read_bytes(), 2)
    delivery = desk.load(folder)
    assert desk.aside(delivery) == [("cases.parquet", 2, "unreadable_date")]
    assert desk.rows("cases", "case_id", "court_case") == [("a", True)]


@pytest.mark.parametrize(
    "values", [pl.Series([1, 2]), pl.Series([1.5, 2.5]), pl.Series([True, False])]
)
def test_a_parquet_column_of_another_type_refuses_the_file(desk: Desk, values: pl.Series) -> None:
    folder = desk.write({})
    path = folder / "o.parquet"
    pl.DataFrame({"office_id": values, "name": ["a", "b"]}).write_parquet(path)
    replace_file(folder, "offices", "offices.parquet", path.read_bytes(), 2)
    delivery = desk.load(folder)
    assert holds(delivery) == [("offices", "unreadable")]
    assert "office_id has type" in delivery.holds[0].reason


def parquet(desk: Desk, **columns: pl.Series) -> Delivery:
    folder = desk.write({})
    path = folder / "o.parquet"
    named = {"office_id": pl.Series(["1", "2"]), "name": pl.Series(["a", "b"]), **columns}
    pl.DataFrame(named).write_parquet(path)
    replace_file(folder, "offices", "offices.parquet", path.read_bytes(), 2)
    return desk.load(folder)


def test_parquet_text_obeys_the_rules_of_csv(desk: Desk) -> None:
    delivery = parquet(desk, name=pl.Series(["a\x00b", "good"]))
    assert desk.aside(delivery) == [("offices.parquet", 1, "control_character")]
    assert desk.rows("offices", "name") == ["good"]


def test_parquet_times_are_brought_to_the_sources_zone(desk: Desk) -> None:
    at = pl.Series([datetime(2026, 7, 1, 0, 30, tzinfo=UTC), None])
    parquet(desk, recorded_at=at)
    assert [str(row) for row in desk.rows("offices", "recorded_at")] == [
        "2026-06-30 20:30:00",
        "None",
    ]


@pytest.mark.parametrize("unit", ["ms", "us"])
def test_a_parquet_time_beyond_any_calendar_sets_its_row_aside(desk: Desk, unit: str) -> None:
    far = pl.Series([2**61, 0]).cast(pl.Datetime(unit))  # type: ignore[arg-type]
    delivery = parquet(desk, recorded_at=far)
    assert desk.aside(delivery) == [("offices.parquet", 1, "date_out_of_range")]
    assert desk.rows("offices", "office_id") == ["2"]


@pytest.mark.parametrize(
    "extra",
    [
        pl.Series([timedelta(1), timedelta(2)]),
        pl.Series([[1], [2]]),
        pl.Series([{"a": 1}, {"a": 2}]),
        pl.Series([b"\xff", b"x"]),
        pl.Series(["a", "b"], dtype=pl.Categorical),
    ],
)
def test_a_parquet_column_more_may_be_of_any_type(desk: Desk, extra: pl.Series) -> None:
    assert counts(parquet(desk, more=extra)) == (2, 0, 0)


def test_a_cut_parquet_file_is_held(desk: Desk) -> None:
    folder = desk.write({})
    path = folder / "o.parquet"
    pl.DataFrame({"office_id": ["1"], "name": ["a"]}).write_parquet(path)
    replace_file(folder, "offices", "offices.parquet", path.read_bytes()[:-20], 1)
    assert holds(desk.load(folder)) == [("offices", "unreadable")]


def test_a_file_that_unpacks_to_far_too_much_is_refused(desk: Desk) -> None:
    folder = desk.write({})
    data = gzipped(offices() + b"1,North,,,,,\n" * 5_000_000)
    replace_file(folder, "offices", "offices.csv.gz", data, 0)
    delivery = desk.load(folder)
    assert "unpacks" in delivery.holds[0].reason
