"""Plain words for what the screen says; kinds, holders and sides come from the marts."""

from __future__ import annotations

from datetime import date, datetime

STANDINGS = {
    "unassigned": "Nobody responsible",
    "not_known": "Not known from this source",
    "later": "Nothing due yet",
    "sign_off": "Only sign-off left",
    "no_next_step": "No next step",
    "scheduled": "Scheduled",
    "waiting_outside": "Waiting outside the agency",
    "our_move": "Our move",
}
MOVEMENTS = {"forward": "Moved forward", "sideways": "Moved sideways", "none": "No movement"}
MARKS = {
    "usual": "Wait within usual",
    "watch": "Wait longer than half",
    "long": "Wait longer than 85%",
}
ENDINGS = {
    "done": "Finished",
    "missed": "Missed",
    "cancelled": "Cancelled",
    "continued": "Continued",
    "superseded": "Replaced",
}
ROLES = {
    "state_leader": "State leader",
    "office_manager": "Office manager",
    "supervisor": "Supervisor",
    "worker": "Worker",
    "quality": "Data steward",
    "data_steward": "Data steward",
    "auditor": "Auditor",
    "administrator": "Administrator",
    "admin": "Administrator",
    "analyst": "Analyst",
    "court": "Court liaison",
    "viewer": "Auditor",
}
STEP_STATES = {
    "done": "Done",
    "implied": "Done, by what followed",
    "waived": "Waived",
    "cancelled": "Cancelled",
    "lapsed": "Not done in time",
    "under_way": "Under way",
    "waiting": "Waiting",
    "later": "Later",
    "not_known": "Not known from this source",
    "not_needed": "Not needed",
}
PREPARATION = {
    "done": "Done",
    "planned_in_time": "Planned in time",
    "at_risk": "At risk",
    "late": "Later than needed",
    "not_started": "Not started",
}
LANES = {
    "court": "Court",
    "visits": "Visits",
    "services": "Services",
    "plans": "Plans and reports",
}
SEVERAL = {
    "court": "court events",
    "visits": "visits",
    "services": "services",
    "plans": "plans and reports",
}
ERROR_TYPES = {
    "missing": "Complete",
    "invalid": "Valid",
    "inconsistent": "Consistent",
    "cross_file": "Agrees across files",
    "late": "Timely",
}
LEVELS = {"state": "State", "office": "Office", "unit": "Unit", "worker": "Worker"}
NOT_RECORDED = {
    "office": "Office not recorded",
    "unit": "Unit not recorded",
    "worker": "No worker recorded",
}


def role(code: str) -> str:
    return ROLES.get(code, said(code))


def the(holder: str) -> str:
    """A holder inside a sentence: `the provider`, `licensing`, `another agency`."""
    low = holder.lower()
    if low.startswith("other "):
        return "an" + low
    return low if low.endswith("ing") or "," in low else f"the {low}"


def said(code: str) -> str:
    """A code nobody has put into words yet, as words."""
    return code.replace("_", " ").capitalize()


def without_code(text: str) -> str:
    """A reason that begins with the name of a column begins with its words instead."""
    first, _, rest = text.partition(" ")
    return f"“{said(first)}” {rest}" if "_" in first else sentence(text)


def sentence(text: str) -> str:
    """The same words with a capital letter first."""
    return text[:1].upper() + text[1:]


def count(n: int | float | None) -> str:
    return "" if n is None else f"{round(n):,}"


def short(n: int | float) -> str:
    """For bars: 828, 4.5k, 56k."""
    if n < 1000:
        return f"{round(n)}"
    return f"{n / 1000:.1f}k" if n < 9950 else f"{round(n / 1000)}k"


def change(n: int | None) -> str:
    if n is None:
        return ""
    return f"+{n:,}" if n > 0 else f"\N{MINUS SIGN}{-n:,}" if n < 0 else "0"


def many(n: int, one: str, more: str | None = None) -> str:
    """`1 item`, `1,204 items`."""
    return f"{n:,} {one if n == 1 else more or one + 's'}"


def days(n: int | None) -> str:
    return "" if n is None else many(n, "day")


def one_of(n: int, label: str) -> str:
    """A label made for many, said of one: `1 child with ...`."""
    if n != 1:
        return label
    return " ".join({"children": "child", "checks": "check"}.get(w, w) for w in label.split(" "))


def ago(n: int) -> str:
    return "today" if n == 0 else f"{days(n)} ago"


def fewer(n: int) -> str:
    """The change in a number of things: `214 fewer`, `3 more`, `as many`."""
    if n == 0:
        return "as many"
    return f"{abs(n):,} {'more' if n > 0 else 'fewer'}"


def day(on: date | None, near: date | None = None) -> str:
    """`Nov 19`, with the year when it is not the year of `near`."""
    if on is None:
        return ""
    text = f"{on:%b} {on.day}"
    return text if near is not None and on.year == near.year else f"{text}, {on.year}"


def weekday(on: date) -> str:
    return f"{on:%a}, {on:%b} {on.day}"


def moment(at: datetime | date | None) -> str:
    """`Thu, Nov 19, 2026, 5:10 a.m.`; a plain date has no time."""
    if at is None:
        return "not known"
    text = f"{at:%a}, {at:%b} {at.day}, {at.year}"
    if not isinstance(at, datetime):
        return text
    half = "a.m." if at.hour < 12 else "p.m."
    return f"{text}, {(at.hour - 1) % 12 + 1}:{at.minute:02d} {half}"


def share(part: int | float, whole: int | float) -> str:
    return f"{round(100 * part / whole)}%" if whole else "0%"


def either(parts: list[str]) -> str:
    """`a`, `a or b`, `a, b or c`."""
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " or " + parts[-1]
