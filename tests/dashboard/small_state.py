"""A small made-up agency as a release file: children always add up to their parent."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from datetime import date
from itertools import product
from pathlib import Path

import duckdb

from tests.dashboard.days import AS_OF as AS_OF
from tests.dashboard.days import Row, ago
from tests.dashboard.marts import create, fill
from tests.dashboard.small_cases import case_pages
from tests.dashboard.small_health import health

SEEDS = Path(__file__).parents[2] / "dbt_project" / "seeds"
OFFICES = (
    "Alder Creek", "Bay Harbor", "Cedar Hollow", "Clearwater", "Eastgate", "Fairhaven",
    "Fox Hollow", "Granite", "Greenfield", "Harbor Point", "Kingsford", "Lakeside",
)  # fmt: skip
NAMES = ("Brandt", "Iyer", "Okafor", "Osei", "Park", "Ruiz", "Marsh", "Haas", "Ames", "Doyle")
SIDES = {"agency", "partners", "court", "family"}
MEASURES = (
    ("no_settled_home", "children with no settled home tonight"),
    ("missing", "missing"),
    ("plan_checks_due", "plan checks due"),
    ("not_seen_in_time", "not seen in time"),
)


def make(path: Path, seed: int = 1, offices: int = 6, items_per_worker: int = 12) -> Path:
    """Write the release file and hand back its path."""
    chance = random.Random(seed)
    with duckdb.connect(str(path)) as con:
        create(con)
        org = list(_org(chance, offices))
        fill(con, "org", org)
        _seeds(con)
        cases = list(_cases(chance, org))
        items = list(_items(chance, org, cases, items_per_worker))
        _work(con, chance, items)
        case_pages(con, chance, cases, items)
        _levels(con, chance, org, items)
        _people(con, org, cases)
        health(con, chance, org)
    return path


def _org(chance: random.Random, offices: int) -> Iterator[Row]:
    yield _place("state", "state", "State", "", posts=0)
    number = 0
    for o in range(offices):
        office = f"O{o + 1}"
        yield _place("office", office, OFFICES[o], "state")
        for u in range(chance.randint(2, 4)):
            unit = f"U{o + 1}{u + 1:02d}"
            program = chance.choice(["Intake", "Investigations", "Ongoing services"])
            boss = f"{chance.choice('ABCDE')}. {chance.choice(NAMES)}"
            yield _place("unit", unit, f"Unit {u + 1}, {program}", office, program, boss)
            for _ in range(chance.randint(3, 6)):
                number += 1
                name = f"{chance.choice('CDJLMRT')}. {chance.choice(NAMES)}"
                yield _place("worker", f"W{number:03d}", name, unit, posts=1)


def _place(
    level: str, key: str, name: str, parent: str, program: str = "", boss: str = "",
    posts: int = 4,
) -> Row:  # fmt: skip
    return {
        "level": level, "key": key, "name": name, "parent_key": parent, "program": program,
        "role": "caseworker" if level == "worker" else None, "supervisor_names": boss,
        "supervisor_ids": "S1" if boss else "", "is_current": True, "fte": float(posts),
        "posts": posts, "in_training": 1, "on_leave": 1,
    }  # fmt: skip


def _seeds(con: duckdb.DuckDBPyConnection) -> None:
    kinds = list(csv.DictReader((SEEDS / "item_kinds.csv").open()))
    fill(con, "item_kinds", [
        {**{k: row[k] for k in ("kind", "label", "plural", "opens_on", "finishes_on")},
         "sequence": int(row["sequence"]), "due_policy": row["due_policy"],
         "quiet_days": int(row["quiet_days"]), "still_days": int(row["still_days"]),
         "is_in_headline": row["in_headline"] == "true", "p50_days": 20 + i,
         "p85_days": 45 + 2 * i, "n": 100 + i, "coverage": "full"}
        for i, row in enumerate(kinds)
    ])  # fmt: skip
    fill(con, "holders", [
        {"holder": row["holder"], "label": row["label"], "side": row["side"],
         "side_label": row["side_label"], "sequence": int(row["sequence"]),
         "is_inside": row["side"] == "agency"}
        for row in csv.DictReader((SEEDS / "holders.csv").open())
    ])  # fmt: skip
    fill(con, "process_map", [
        {"kind": row["kind"], "kind_label": row["kind"].replace("_", " ").capitalize(),
         "step": row["step"], "label": row["label"], "sequence": int(row["sequence"]),
         "after": row["after"], "after_labels": row["after"].replace("_", " "),
         "holder": row["holder"], "holder_label": row["holder"].replace("_", " ").capitalize(),
         "side": "agency", "needed_when": row["needed_when"], "is_protective": False,
         "is_closing": row["is_closing"] == "true",
         "expected_days": int(row["expected_days"] or 0) or None, "policy": row["policy"],
         "next_action": row["next_action"], "effective_from": date(2000, 1, 1)}
        for row in csv.DictReader((SEEDS / "process_map.csv").open())
    ])  # fmt: skip
    fill(con, "policy", [
        {"code": row["code"], "value": float(row["value"]), "unit": row["unit"],
         "clock": row["clock"], "start_event": row["start_event"],
         "stop_event": row["stop_event"], "authority": row["authority"],
         "effective_from": date(2000, 1, 1), "verified": row["verified"],
         "verified_label": row["verified"].replace("_", " ")}
        for row in csv.DictReader((SEEDS / "policy.csv").open()) if row["value"]
    ])  # fmt: skip
    fill(con, "definitions", [
        {"code": "open", "label": "Open items", "unit": "items", "mart": "level_totals",
         "definition": "Items that have opened and not ended on the as-of date."},
        {"code": "age_days", "label": "Age", "unit": "days", "mart": "open_items",
         "definition": "Calendar days from the day the item's chain opened."},
    ])  # fmt: skip


def _cases(chance: random.Random, org: list[Row]) -> Iterator[Row]:
    units = {row["key"]: row["parent_key"] for row in org if row["level"] == "unit"}
    number = 10_000
    for worker in (row for row in org if row["level"] == "worker"):
        for _ in range(5):
            number += chance.randint(1, 40)
            level = chance.choices(["normal", "sensitive", "sealed"], [92, 6, 2])[0]
            yield {
                "case_id": str(number), "worker_id": worker["key"], "access_level": level,
                "unit_id": worker["parent_key"], "office_id": units[worker["parent_key"]],
                "worker_name": worker["name"],
            }  # fmt: skip


def _items(chance: random.Random, org: list[Row], cases: list[Row], each: int) -> Iterator[Row]:
    kinds = list(csv.DictReader((SEEDS / "item_kinds.csv").open()))
    steps: dict[str, list[Row]] = {}
    for row in csv.DictReader((SEEDS / "process_map.csv").open()):
        steps.setdefault(row["kind"], []).append(row)
    held = {row["holder"]: row["side"] for row in csv.DictReader((SEEDS / "holders.csv").open())}
    by_worker: dict[str, list[Row]] = {}
    for case in cases:
        by_worker.setdefault(case["worker_id"], []).append(case)
    number = 0
    for worker, own in by_worker.items():
        for _ in range(each):
            number += 1
            place = int(chance.triangular(0, len(kinds), 4))
            kind = kinds[min(place, len(kinds) - 1)]
            yield _item(chance, number, kind, steps, held, chance.choice(own), worker)


def _item(
    chance: random.Random, number: int, kind: Row, steps: dict[str, list[Row]],
    held: dict[str, str], case: Row, worker: str,
) -> Row:  # fmt: skip
    step = chance.choice(steps.get(kind["kind"]) or [{"step": "written_up", "holder": "worker",
                                                      "label": "Written up",
                                                      "next_action": "Write it up"}])  # fmt: skip
    age = int(chance.expovariate(1 / 30))
    later = chance.random() < 0.15
    lost = chance.random() < 0.01
    holder = chance.choice([step["holder"], "provider", "court", "nobody"])
    waited = chance.randint(0, age)
    standing = "later" if later else chance.choice(
        ["sign_off", "no_next_step", "scheduled", "waiting_outside", "our_move", "our_move"]
    )  # fmt: skip
    p85 = 45 + 2 * (int(kind["sequence"]) // 10 - 1)
    return {
        "item_id": f"{kind['kind']}/{number}", "kind": kind["kind"], "track": "",
        "title": f"{kind['label']} {number}", "case_id": case["case_id"], "person_id": None,
        "office_id": None if lost else case["office_id"],
        "unit_id": None if lost else case["unit_id"], "worker_id": None if lost else worker,
        "access_level": case["access_level"], "opened_date": ago(age),
        "chain_opened_date": ago(age), "chain_count": 1, "due_date": ago(age - 40),
        "age_days": age, "net_age_days": age, "standing": standing,
        "waiting_on": None if later else holder, "side": None if later else held[holder],
        "step": None if later else step["step"], "step_ref": None if later else "",
        "label": None if later else step["label"],
        "waiting_since": None if later else ago(waited),
        "waiting_days": None if later else waited,
        "mark": None if later else ("usual" if waited < 10 else "watch" if waited < 25 else "long"),
        "planned_date": ago(-chance.randint(1, 40)) if standing == "scheduled" else None,
        "next_action": step["next_action"], "next_milestone": "Review hearing",
        "next_milestone_date": ago(-chance.randint(1, 120)),
        "also_waiting_on": chance.choice(["", "court", "lab;supervisor"]),
        "last_recorded_date": ago(min(age, 3)), "is_past_due": age > 40,
        "is_past_usual": age > p85,
        "movement": chance.choice(["forward", "sideways", "none", "none"]),
        "not_moving": age > 30 and chance.random() < 0.4,
        "is_in_headline": kind["in_headline"] == "true", "p50_days": 20, "p85_days": p85,
    }  # fmt: skip


def _work(con: duckdb.DuckDBPyConnection, chance: random.Random, items: list[Row]) -> None:
    fill(con, "open_items", items)
    shared = ("item_id", "kind", "track", "title", "case_id", "person_id", "office_id",
              "unit_id", "worker_id", "access_level", "opened_date", "chain_opened_date",
              "chain_count", "due_date", "is_in_headline")  # fmt: skip
    ended = []
    for item in chance.sample(items, len(items) // 6):
        ended.append({
            **{name: item[name] for name in shared}, "item_id": item["item_id"] + "/ended",
            "opened_date": ago(chance.randint(8, 90)), "ended_date": ago(chance.randint(0, 20)),
            "ended_as": chance.choice(["done", "done", "done", "cancelled"]),
            "ended_with_step_undone": False, "elapsed_days": 30,
        })  # fmt: skip
    fill(con, "items", [
        {**{name: item[name] for name in shared}, "ended_with_step_undone": False,
         "elapsed_days": item["age_days"]} for item in items
    ] + ended + list(_held_once(items)))  # fmt: skip
    waits = [item for item in items if item["waiting_on"]]
    fill(con, "open_waits", [
        {**{name: item[name] for name in ("item_id", "kind", "case_id", "office_id", "unit_id",
            "worker_id", "step", "step_ref", "label", "side", "waiting_since", "waiting_days",
            "planned_date", "mark", "access_level")},
         "holder": item["waiting_on"], "is_primary": True, "is_protective": False}
        for item in waits
    ])  # fmt: skip
    fill(con, "item_steps", [
        {**{name: item[name] for name in ("item_id", "kind", "case_id", "office_id", "unit_id",
            "step", "step_ref", "label", "waiting_since", "planned_date")},
         "sequence": 20, "holder": item["waiting_on"], "state": "waiting",
         "waited_days": item["waiting_days"], "times_asked": chance.randint(0, 4),
         "asked_date": item["waiting_since"], "last_asked_date": ago(chance.randint(0, 9)),
         "times_moved": 0, "expected_days": 5}
        for item in waits
    ])  # fmt: skip
    measures = {"placement_need": "no_settled_home", "missing_child": "missing",
                "safety_plan": "plan_checks_due", "investigation": "not_seen_in_time"}  # fmt: skip
    fill(con, "safety_items", [
        {**{name: item[name] for name in ("item_id", "case_id", "office_id", "unit_id",
            "worker_id", "access_level")}, "measure": measures[item["kind"]],
         "since": item["opened_date"]}
        for item in items if item["kind"] in measures and item["age_days"] < 12
    ])  # fmt: skip
    fill(con, "do_next", [
        {**{name: item[name] for name in ("item_id", "kind", "title", "next_action", "case_id",
            "person_id", "office_id", "unit_id", "worker_id", "access_level")},
         "tier": tier, "tier_order": order, "tier_label": label, "reason": reason,
         "sentence": sentence, "order_in_tier": n, "by_date": ago(-n % 9),
         "since": item["opened_date"]}
        for n, item in enumerate(items) if n % 6 == 0
        for tier, order, label, reason, sentence in [(
            ("safety", 1, "Safety", "plan_check_due", "Plan check is due since Nov 18.")
            if n % 12 == 0 else
            ("court", 2, "Court clocks", "report_due", "The court report is needed by Nov 25."))]
    ])  # fmt: skip


def _held_once(items: list[Row]) -> Iterator[Row]:
    """What W001 has ended: in a case that is now another office's, and in one that is closed."""
    elsewhere = next(
        i for i in items if i["office_id"] == "O2" and i["access_level"] == "normal"
    )["case_id"]  # fmt: skip
    for case in (elsewhere, "CLOSED1"):
        yield {
            "item_id": f"held_once/{case}", "kind": "investigation", "track": "",
            "title": "Investigation held once", "case_id": case, "office_id": "O1",
            "unit_id": "U101", "worker_id": "W001", "access_level": "normal",
            "opened_date": ago(60), "chain_opened_date": ago(60), "chain_count": 1,
            "is_in_headline": True, "ended_date": ago(12), "ended_as": "done",
            "ended_with_step_undone": False, "elapsed_days": 48,
        }  # fmt: skip


