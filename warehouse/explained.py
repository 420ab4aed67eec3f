"""An explanation in words, for 100 columns of a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from warehouse import beside
from warehouse.explain import Explanation
from warehouse.reasons import since, verdicts
from warehouse.trail import Place

Row = Mapping[str, Any]
STANDINGS = {
    "unassigned": "unassigned",
    "not_known": "not known from this source",
    "later": "later",
    "sign_off": "only the sign-off is left",
    "no_next_step": "no next step",
    "scheduled": "scheduled",
    "waiting_outside": "waiting outside the agency",
    "our_move": "our move",
}
FACTS = {
    "asked_date": "asked",
    "last_asked_date": "last asked",
    "first_planned_date": "first planned for",
    "planned_date": "planned for",
    "tried_date": "tried",
    "started_date": "started",
    "undone_since": "undone since",
    "done_at": "done",
}


def told(found: Explanation) -> Group:
    """The item, why it stands as it does and comes first, what to fix in its records, then each
    step from its records to its wait."""
    return Group(
        *_heading(found),
        *_standing(found),
        *beside.reasons(found.reasons, found.item["ended_date"] is None),
        *beside.findings(found.findings),
        Rule("Steps", style="dim"),
        *(_step(found, step) for step in found.facts.steps),
        *([] if found.facts.steps else [Text("It ended over 13 months ago: no steps are kept.")]),
    )


def _heading(found: Explanation) -> Iterator[RenderableType]:
    item = found.item
    yield Text(f"{item['title']}", style="bold")
    yield _pairs(
        ("item", item["item_id"]),
        ("kind", found.book.label + (f", track {item['track']}" if item["track"] else "")),
        ("opened", _age(item)),
        ("due", _due(found)),
        ("standing", _stands(item)),
        ("release", f"{found.release.id}, data as of {found.as_of}"),
        ("access", "" if item["access_level"] == "normal" else item["access_level"]),
        ("source", _source(found, item)),
    )


def _age(item: Row) -> str:
    days = item["elapsed_days"] if item["age_days"] is None else item["age_days"]
    told = f"{item['opened_date']}, {_days(days)}"
    if item["chain_opened_date"] != item["opened_date"]:
        chain = f"link {item['chain_count']} of a chain opened {item['chain_opened_date']}"
        told = f"{item['opened_date']}, {chain}, {_days(days)}"
    net = item["net_age_days"]
    return told + (f" ({net} without authorised exceptions)" if net not in (None, days) else "")


def _due(found: Explanation) -> str:
    due = found.item["due_date"]
    limits = "; ".join(found.book.limits_of(found.book.due_policy))
    if due is None:
        return "no due date"
    days = (due - found.item["opened_date"]).days
    left = (due - found.as_of).days
    past = f", {_days(-left)} past" if left < 0 and found.item["ended_date"] is None else ""
    told = f"{due}{past}: {_days(days)} from its opening"
    if not limits:
        return told + "; as recorded"
    more = (found.item["age_days"] or 0) - (found.item["net_age_days"] or 0)
    extended = f", with {_days(more)} of authorised exceptions" if more else ""
    return f"{told}; the kind's limit is {limits}{extended}"


def _stands(item: Row) -> str:
    if item["ended_date"] is not None:
        left = ", with a needed step undone" if item["ended_with_step_undone"] else ""
        return f"ended as {item['ended_as']} on {item['ended_date']}{left}"
    if item["waiting_on"] is None:
        return STANDINGS[item["standing"]]
    return (
        f"{STANDINGS[item['standing']]}; waiting on {item['waiting_on']} for"
        f" {_days(item['waiting_days'])} ({item['label']}); next: {item['next_action']}"
    )


def _standing(found: Explanation) -> Iterator[RenderableType]:
    if found.item["ended_date"] is not None:
        return
    yield Rule("Why this standing: the first rule that fits", style="dim")
    rules = Table.grid(padding=(0, 2))
    judged = verdicts(found.facts)
    for place, verdict in enumerate(judged, 1):
        fits = Text("fits", style="bold") if verdict.fits else Text("no")
        rules.add_row(f"{place}", STANDINGS[verdict.standing], fits, Text(verdict.because))
    yield rules
    if judged[-1].standing != found.item["standing"]:
        yield Text(f"The release says {found.item['standing']}: please report this.", style="red")


def _step(found: Explanation, step: Row) -> RenderableType:
    title = Text(step["label"], style="bold")
    title.append(f" {step['step_ref']}" if step["step_ref"] else "", style="")
    title.append(f"  {step['state'].replace('_', ' ')}", style="italic")
    if step["state"] in ("not_needed", "not_known") and step["source_id"] is None:
        return title
    rows = _pairs(
        ("facts", _dates(step)),
        ("map", _map(found, step)),
        ("waits", _waits(found, step)),
        ("source", _source(found, step)),
    )
    return Group(title, Padding(rows, (0, 0, 0, 2)))


def _dates(step: Row) -> str:
    parts = [f"{words} {_day(step[column])}" for column, words in FACTS.items() if step[column]]
    if step["times_moved"]:
        parts.append(f"moved {step['times_moved']} time(s)")
    return ", ".join(parts) or "nothing on record"


def _day(value: object) -> str:
    return str(value).removesuffix(" 00:00:00")


def _map(found: Explanation, step: Row) -> str:
    rule = found.facts.map_steps.get(step["step"])
    if rule is None:
        return "no row of the process map was in force when the item opened"
    parts = [
        f"after {'; '.join(found.book.labels(rule.after))}" if rule.after else "from the start",
        f"held by {rule.holder}",
        f"needed when {rule.needed_when}" if rule.needed_when else "always needed",
        f"usually {_days(rule.expected_days)}" if rule.expected_days is not None else "",
        _limits(found, rule.policy),
        f"needed by {step['needed_by']}" if step["needed_by"] else "",
    ]
    return ", ".join(filter(None, parts))


def _limits(found: Explanation, policy: str) -> str:
    limits = found.book.limits_of(policy)
    return f"limit {' or '.join(limits)}" if limits else ""


def _days(count: int) -> str:
    return f"{count} day" if count == 1 else f"{count} days"


def _waits(found: Explanation, step: Row) -> str:
    wait = found.wait_of(step)
    if wait is None:
        if step["state"] == "done" and step["waited_days"] is not None:
            return f"waited {_days(step['waited_days'])} until it was done"
        return f"free since {step['free_since']}" if step["state"] == "under_way" else ""
    dates = since(found.facts, step, wait["is_protective"])
    listed = "; ".join(f"{words} {day}" for day, words in dates)
    first = "the wait shown first, " if wait["is_primary"] else ""
    told = (
        f"{first}on {wait['holder']}{' ' + wait['holder_id'] if wait['holder_id'] else ''}"
        f" since {wait['waiting_since']}, {_days(wait['waiting_days'])}: the latest of {listed}"
    )
    is_so = bool(dates) and dates[-1][0] == wait["waiting_since"]
    return told if is_so else told + " (these do not give that day: please report this)"


def _source(found: Explanation, row: Row) -> str:
    if row.get("step") == "assigned":
        return _places(found.assignments) or "no assignment on record"
    table, key = row["source_table"], row["source_id"] or row.get("step", "")
    places = found.places.get((table, key), ())
    if not places and not row["source_id"]:
        return "no record of its own"
    return _places(places) or f"{table} {key}: no landed row (worked out from other records)"


def _places(places: Sequence[Place]) -> str:
    return "\n".join(map(str, places))


def _pairs(*pairs: tuple[str, str]) -> Table:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=8, no_wrap=True, style="dim")
    grid.add_column(overflow="fold")
    for name, value in pairs:
        if value:
            grid.add_row(name, Text(value))
    return grid
