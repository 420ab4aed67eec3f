"""Small faults in SQL text and in seed rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

SWAPS: tuple[tuple[str, str, str], ...] = (
    ("comparison", r" >= ", " > "),
    ("comparison", r" <= ", " < "),
    ("comparison", r" > ", " >= "),
    ("comparison", r" < ", " <= "),
    ("comparison", r" = (?=['\d]|true|false)", " <> "),
    ("comparison", r" <> ", " = "),
    ("comparison", r"\bis null\b", "is not null"),
    ("comparison", r"\bis not null\b", "is null"),
    ("comparison", r"\bnot in\b", "in"),
    ("logic", r"(?<=^        )and ", "or "),
    ("logic", r" or ", " and "),
    ("logic", r"\bmin\(", "max("),
    ("logic", r"\bmax\(", "min("),
    ("logic", r"\bleast\(", "greatest("),
    ("logic", r"\bgreatest\(", "least("),
    ("logic", r" desc\b", ""),
    ("edge", r"^    left join ", "    inner join "),
    ("edge", r"^    inner join ", "    left join "),
    ("limit", r"(?<![\w.'\-])([2-9]|[1-9]\d+)(?![\w.'\-])", "+1"),
)
FLAGS = (
    "needs_ask", "may_be_implied", "is_protective", "is_closing", "is_event", "is_periodic",
    "can_be_under_way",
)  # fmt: skip
NUMBERS = ("opens_before", "opens_after", "lead_days", "expected_days", "sequence")


@dataclass(frozen=True)
class SqlMutant:
    """One place in the text of a model: its line (from 0), columns, and what stands there now."""

    model: str
    line: int
    start: int
    end: int
    kind: str
    was: str
    becomes: str
    turn: int

    @property
    def name(self) -> str:
        return f"{self.model}:{self.line + 1}: {self.was.strip()} -> {self.becomes.strip()}"


@dataclass(frozen=True)
class SeedMutant:
    """One cell of a seed, found by the row's key."""

    seed: str
    where: tuple[tuple[str, str], ...]
    column: str
    was: str
    becomes: str
    kind: str

    @property
    def name(self) -> str:
        row = "/".join(value for _, value in self.where)
        return f"{self.seed} {row}.{self.column}: {self.was} -> {self.becomes or 'empty'}"


def of_sql(model: str, text: str) -> Iterator[SqlMutant]:
    """Every small fault of a compiled model. `turn`: the how-manieth line of that very text."""
    seen: dict[str, int] = {}
    for number, line in enumerate(text.splitlines()):
        turn = seen.get(line, 0)
        seen[line] = turn + 1
        if line.lstrip().startswith("--") or ("cast(" in line and "date)" in line):
            continue
        for kind, pattern, becomes in SWAPS:
            for hit in re.finditer(pattern, line):
                new = str(int(hit.group()) + 1) if becomes == "+1" else becomes
                yield SqlMutant(model, number, *hit.span(), kind, hit.group(), new, turn)


def apply(mutant: SqlMutant, text: str, original: str) -> str | None:
    """The text with the fault; None where that line does not stand in it as often."""
    whole = original.splitlines()[mutant.line]
    lines = text.splitlines()
    places = [number for number, line in enumerate(lines) if line == whole]
    if len(places) <= mutant.turn:
        return None
    lines[places[mutant.turn]] = whole[: mutant.start] + mutant.becomes + whole[mutant.end :]
    return "\n".join(lines)


def of_map(rows: list[dict[str, str]], holders: list[str]) -> Iterator[SeedMutant]:
    """Every small fault of the process map: another holder, a lost edge, a flag, a number."""
    for number, row in enumerate(rows):
        where = (("kind", row["kind"]), ("step", row["step"]))

        def cell(column: str, becomes: str, kind: str, where=where, row=row) -> SeedMutant:
            return SeedMutant("process_map", where, column, row[column], becomes, kind)

        others = [holder for holder in holders if holder not in (row["holder"], "nobody")]
        yield cell("holder", others[number % len(others)], "holder")
        edges = row["after"].split(";") if row["after"] else []
        for edge in edges:
            yield cell("after", ";".join(e for e in edges if e != edge), "edge")
        if row["needed_when"]:
            yield cell("needed_when", "", "edge")
        for flag in FLAGS:
            yield cell(flag, "false" if row[flag] == "true" else "true", "flag")
        for column in NUMBERS:
            if row[column]:
                yield cell(column, str(int(row[column]) + 1), "limit")


def of_policy(rows: list[dict[str, str]]) -> Iterator[SeedMutant]:
    for row in rows:
        if row["value"].isdigit():
            where = (("code", row["code"]),)
            yield SeedMutant(
                "policy", where, "value", row["value"], str(int(row["value"]) + 1), "limit"
            )
