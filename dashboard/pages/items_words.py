"""A list in words: its title, its chips, and the plain values of its rows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard import words
from dashboard.components.filters import Chip
from dashboard.components.marks import look
from dashboard.pages.frame import Here
from dashboard.queries import case as cases
from dashboard.queries import lists, org
from dashboard.queries.labels import Labels
from dashboard.queries.rows import Row
from dashboard.view import NOT_RECORDED, Level, Listing, Page, Turn, View, Yes

NOT_CHIPS = {"page", "sort", "rows", "days", "rule"}
SHOWN = {
    Listing.OPENED: "opened in the last {days} days",
    Listing.FINISHED: "finished in the last {days} days",
    Listing.ENDED: "ended in other ways in the last {days} days",
}
TURNS = {
    Turn.NOW: "Can be done now",
    Turn.SCHEDULED: "Scheduled",
    Turn.OTHERS: "Waits on others",
    Turn.LATER: "Nothing due yet",
}
YES_NO = {
    "headline": ("Monthly visits", "counted apart", "only these"),
    "waits": ("Waiting", "yes", "nothing due yet"),
    "still": ("Movement", "not moving", "moving"),
    "usual": ("Age", "past usual", "within usual"),
    "due": ("Due", "past due", "not past due"),
}


def chip_words(
    name: str, value: Any, here: Here, named: Mapping[tuple[str, str], str]
) -> tuple[str, str]:
    """The field and the value of one filter, in plain words."""
    labels = here.reading.labels
    if name in YES_NO:
        field, yes, no = YES_NO[name]
        return field, yes if value is Yes.YES else no
    if name in ("office", "unit", "worker"):
        known = named.get((name, value), "not recorded" if value == NOT_RECORDED else value)
        return words.LEVELS[name], known
    if name == "show":
        return "Shown", SHOWN[value].format(days=here.view.days or 7)
    if name in ("older", "waited", "hearing"):
        return {
            "older": ("Age", f"{words.days(value)} or more"),
            "waited": ("Waiting", f"{words.days(value)} or more"),
            "hearing": ("Hearing", f"within {words.days(value)}"),
        }[name]
    return {
        "case": ("Case", value),
        "text": ("Words", value),
        "kind": ("Kind", labels.kinds[value].plural if value in labels.kinds else value),
        "holder": ("Waiting on", labels.holder(value) or value),
        "side": ("Side", labels.sides.get(value, value)),
        "standing": ("Standing", words.STANDINGS.get(value, value)),
        "turn": ("Turn", TURNS.get(value, value)),
        "movement": ("Movement", words.MOVEMENTS.get(value, value).lower()),
        "mark": ("Wait", words.MARKS.get(value, value)),
        "safety": ("Safety", labels.safety.get(value, value)),
        "reason": ("Reason", words.said(value)),
        "step": ("Waiting for", labels.steps.get(value, words.said(value))),
    }[name]


def chips(here: Here) -> list[Chip]:
    view = here.view
    places = [(level.field, getattr(view, level.field)) for level in list(Level)[1:]]
    named = org.names([(f, k) for f, k in places if k], here.con)
    shown = []
    for name, default in DEFAULTS.items():
        value = getattr(view, name)
        if value != default:
            field, said = chip_words(name, value, here, named)
            shown.append(Chip(field, said, view.but(**{name: default, "rows": None}).href))
    return shown


DEFAULTS: dict[str, Any] = {
    name: default for name, default in vars(View()).items() if name not in NOT_CHIPS
}


def inside(level: Level) -> str:
    return "of" if level is Level.WORKER else "in"


def title(here: Here, n: int, shown: list[Chip]) -> str:
    view, labels = here.view, here.reading.labels
    what = "item" if n == 1 else "items"
    if view.kind in labels.kinds:
        kind = labels.kinds[view.kind]
        what = (kind.label if n == 1 else kind.plural).lower()
    if view.show is Listing.OPEN and not view.kind:
        what = f"open {what}"
    said = [f"{n:,} {what}"]
    if here.place is not None and here.place.level is not Level.STATE:
        said[0] += f" {inside(here.place.level)} {here.place.name}"
    if view.holder:
        rest = (
            "with nothing recorded"
            if view.holder == "nobody"
            else (f"waiting on {words.the(labels.holder(view.holder) or view.holder)}")
        )
        said.append(rest)
    apart = {"Kind", "Waiting on", "Monthly visits", "Office", "Unit", "Worker"}
    said += [_phrase(chip) for chip in shown if chip.field not in apart]
    return ", ".join(said)


def _phrase(chip: Chip) -> str:
    if chip.field in ("Shown", "Standing", "Turn", "Movement", "Due", "Side", "Safety", "Wait"):
        return chip.value[0].lower() + chip.value[1:]
    return f"{chip.field.lower()} {chip.value}"


def rows_words(rows: list[Row], here: Here) -> list[dict[str, Any]]:
    """Rows as the grid and the plain table show them."""
    people = lists.people(rows, here.con)
    known = cases.may_open([row["case_id"] for row in rows if row["case_id"]], here.scope, here.con)
    return [
        {
            **_row_words(row, people.get((row["case_id"], row["person_id"]), ""), here),
            "href": View(page=Page.CASE, case=row["case_id"]).href
            if row["case_id"] in known
            else None,
        }
        for row in rows
    ]


def _row_words(row: Row, person: str, here: Here) -> dict[str, Any]:
    case = row["case_id"]
    about = f"Case {case}" if case else "No case"
    shared = {
        "id": row["item_id"],
        "title": row["title"],
        "case": f"{about}, {person[0].lower()}{person[1:]}" if person else about,
        "owner": row["owner"] or "nobody",
        "opened": here.day(row["opened_date"]),
    }
    if "age_days" not in row:
        return {
            **shared,
            "ended": here.day(row["ended_date"]) or "open",
            "how": words.ENDINGS.get(row["ended_as"] or "", "Still open"),
            "days": row["elapsed_days"],
        }
    return {**shared, **_open_words(row, here, here.reading.labels)}


def _open_words(row: Row, here: Here, labels: Labels) -> dict[str, Any]:
    also = [labels.holder(each) for each in (row["also_waiting_on"] or "").split(";") if each]
    return {
        "age": row["age_days"],
        "p50": row["p50_days"],
        "p85": row["p85_days"],
        "past": row["is_past_usual"],
        "against": f"{'past' if row['is_past_usual'] else 'within'} usual;"
        f" usual is {row['p50_days']} to {row['p85_days']} days",
        "standing": words.STANDINGS.get(row["standing"], row["standing"]),
        "wait": _wait(row, labels) if row["waiting_on"] else None,
        "asked": _asked(row, here),
        "also": ", ".join(dict.fromkeys(also)) or "nobody else",
        "next": row["next_action"] or row["label"] or "",
        "planned": _planned(row, here),
    }


def _planned(row: Row, here: Here) -> str:
    on = row["planned_date"]
    if on is None:
        return "Not set"
    return here.day(on) if on >= here.reading.as_of else f"was {here.day(on)}"


def _wait(row: Row, labels: Labels) -> dict[str, Any]:
    label, days = labels.holder(row["waiting_on"]), row["waiting_days"]
    return {
        "icon": row["waiting_on"],
        "look": look(row["side"]),
        "side": row["side"],
        "label": label,
        "days": days,
        "words": f"{label} · {words.days(days)}",
    }


def _asked(row: Row, here: Here) -> str:
    tried = here.day(row["tried_date"])
    if row["times_asked"]:
        last = here.day(row["last_asked_date"])
        return f"{words.many(row['times_asked'], 'time')}, last {last}"
    return f"tried {tried}" if tried else "not asked"
