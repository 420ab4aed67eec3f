"""What lives only in the seeds, read from a release: words, and how long a step takes."""

from dataclasses import dataclass

import duckdb

QUIET = {  # kind: quiet and still days
    "intake_screening": (1, 2),
    "missing_child": (1, 2),
    "placement_need": (1, 2),
    "safety_assessment": (2, 5),
    "safety_plan": (7, 14),
    "investigation": (7, 14),
}


@dataclass
class Words:
    label: str
    sequence: int
    expected: int
    next_action: str


class Numbers:
    def __init__(self, words: dict[tuple[str, str], Words]):
        self.words = words

    def expected(self, kind: str, step: str) -> int:
        return self.words[kind, step].expected

    def quiet(self, kind: str) -> int:
        return QUIET.get(kind, (14, 30))[0]

    def still(self, kind: str) -> int:
        return QUIET.get(kind, (14, 30))[1]


def numbers(con: duckdb.DuckDBPyConnection) -> Numbers:
    said = con.execute(
        "select kind, step, label, sequence, expected_days, next_action from marts.process_map"
    ).fetchall()
    return Numbers(
        {
            (kind, step): Words(label, at, days or 0, act)
            for kind, step, label, at, days, act in said
        }
    )
