"""Why a wait counts from its day, and which rule of standing was the first that fits.

Worked out once more from what the marts show, so that an explanation cannot merely repeat the
answer: where the two differ, it says so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from warehouse.rulebook import MapStep, RuleBook

Row = Mapping[str, Any]
UNDONE = ("waiting", "later", "under_way")


@dataclass(frozen=True)
class Verdict:
    """Whether a rule of standing fits, and because of what."""

    standing: str
    fits: bool
    because: str


@dataclass(frozen=True)
class Facts:
    """What the release shows of one open item. `map_steps` are those in force when it opened."""

    item: Row
    steps: Sequence[Row]
    waits: Sequence[Row]
    checks: Sequence[Row]
    book: RuleBook
    as_of: date

    @property
    def map_steps(self) -> Mapping[str, MapStep]:
        return self.book.at(self.item["opened_date"])

    @property
    def undone(self) -> list[Row]:
        return [s for s in self.steps if s["state"] in UNDONE and s["step"] != "assigned"]

    def is_ahead(self, row: Row) -> bool:
        return row["planned_date"] is not None and row["planned_date"] >= self.as_of


def since(facts: Facts, step: Row, is_protective: bool) -> list[tuple[date, str]]:
    """The dates a wait could count from, earliest first; it counts from the last."""
    rule = facts.map_steps.get(step["step"])
    missed = step["first_planned_date"]
    if is_protective or rule is None or not rule.is_event or not missed or missed >= facts.as_of:
        missed = None
    dates = (
        (facts.item["opened_date"], "the item opened"),
        (step["free_since"], "nothing stood before it any more"),
        (step["window_opens"], "its window opened"),
        (step["undone_since"], "it was undone again"),
        (step["asked_date"], "it was first asked for"),
        (missed, "it was first planned for, and the day passed"),
    )
    return sorted((day, words) for day, words in dates if day is not None)


def verdicts(facts: Facts) -> list[Verdict]:
    """Every rule up to the first that fits."""
    found: list[Verdict] = []
    for rule in RULES:
        found.append(rule(facts))
        if found[-1].fits:
            break
    return found


def _unassigned(facts: Facts) -> Verdict:
    fits = any(s["step"] == "assigned" and s["state"] == "waiting" for s in facts.steps)
    because = "nobody is responsible" if fits else "somebody is responsible, or it is not known"
    return Verdict("unassigned", fits, because)


def _not_known(facts: Facts) -> Verdict:
    fits = not facts.waits and not facts.undone
    because = "no step that is left can be known" if fits else "a step that is left is known"
    return Verdict("not_known", fits, because)


def _later(facts: Facts) -> Verdict:
    if facts.waits:
        return Verdict("later", False, f"{len(facts.waits)} open wait(s)")
    opens = facts.item["next_window_date"]
    because = "no wait is open yet" + (f"; the next window opens {opens}" if opens else "")
    return Verdict("later", True, because)


def _sign_off(facts: Facts) -> Verdict:
    left = [s["label"] for s in facts.undone if not facts.map_steps[s["step"]].is_closing]
    failed = [c["label"] for c in facts.checks if not c["passes"]]
    if left:
        return Verdict("sign_off", False, f"more than closing is left: {_listed(left)}")
    if failed:
        return Verdict("sign_off", False, f"closing checks not passed: {_listed(failed)}")
    return Verdict("sign_off", True, "only closing steps are left and the closing checks pass")


def _no_next_step(facts: Facts) -> Verdict:
    planned = [s["label"] for s in facts.steps if s["state"] == "under_way" and facts.is_ahead(s)]
    planned += [w["label"] for w in facts.waits if facts.is_ahead(w)]
    if planned:
        return Verdict("no_next_step", False, f"planned ahead: {_listed(planned)}")
    asked = [s["label"] for s in facts.undone if _is_live(facts, s)]
    if asked:
        return Verdict("no_next_step", False, f"asked within the usual days: {_listed(asked)}")
    last, quiet = facts.item["last_recorded_date"], facts.book.quiet_days
    told = f"last record {last or 'never'}; quiet after {quiet} days"
    is_quiet = last is not None and (facts.as_of - last).days > quiet
    return Verdict(
        "no_next_step", is_quiet, f"nothing planned, no ask is live; {told}" if is_quiet else told
    )


def _is_live(facts: Facts, step: Row) -> bool:
    usual, asked = facts.map_steps[step["step"]].expected_days, step["last_asked_date"]
    return asked is not None and usual is not None and (facts.as_of - asked).days <= usual


def _scheduled(facts: Facts) -> Verdict:
    unplanned = [w["label"] for w in facts.waits if not facts.is_ahead(w)]
    if unplanned:
        return Verdict("scheduled", False, f"no date ahead for: {_listed(unplanned)}")
    first = _primary(facts)
    rule = facts.map_steps[first["step"]]
    moved = _times_moved(facts, first, rule)
    by = facts.as_of + timedelta(days=2 * (rule.expected_days or 0))
    fits = rule.expected_days is not None and first["planned_date"] <= by and moved <= 1
    return Verdict(
        "scheduled",
        fits,
        f"every wait has a date ahead; {first['label']} on {first['planned_date']}"
        f" (soon is up to {by}), moved {moved} time(s)",
    )


def _times_moved(facts: Facts, wait: Row, rule: MapStep) -> int:
    """A hearing moves by being continued: each link of its chain is a move."""
    for step in facts.steps:
        if (step["step"], step["step_ref"]) == (wait["step"], wait["step_ref"]):
            if step["times_moved"] is not None:
                return step["times_moved"]
    return facts.item["chain_count"] - 1 if rule.is_event else 0


def _waiting_outside(facts: Facts) -> Verdict:
    unplanned = [w for w in facts.waits if not facts.is_ahead(w)]
    judged = unplanned or [_primary(facts)]
    inside = [w["label"] for w in judged if w["holder"] not in facts.book.outside]
    if inside:
        return Verdict("waiting_outside", False, f"in the agency's hands: {_listed(inside)}")
    return (
        Verdict("waiting_outside", True, "what is not planned is held outside the agency")
        if (unplanned)
        else Verdict("waiting_outside", True, "all is planned, and the first wait is held outside")
    )


def _our_move(facts: Facts) -> Verdict:
    return Verdict("our_move", True, "somebody in the agency can act today")


def _primary(facts: Facts) -> Row:
    return next(w for w in facts.waits if w["is_primary"])


def _listed(labels: Sequence[str]) -> str:
    """Each once; a long list is cut and says by how much."""
    each = list(dict.fromkeys(labels))
    more = f" and {len(each) - 4} more" if len(each) > 4 else ""
    return ", ".join(each[:4]) + more


RULES = (
    _unassigned, _not_known, _later, _sign_off, _no_next_step, _scheduled, _waiting_outside,
    _our_move,
)  # fmt: skip
