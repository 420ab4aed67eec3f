"""Figures that live only in the seeds, read from a release as data: how long a step usually takes."""

import duckdb

QUIET = {  # kind: quiet and still days, domain.md section 4
    "intake_screening": (1, 2),
    "missing_child": (1, 2),
    "placement_need": (1, 2),
    "safety_assessment": (2, 5),
    "safety_plan": (7, 14),
    "investigation": (7, 14),
}


class Numbers:
    def __init__(self, rows: list[tuple[str, str, int | None]]):
        self._expected = {(kind, step): days for kind, step, days in rows}

    def expected(self, kind: str, step: str) -> int:
        return self._expected.get((kind, step)) or 0

    def quiet(self, kind: str) -> int:
        return QUIET.get(kind, (14, 30))[0]

    def still(self, kind: str) -> int:
        return QUIET.get(kind, (14, 30))[1]


def numbers(con: duckdb.DuckDBPyConnection) -> Numbers:
    said = "select kind, step, expected_days from marts.process_map order by effective_from"
    return Numbers(con.execute(said).fetchall())


