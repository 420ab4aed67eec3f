"""Workers come, train, take leave, hand work over and leave."""

from __future__ import annotations

from collections.abc import Generator

from warehouse.simulate.kinds import process
from warehouse.simulate.office import Office
from warehouse.simulate.staff import Unit, Work, Worker, assign, hire, new_supervisor

TURNOVER, SUPERVISORS_TURNOVER = 0.22, 0.12
COURSES = ("CAPMIS_SAFETY", "CAPMIS_PLANS", "CAPMIS_NEEDS", "TRAUMA", "ICWA")
SKILLS = ("spanish", "forensic_interviewing", "infants", "substance_use", "icwa")
LEFT_OPEN, WITHOUT_GAP = 0.4, 0.78


@process
def staff_changes(office: Office) -> Generator:
    for unit in office.units:
        office.run(_supervisors(office, unit))
        for worker in unit.workers:
            office.run(_career(office, worker))
    office.run(_reassignments(office))
    yield from ()


def _career(office: Office, worker: Worker, is_new: bool = False) -> Generator:
    """One worker's time here: courses, leave, and one day the last."""
    chance = office.chance("staff")
    days = int(chance.expovariate(TURNOVER / 365)) + (30 if is_new else 1)
    if is_new:
        office.run(_train(office, worker))
    if chance.flip(0.4):
        values = {"worker_id": worker.id, "skill": chance.one_of(SKILLS)}
        office.out.row("worker_skills", values)
    office.run(_leave_and_courses(office, worker))
    yield office.in_days(days, 17)
    _go(office, worker)
    yield office.in_days(15 + chance.days(45, 0.6))
    newcomer = hire(worker.unit, trained=False)
    newcomer.ready = office.today + 14
    office.run(_career(office, newcomer, is_new=True))


def _train(office: Office, worker: Worker) -> Generator:
    yield office.in_days(40 + office.chance("staff").days(25))
    if worker.left is None:
        office.out.change(worker.row, trained_on=office.today)


def _leave_and_courses(office: Office, worker: Worker) -> Generator:
    chance = office.chance("leave")
    while worker.left is None:
        yield office.in_days(20 + chance.days(90))
        if worker.left is not None:
            return
        if chance.flip(0.6):
            length = chance.weighted({3: 30, 5: 40, 10: 22, 40: 6, 84: 2})
            values = {
                "worker_id": worker.id,
                "starts_on": office.today,
                "ends_on": office.today + length,
                "share": 1.0,
            }
            office.out.row("worker_leave", values)
        else:
            values = {
                "worker_id": worker.id,
                "course_code": chance.one_of(COURSES),
                "completed_on": office.today,
            }
            office.out.row("training_completions", values)


def _go(office: Office, worker: Worker) -> None:
    """The last day: most work is handed over, some lies with nobody for a while."""
    chance = office.chance("handover")
    worker.left = office.today
    office.out.change(worker.row, left_on=office.today)
    for work in list(worker.works):
        if chance.flip(WITHOUT_GAP):
            assign(work, worker.unit)
        if work.worker is worker:
            work.stop(leave_open=chance.flip(LEFT_OPEN))
            assign(work, worker.unit, chance.weighted({1: 35, 3: 30, 6: 20, 14: 15}))


def _reassignments(office: Office) -> Generator:
    """Now and then a case changes hands although nobody leaves."""
    chance = office.chance("handover")
    while True:
        yield office.in_workdays(3)
        ongoing = [case for case in office.cases.values() if case.is_ongoing]
        for _ in range(chance.poisson(len(ongoing) * 0.003)):
            work = chance.one_of(ongoing).work
            _hand_over(work)


def _hand_over(work: Work) -> None:
    if work.worker is None:
        return
    others = [
        one for one in work.worker.unit.workers if one.left is None and one is not work.worker
    ]
    if others and work.row is not None and work.row["starts_on"] < work.office.today:
        work.give_to(min(others, key=lambda one: len(one.works)))


def _supervisors(office: Office, unit: Unit) -> Generator:
    chance = office.chance("supervisors")
    while True:
        yield office.in_days(60 + int(chance.expovariate(SUPERVISORS_TURNOVER / 365)))
        old = unit.chief
        office.out.change(old.row, left_on=office.today)
        office.out.change(old.period, ends_on=office.today)
        new_supervisor(unit)
        for worker in unit.workers:
            if worker.left is None:
                office.out.change(worker.row, supervisor_id=unit.supervisor.key)