def _levels(
    con: duckdb.DuckDBPyConnection, chance: random.Random, org: list[Row], items: list[Row]
) -> None:
    weeks, line = [], []
    columns = {"state": None, "office": "office_id", "unit": "unit_id", "worker": "worker_id"}
    for place in org:
        column = columns[place["level"]]
        here = [i for i in items if column is None or i[column] == place["key"]]
        keys = {k: place[k] for k in ("level", "key", "parent_key")}
        for week, access in product(range(9), ("normal", "sensitive", "sealed")):
            head = [i for i in here if i["is_in_headline"] and i["access_level"] == access]
            drift = 1 + (0 if week == 0 else chance.uniform(-0.15, 0.2))
            weeks.append({
                **keys, "week_end": ago(7 * week), "is_current": week == 0,
                "access_level": access,
                "open": round(len(head) * drift),
                "moved_forward": round(sum(i["movement"] == "forward" for i in head) * drift),
                "sign_off": round(sum(i["standing"] == "sign_off" for i in head) * drift),
                "not_moving": round(sum(i["not_moving"] for i in head) * drift),
                "no_next_step": round(
                    sum(i["standing"] == "no_next_step" for i in head) * drift),
                "opened": 0, "finished": 0, "ended": 0, "waits_began": 0, "waits_ended": 0,
            })  # fmt: skip
        line += [
            {**keys, "measure": measure, "sequence": n, "label": label, "open": 0, "sealed": 0}
            for n, (measure, label) in enumerate(MEASURES)
        ]
    fill(con, "level_weeks_by_access", weeks)
    fill(con, "safety_line", line)


