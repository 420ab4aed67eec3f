"""A small made-up agency as a release file: children always add up to their parent."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb

from tests.dashboard.marts import create, fill

AS_OF = date(2026, 11, 19)
HELD = datetime.fromisoformat("2026-11-12T05:00")
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
Row = dict[str, Any]


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
        _case_pages(con, chance, cases, items)
        _levels(con, chance, org, items)
        _people(con, org, cases)
        _health(con, chance, org)
    return path


def _ago(days: int) -> date:
    return AS_OF - timedelta(days=days)


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
        "access_level": case["access_level"], "opened_date": _ago(age),
        "chain_opened_date": _ago(age), "chain_count": 1, "due_date": _ago(age - 40),
        "age_days": age, "net_age_days": age, "standing": standing,
        "waiting_on": None if later else holder, "side": None if later else held[holder],
        "step": None if later else step["step"], "step_ref": None if later else "",
        "label": None if later else step["label"],
        "waiting_since": None if later else _ago(waited),
        "waiting_days": None if later else waited,
        "mark": None if later else ("usual" if waited < 10 else "watch" if waited < 25 else "long"),
        "planned_date": _ago(-chance.randint(1, 40)) if standing == "scheduled" else None,
        "next_action": step["next_action"], "next_milestone": "Review hearing",
        "next_milestone_date": _ago(-chance.randint(1, 120)),
        "also_waiting_on": chance.choice(["", "court", "lab;supervisor"]),
        "last_recorded_date": _ago(min(age, 3)), "is_past_due": age > 40,
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
            "opened_date": _ago(chance.randint(8, 90)), "ended_date": _ago(chance.randint(0, 20)),
            "ended_as": chance.choice(["done", "done", "done", "cancelled"]),
            "ended_with_step_undone": False, "elapsed_days": 30,
        })  # fmt: skip
    fill(con, "items", [
        {**{name: item[name] for name in shared}, "ended_with_step_undone": False,
         "elapsed_days": item["age_days"]} for item in items
    ] + ended)  # fmt: skip
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
         "asked_date": item["waiting_since"], "last_asked_date": _ago(chance.randint(0, 9)),
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
         "sentence": sentence, "order_in_tier": n, "by_date": _ago(-n % 9),
         "since": item["opened_date"]}
        for n, item in enumerate(items) if n % 6 == 0
        for tier, order, label, reason, sentence in [(
            ("safety", 1, "Safety", "plan_check_due", "Plan check is due since Nov 18.")
            if n % 12 == 0 else
            ("court", 2, "Court clocks", "report_due", "The court report is needed by Nov 25."))]
    ])  # fmt: skip


def _levels(
    con: duckdb.DuckDBPyConnection, chance: random.Random, org: list[Row], items: list[Row]
) -> None:
    weeks, line = [], []
    columns = {"state": None, "office": "office_id", "unit": "unit_id", "worker": "worker_id"}
    for place in org:
        column = columns[place["level"]]
        own = [i for i in items if column is None or i[column] == place["key"]]
        keys = {k: place[k] for k in ("level", "key", "parent_key")}
        head = [item for item in own if item["is_in_headline"]]
        for week in range(9):
            drift = 1 + (0 if week == 0 else chance.uniform(-0.15, 0.2))
            weeks.append({
                **keys, "week_end": _ago(7 * week), "is_current": week == 0,
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
    fill(con, "level_weeks", weeks)
    fill(con, "safety_line", line)


def _case_pages(
    con: duckdb.DuckDBPyConnection, chance: random.Random, cases: list[Row], items: list[Row]
) -> None:
    of_case: dict[str, list[Row]] = {}
    for item in items:
        of_case.setdefault(item["case_id"], []).append(item)
    status, people, events, steps, holds, checks = [], [], [], [], [], []
    for case in cases:
        own = of_case.get(case["case_id"], [])
        status.append(_status(case, own))
        people += _family(chance, case)
        events += _events(chance, case)
        for item in own:
            holds += _holds(item)
            if item["kind"] == "court_hearing":
                steps += _countdown(case, item)
            if item["kind"] in ("case_closure", "investigation"):
                checks += _checks(chance, item)
    fill(con, "case_status", status)
    fill(con, "case_people", people)
    fill(con, "case_events", events)
    fill(con, "countdown", steps)
    fill(con, "item_holds", holds)
    fill(con, "closing_check_state", checks)


def _status(case: Row, own: list[Row]) -> Row:
    waits = sorted((i for i in own if i["waiting_on"]), key=lambda i: -i["waiting_days"])
    first = waits[0] if waits else None
    return {
        **{k: case[k] for k in ("case_id", "office_id", "unit_id", "worker_id", "access_level")},
        "program": "foster_care", "as_of_date": AS_OF, "opened_date": _ago(400),
        "in_care_since": _ago(261), "goal": "Return home",
        "now_item_id": first and first["item_id"],
        "now": first and f"{first['title']}: {first['label']}",
        "now_waiting_on": first and first["waiting_on"], "now_side": first and first["side"],
        "now_since": first and first["waiting_since"],
        "now_days": first and first["waiting_days"],
        "next_scheduled": "Home visit", "next_scheduled_date": _ago(-5),
        "next_milestone": "Review hearing", "next_milestone_date": _ago(-28),
        "plan_position_days": -19, "target_date": _ago(19), "retargeted_date": _ago(-20),
        "open_items": len(own), "longest_wait_days": first and first["waiting_days"],
        "worker_name": case["worker_name"], "worker_since": _ago(200),
        "supervisor_names": "D. Marsh", "children": 2, "children_in_care": 2, "parents": 2,
        "barriers": "No ride on weekdays;Lease ends Dec 31", "needs": "housing;parenting",
        "needs_open": 2, "safety": "Safety plan in force since Oct 9, checked Nov 10",
        "safety_plans": 1, "interpreter_language": "Spanish", "icwa_status": "Not a member",
    }  # fmt: skip


def _family(chance: random.Random, case: Row) -> list[Row]:
    people = [("mother", "Mother", 31), ("father", "Father", 35), ("child", "Child, 7", 7),
              ("child", "Child, 4", 4)]  # fmt: skip
    return [
        {"case_id": case["case_id"], "person_id": f"P{case['case_id']}{n}", "role": role,
         "label": label, "age_years": age, "starts_on": _ago(400),
         "is_location_confidential": chance.random() < 0.1, "where_now": "Foster home",
         "where_since": _ago(200), "in_care_since": _ago(261), "last_seen_date": _ago(9),
         "days_since_seen": 9, "last_seen_alone": chance.choice([True, False, None]),
         "last_seen_in_residence": True, "last_seen_by": case["worker_name"],
         "safety_plan": "In force since Oct 9" if role == "child" else None,
         "siblings": "Together with the others", "family_time_offered": 4,
         "family_time_attended": 3, "family_time_last": _ago(4), "next_visit_date": _ago(-5)}
        for n, (role, label, age) in enumerate(people)
    ]  # fmt: skip


def _events(chance: random.Random, case: Row) -> list[Row]:
    found = []
    for n in range(9):
        found.append(("visits", "visit", "Home visit", _ago(30 * n + 3), None,
                      "missing" if n == 4 else "past", False))  # fmt: skip
    found += [
        ("visits", "visit", "Home visit", _ago(-5), None, "planned", False),
        ("court", "hearing", "Shelter hearing", _ago(258), None, "past", False),
        ("court", "hearing", "Adjudication", _ago(230), None, "past", False),
        ("court", "hearing", "Review hearing", _ago(-28), None, "planned", False),
        ("services", "service", "Outpatient treatment", _ago(200), _ago(90), "past", False),
        ("services", "service", "Parenting evaluation", _ago(37), _ago(-39), "past", True),
        ("plans", "plan", "Case plan", _ago(220), None, "past", False),
        ("plans", "plan", "Court report", _ago(-18), None, "planned", False),
    ]
    return [
        {"event_id": f"{case['case_id']}/{n}", "case_id": case["case_id"], "lane": lane,
         "kind": kind, "label": label, "event_date": on, "end_date": end, "state": state,
         "is_wait": is_wait, "source_table": "contacts", "source_id": f"{n}"}
        for n, (lane, kind, label, on, end, state, is_wait) in enumerate(found)
    ]  # fmt: skip


def _countdown(case: Row, item: Row) -> list[Row]:
    steps = [("parties_served", "Parties served", "legal", 21, "done", _ago(3), None),
             ("report_drafted", "Court report drafted", "worker", 14, "at_risk", None, None),
             ("report_approved", "Court report approved", "supervisor", 10, "not_started",
              None, None),
             ("report_filed", "Court report filed", "legal", 7, "planned_in_time", None,
              _ago(-20))]  # fmt: skip
    return [
        {**{k: item[k] for k in ("item_id", "case_id", "office_id", "unit_id", "worker_id",
            "access_level")}, "target": "Review hearing", "target_date": _ago(-28),
         "days_left": 28, "is_next": True, "step": step, "step_ref": "", "label": label,
         "sequence": n, "holder": holder, "needed_by": _ago(-28 + lead), "state": state,
         "done_date": done, "planned_date": planned}
        for n, (step, label, holder, lead, state, done, planned) in enumerate(steps)
    ]  # fmt: skip


def _holds(item: Row) -> list[Row]:
    if not item["waiting_on"]:
        return []
    start, change = item["opened_date"], item["waiting_since"]
    parts = [("worker", "agency", start, change, False),
             (item["waiting_on"], item["side"], change, AS_OF, True)]  # fmt: skip
    return [
        {"item_id": item["item_id"], "hold_number": n, "case_id": item["case_id"],
         "step": item["step"], "step_ref": "", "label": item["label"], "holder": holder,
         "side": side, "from_date": start, "to_date": end, "days": (end - start).days,
         "is_open": is_open}
        for n, (holder, side, start, end, is_open) in enumerate(parts) if end >= start
    ]  # fmt: skip


def _checks(chance: random.Random, item: Row) -> list[Row]:
    labels = ("Each child seen in the last 30 days, alone where able", "No safety plan in force",
              "Safety reassessed after the last change", "No undecided report")  # fmt: skip
    return [
        {"item_id": item["item_id"], "case_id": item["case_id"], "kind": item["kind"],
         "check_code": f"check{n}", "label": label, "sequence": n,
         "passes": chance.random() < 0.5}
        for n, label in enumerate(labels)
    ]  # fmt: skip


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


def _health(con: duckdb.DuckDBPyConnection, chance: random.Random, org: list[Row]) -> None:
    tables = ["cases", "contacts", "assignments", "hearings", "needs", "placements"]
    fill(con, "feeds", [
        {"source": "ccwis", "table_name": table, "label": table.capitalize(), "feed": "case",
         "cadence": "daily", "expected_days": 1,
         "stamp": datetime.fromisoformat(
             "2026-11-17T02:40" if table == "hearings" else "2026-11-19T02:40"),
         "age_days": 2 if table == "hearings" else 0, "is_supplied": True,
         "is_late": table == "hearings", "delivery": "2026-11-19", "rows_in": 1000 + n,
         "loaded": 990 + n, "quarantined": 10, "refused": 0, "unmapped": n}
        for n, table in enumerate(tables)
    ])  # fmt: skip
    fill(con, "ledger", [
        {"delivery": "2026-11-19", "source": "ccwis", "table_name": table,
         "file": f"{table}.csv.gz", "outcome": outcome, "reason": reason,
         "rows_in": rows, outcome: rows, "file_rows": 1000 + n, "is_latest": True}
        for n, table in enumerate(tables)
        for outcome, reason, rows in (("loaded", "", 990 + n),
                                      ("quarantined", "key repeats in the file", 10))
    ])  # fmt: skip
    fill(con, "holds", [
        {"delivery": "2026-11-12", "source": "ccwis", "table_name": "contacts",
         "reason": "40% fewer rows than usual", "held_at": HELD,
         "acknowledged_by": "D. Marsh", "acknowledged_at": HELD,
         "acknowledged_reason": "A holiday week", "is_open": False}
    ])  # fmt: skip
    rules = [("open_without_owner", "Open item without owner", "missing"),
             ("end_before_start", "Start date after end date", "inconsistent"),
             ("entered_late", "Visit entered more than 5 days later", "late")]  # fmt: skip
    units = [row for row in org if row["level"] == "unit"]
    records: list[Row] = []
    for n in range(200):
        unit = chance.choice(units)
        code, label, sort = chance.choice(rules)
        records.append({
            "finding": code, "label": label, "error_type": sort, "severity": "medium",
            "fixer": "worker", "table_name": "contacts", "record_id": f"R{n}",
            "detail": "Ends before it begins", "case_id": None,
            "office_id": unit["parent_key"], "unit_id": unit["key"],
            "access_level": "normal", "since": _ago(n % 60), "age_days": n % 60})  # fmt: skip
    fill(con, "record_findings", records)
