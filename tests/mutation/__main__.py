"""Which planted faults does somebody notice? See the README."""

from __future__ import annotations

import argparse
import random
from collections import Counter
from pathlib import Path

import duckdb

from tests.mutation.chain import Chain, Fingerprint
from tests.mutation.mutant import SeedMutant, SqlMutant, apply, of_map, of_policy, of_sql
from tests.mutation.unit import UnitTests

LAYERS = ("items", "steps", "waits", "marts")
# What the truth of the synthetic state says of each mart, row by row.
TRUTH = {
    "open_items": "item_id, kind, standing, waiting_on, step, step_ref, waiting_since",
    "open_waits": "item_id, step, step_ref, holder, waiting_since, planned_date",
}


class Bench:
    """One build file, and who notices what on it. `oracle`: marts held against it whole."""

    def __init__(self, home: Path, oracle: set[str]) -> None:
        self.con = duckdb.connect(str(home / "build" / "build.duckdb"))
        self.chain = Chain(home / "build" / "target", self.con)
        self.units = UnitTests(home / "build" / "target", self.chain)
        self.agreed = {**TRUTH, **dict.fromkeys(oracle, "*")}
        self.before = self._before()

    def _before(self) -> dict[tuple[str, bool], Fingerprint]:
        """What the marts say without a fault, made in the way the faulty ones are made."""
        marts = self.chain.marts(self.chain.order)
        self.con.execute("begin")
        self.chain.make(marts)
        said = self._said(marts)
        self.con.execute("rollback")
        return said

    def sql(self) -> list[SqlMutant]:
        return [
            mutant
            for key, node in self.chain.models.items()
            if any(f'"{layer}".' in node.relation for layer in (*LAYERS, "counts"))
            for mutant in of_sql(key, node.text)
        ]

    def seeds(self) -> list[SeedMutant]:
        holders = [h for (h,) in self.con.execute("select holder from seeds.holders").fetchall()]
        return [*of_map(self._rows("process_map"), holders), *of_policy(self._rows("policy"))]

    def _rows(self, seed: str) -> list[dict[str, str]]:
        found = self.con.execute(
            f"select cast(columns(*) as varchar) from seeds.{seed} order by all"
        )
        names = [column[0] for column in found.description or ()]
        return [
            {n: "" if v is None else v for n, v in zip(names, row, strict=True)}
            for row in found.fetchall()
        ]

    def noticed(self, mutant: SqlMutant | SeedMutant) -> str:
        """Who noticed; `nobody, nothing changed` when every mart stayed as it was."""
        if isinstance(mutant, SqlMutant):
            unit = self.units.failing(mutant)
            if unit:
                return f"unit test {unit}"
        self.con.execute("begin")
        try:
            return self._noticed_by_rows(mutant)
        except duckdb.Error as error:
            return f"build: {str(error).splitlines()[0][:80]}"
        finally:
            self.con.execute("rollback")

    def _noticed_by_rows(self, mutant: SqlMutant | SeedMutant) -> str:
        root = self._plant(mutant)
        below = self.chain.below([root])
        self.chain.make(below)
        changed = {root, *below}
        test = self.chain.failing_test(changed)
        if test:
            return f"data test {test}"
        said = self._said(self.chain.marts(changed & set(self.chain.models)))
        differ = sorted(
            {mart for mart, part in said if said[mart, part] != self.before[mart, part]}
        )
        agreed = sorted({m for m, part in said if part and said[m, part] != self.before[m, part]})
        if agreed:
            return f"agreement {', '.join(agreed)}"
        return f"nobody, changed {', '.join(differ)}" if differ else "nobody, nothing changed"

    def _said(self, marts: dict[str, str]) -> dict[tuple[str, bool], Fingerprint]:
        """What each mart says, whole and (True) in the columns somebody holds it against."""
        whole = {(mart, False): self.chain.fingerprint(key) for key, mart in marts.items()}
        held = {
            (mart, True): self.chain.fingerprint(key, self.agreed[mart])
            for key, mart in marts.items()
            if mart in self.agreed
        }
        return whole | held

    def _plant(self, mutant: SqlMutant | SeedMutant) -> str:
        if isinstance(mutant, SqlMutant):
            node = self.chain.models[mutant.model]
            text = apply(mutant, node.text, node.text)
            assert text is not None
            self.chain.make_as(node, text)
            return mutant.model
        where = " and ".join(f"{column} = ?" for column, _ in mutant.where)
        self.con.execute(
            f"update seeds.{mutant.seed} set {mutant.column} = nullif(?, '') where {where}",
            [mutant.becomes, *(value for _, value in mutant.where)],
        )
        return f"seed.sightline.{mutant.seed}"


def main() -> None:
    told = argparse.ArgumentParser(description=__doc__)
    told.add_argument("home", type=Path)
    told.add_argument("--sample", type=int, default=300)
    told.add_argument("--seed", type=int, default=1)
    told.add_argument("--oracle", default="", help="marts the oracle agrees with, by comma")
    said = told.parse_args()
    bench = Bench(said.home, set(filter(None, said.oracle.split(","))))
    draw = random.Random(said.seed)
    sql, seeds = bench.sql(), bench.seeds()
    some = [
        *draw.sample(sql, min(len(sql), said.sample * 2 // 3)),
        *draw.sample(seeds, min(len(seeds), said.sample // 3)),
    ]
    print(f"{len(sql)} places in SQL, {len(seeds)} in seeds; {len(some)} tried", flush=True)
    by: Counter[str] = Counter()
    for mutant in some:
        who = bench.noticed(mutant)
        by[who.split(" ")[0].rstrip(",:")] += 1
        print(f"{who}\t{mutant.kind}\t{mutant.name}", flush=True)
    print(dict(by))


if __name__ == "__main__":
    main()
