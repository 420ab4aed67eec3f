"""The unit tests of models as dbt wrote them out, run on a model's text with a fault in it."""

from __future__ import annotations

from pathlib import Path

import duckdb

from tests.mutation.chain import Chain
from tests.mutation.mutant import SqlMutant, apply


class UnitTests:
    """Needs `dbt test -s test_type:unit` to have run into the same target folder."""

    def __init__(self, target: Path, chain: Chain) -> None:
        self.con = duckdb.connect()
        self.chain = chain
        self.texts: dict[str, dict[str, str]] = {}
        written = {p.stem: p for p in (target / "run").rglob("*.yml/**/*.sql")}
        for unit in chain.manifest["unit_tests"].values():
            if unit["name"] in written:
                model = unit["depends_on"]["nodes"][0]
                text = written[unit["name"]].read_text()
                self.texts.setdefault(model, {})[unit["name"]] = text

    def failing(self, mutant: SqlMutant) -> str | None:
        """The first unit test of the model that tells the fault from what it expects."""
        original = self.chain.models[mutant.model].text
        for name, text in self.texts.get(mutant.model, {}).items():
            faulty = apply(mutant, text, original)
            if faulty is not None and not self._passes(faulty):
                return name
        return None

    def _passes(self, text: str) -> bool:
        try:
            rows = self.con.execute(text).fetchall()
        except duckdb.Error:
            return False
        actual = sorted((row[:-1] for row in rows if row[-1] == "actual"), key=repr)
        expected = sorted((row[:-1] for row in rows if row[-1] == "expected"), key=repr)
        return actual == expected