def _people(con: duckdb.DuckDBPyConnection, org: list[Row], cases: list[Row]) -> None:
    unit = next(row for row in org if row["level"] == "unit")
    worker = next(row for row in org if row["parent_key"] == unit["key"])
    users = [
        ("leader@example.org", "A. Leader", "state_leader", "state", "state", "normal"),
        ("manager@example.org", "B. Manager", "office_manager", "office", "O1", "normal;sensitive"),
        (
            "supervisor@example.org",
            "C. Supervisor",
            "supervisor",
            "unit",
            unit["key"],
            "normal;sensitive",
        ),
        (
            "worker@example.org",
            worker["name"],
            "worker",
            "worker",
            worker["key"],
            "normal;sensitive",
        ),
        ("quality@example.org", "Q. Steward", "quality", "state", "state", "normal"),
    ]
    fill(con, "access_scope", [
        {"user_email": email, "user_name": name, "role": role, "level": level, "key": key,
         "access_levels": held, "starts_on": date(2020, 1, 1),
         "worker_id": key if level == "worker" else None}
        for email, name, role, level, key, held in users
    ])  # fmt: skip
    blocked = next(c for c in cases if c["worker_id"] == worker["key"]
                   and c["access_level"] == "normal")  # fmt: skip
    fill(con, "access_denials", [
        {"denial_id": "D1", "user_email": "worker@example.org", "case_id": blocked["case_id"],
         "reason": "Kin"}
    ])  # fmt: skip
