"""The made-up agency's case pages: people, dated facts, preparation, who held what."""

from __future__ import annotations

import random

import duckdb

from tests.dashboard.days import AS_OF, Row, ago
from tests.dashboard.marts import fill


def case_pages(
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
        "program": "foster_care", "as_of_date": AS_OF, "opened_date": ago(400),
        "in_care_since": ago(261), "goal": "Return home",
        "now_item_id": first and first["item_id"],
        "now": first and f"{first['title']}: {first['label']}",
        "now_waiting_on": first and first["waiting_on"], "now_side": first and first["side"],
        "now_since": first and first["waiting_since"],
        "now_days": first and first["waiting_days"],
        "next_scheduled": "Home visit", "next_scheduled_date": ago(-5),
        "next_milestone": "Review hearing", "next_milestone_date": ago(-28),
        "plan_position_days": -19, "target_date": ago(19), "retargeted_date": ago(-20),
        "open_items": len(own), "longest_wait_days": first and first["waiting_days"],
        "worker_name": case["worker_name"], "worker_since": ago(200),
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
         "label": label, "age_years": age, "starts_on": ago(400),
         "is_location_confidential": chance.random() < 0.1, "where_now": "Foster home",
         "where_since": ago(200), "in_care_since": ago(261), "last_seen_date": ago(9),
         "days_since_seen": 9, "last_seen_alone": chance.choice([True, False, None]),
         "last_seen_in_residence": True, "last_seen_by": case["worker_name"],
         "safety_plan": "In force since Oct 9" if role == "child" else None,
         "siblings": "Together with the others", "family_time_offered": 4,
         "family_time_attended": 3, "family_time_last": ago(4), "next_visit_date": ago(-5)}
        for n, (role, label, age) in enumerate(people)
    ]  # fmt: skip


def _events(chance: random.Random, case: Row) -> list[Row]:
    found = []
    for n in range(9):
        found.append(("visits", "visit", "Home visit", ago(30 * n + 3), None,
                      "missing" if n == 4 else "past", False))  # fmt: skip
    found += [
        ("visits", "visit", "Home visit", ago(-5), None, "planned", False),
        ("court", "hearing", "Shelter hearing", ago(258), None, "past", False),
        ("court", "hearing", "Adjudication", ago(230), None, "past", False),
        ("court", "hearing", "Review hearing", ago(-28), None, "planned", False),
        ("services", "service", "Outpatient treatment", ago(200), ago(90), "past", False),
        ("services", "service", "Parenting evaluation", ago(37), ago(-39), "past", True),
        ("plans", "plan", "Case plan", ago(220), None, "past", False),
        ("plans", "plan", "Court report", ago(-18), None, "planned", False),
    ]
    return [
        {"event_id": f"{case['case_id']}/{n}", "case_id": case["case_id"], "lane": lane,
         "kind": kind, "label": label, "event_date": on, "end_date": end, "state": state,
         "is_wait": is_wait, "source_table": "contacts", "source_id": f"{n}"}
        for n, (lane, kind, label, on, end, state, is_wait) in enumerate(found)
    ]  # fmt: skip


def _countdown(case: Row, item: Row) -> list[Row]:
    steps = [("parties_served", "Parties served", "legal", 21, "done", ago(3), None),
             ("report_drafted", "Court report drafted", "worker", 14, "at_risk", None, None),
             ("report_approved", "Court report approved", "supervisor", 10, "not_started",
              None, None),
             ("report_filed", "Court report filed", "legal", 7, "planned_in_time", None,
              ago(-20))]  # fmt: skip
    return [
        {**{k: item[k] for k in ("item_id", "case_id", "office_id", "unit_id", "worker_id",
            "access_level")}, "target": "Review hearing", "target_date": ago(-28),
         "days_left": 28, "is_next": True, "step": step, "step_ref": "", "label": label,
         "sequence": n, "holder": holder, "needed_by": ago(-28 + lead), "state": state,
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
