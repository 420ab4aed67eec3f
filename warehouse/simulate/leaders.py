"""Who may sign in beside workers and supervisors: managers, the director, and other users."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warehouse.simulate.people import made_up_name

if TYPE_CHECKING:
    from warehouse.simulate.office import Office

OTHERS = {
    "viewer": ("state", "state"),
    "analyst": ("state", "state"),
    "quality": ("state", "state"),
    "admin": ("state", "state"),
}


def add_leaders(office: Office) -> None:
    """The office's manager and court liaison; the first office also holds the state's own."""
    _leader(office, "manager", "Office Manager")
    _user(office, "court", "office", office.id)
    if office.number == 1:
        _leader(office, "director", "Director")
        for role, (level, key) in OTHERS.items():
            _user(office, role, level, key)


def _leader(office: Office, role: str, job_class: str) -> None:
    given, family = made_up_name(office)
    since = office.today - 900
    office.out.row(
        "workers",
        {
            "unit_id": office.units[0].id,
            "name": f"{given} {family}",
            "email": f"{given}.{family}.{office.number}.{role}@example.org".lower(),
            "role": role,
            "job_class": job_class,
            "hired_on": since,
            "trained_on": since + 60,
            "fte": 1.0,
        },
    )


def _user(office: Office, role: str, level: str, key: str) -> None:
    values = {
        "email": f"{role}.{office.number}@example.org",
        "role": role,
        "level": level,
        "key": key,
    }
    office.out.row("users", values)
