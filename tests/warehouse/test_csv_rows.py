"""CSV is read by one rule, wherever the blocks are cut, and a fault stays where it is."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from warehouse.landing.csv_records import LONGEST_LINE, Broken, Trust
from warehouse.landing.csv_rows import read_rows

COLUMNS = ["key", "name", "note"]
FIELD = st.text(alphabet='ab", \n', max_size=6)
ROWS = st.lists(st.tuples(st.just("k"), FIELD, FIELD), min_size=1, max_size=6)


def written(rows: list[tuple[str, str, str]], end: str = "\n") -> bytes:
    """With each key telling its row, as a well-behaved sender writes them."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator=end)
    writer.writerows([f"k{number}", *row[1:]] for number, row in enumerate(rows))
    return text.getvalue().encode()


def read(
    blocks: list[bytes], trust: Trust = Trust.ALL
) -> tuple[list[tuple[str, ...]], list[Broken]]:
    rows, broken = [], []
    for batch in read_rows(blocks, COLUMNS, COLUMNS, ",", trust):
        found = batch.frame.select(c for c in COLUMNS).fill_null("") if batch.frame.height else None
        rows += list(found.iter_rows()) if found is not None else []
        broken += batch.broken
    return rows, broken


@given(rows=ROWS, size=st.integers(1, 9), end=st.sampled_from(["\n", "\r\n"]))
def test_what_was_written_is_read_wherever_the_blocks_are_cut(
    rows: list[tuple[str, str, str]], size: int, end: str
) -> None:
    data = written(rows, end)
    blocks = [data[at : at + size] for at in range(0, len(data), size)]
    told = [(f"k{n}", *row[1:]) for n, row in enumerate(rows)]
    assert read(blocks) == (told, [])
    assert read([data]) == (told, [])


@given(data=st.data())
def test_a_character_too_many_never_reaches_another_row(data: st.DataObject) -> None:
    name = st.text(alphabet="ab", min_size=1, max_size=4)
    rows = data.draw(st.lists(st.tuples(st.just(""), name, name), min_size=3, max_size=8))
    lines = written(rows).decode().splitlines()
    hit = data.draw(st.integers(0, len(lines) - 1))
    at = data.draw(st.integers(0, len(lines[hit])))
    odd = data.draw(st.sampled_from(['"', ",", "\n", '""', "\x00", ';"']))
    lines[hit] = lines[hit][:at] + odd + lines[hit][at:]
    found, _ = read([("\n".join(lines) + "\n").encode()])
    others = [(f"k{n}", *row[1:]) for n, row in enumerate(rows) if n != hit]
    assert [row for row in found if row in others] == others
    assert len(found) <= len(rows)


def test_a_record_over_lines_is_believed_as_far_as_it_is_trusted() -> None:
    data = [b'1,"a\n b",c\n2,"d\n3,f,g\ne",h\n4,"i\n\nj",k\n']
    plain, doubtful = [("1", "a\n b", "c"), ("4", "i\n\nj", "k")], ("2", "d\n3,f,g\ne", "h")
    assert read(data) == ([plain[0], doubtful, plain[1]], [])
    rows, broken = read(data, Trust.CLEAR)
    assert rows == plain
    assert [b.line for b in broken] == [4, 5, 6]
    assert read(data, Trust.NONE)[0] == []


def test_an_overlong_line_beside_a_fault_is_set_aside() -> None:
    rows, broken = read([b"1,a,b\n2," + b"x" * 200_000 + b',c\n3,"d",e\n4,f"g,h\n'])
    assert [row[0] for row in rows] == ["1", "3"]
    assert [b.rule for b in broken] == ["line_too_long", "broken_quote"]


def test_an_overlong_line_among_faultless_ones_is_set_aside() -> None:
    rows, broken = read([b"1,a,b\n2," + b"x" * 200_000 + b",c\n3,d,e\n"])
    assert [row[0] for row in rows] == ["1", "3"]
    assert [(b.line, b.rule) for b in broken] == [(3, "line_too_long")]
    longest = b"2," + b"x" * (LONGEST_LINE - 4) + b",c"
    assert len(read([b"1,a,b\n" + longest + b"\n"])[0]) == 2
    assert len(read([b"1,a,b\n" + longest + b"c\n"])[0]) == 1
