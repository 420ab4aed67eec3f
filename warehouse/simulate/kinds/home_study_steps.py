"""What has to be done before a home is decided, here or in another state."""

from __future__ import annotations

from collections.abc import Generator

from warehouse.simulate.actors import Partner
from warehouse.simulate.kinds.home_study import Study

LOCAL = frozenset("application fingerprints background_checks training home_visits".split())
WITHDRAWS = 0.06
LIMIT, MORE_TIME_ASKED = 90, 80


def study_here(study: Study) -> Generator:
    """Everything the family and licensing have to do before a home is decided."""
    office, item, kind = study.office, study.item, study.row["kind"]
    item.to_come |= LOCAL
    if kind == "kin":
        item.to_come.add("provisional_decision")
    yield from item.work.until_held()
    parts = [
        study.run(_check(study, kind)),
        study.run(_train(study)),
        study.run(_visit(study)),
    ]
    if study.chance.flip(WITHDRAWS):
        study.run(_withdraw(study))
    study.run(_ask_for_time(study))
    yield office.env.all_of(parts)
    decision = item.held_by(office.licensing, "decision")
    yield office.licensing.serve(decision)
    yield office.in_workdays(study.chance.days(5))
    answer = "approved" if study.chance.flip(0.9) else "denied"
    study.say(decided_on=office.today, decision=answer)
    item.end()


def _ask_for_time(study: Study) -> Generator:
    """Some of the studies still open as the limit comes near get more time."""
    yield study.office.in_days(MORE_TIME_ASKED)
    if study.chance.flip(0.3) and study.item.work.worker is not None:
        values = {
            "subject_type": "home_study",
            "subject_id": study.row["home_study_id"],
            "kind": "extension",
            "reason": "waiting for background checks",
            "approved_by": study.item.work.supervisor.key,
            "starts_on": study.item.opened + LIMIT,
            "ends_on": study.item.opened + LIMIT + 30,
        }
        study.office.out.row("exceptions", values)


def _withdraw(study: Study) -> Generator:
    yield study.office.in_days(20 + study.chance.days(25))
    study.say(withdrawn_on=study.office.today)
    study.item.end()


def _check(study: Study, kind: str) -> Generator:
    """The application and the fingerprints, then the background checks."""
    office, item, chance = study.office, study.item, study.chance
    prints = study.run(_fingerprints(study))
    application = item.held_by(study.family, "application").ask(item.opened)
    yield office.in_days(chance.days(8))
    study.say(applied_on=office.today)
    application.finish()
    yield prints
    checks = item.held_by(office.partners["other_agency"][0], "background_checks")
    yield from office.work_on(checks, 25)
    study.say(background_requested_on=office.today)
    checks.ask()
    yield office.in_workdays(2 + chance.days(14))
    study.say(background_done_on=office.today)
    checks.finish()
    if kind == "kin":
        decision = item.held_by(office.licensing, "provisional_decision")
        yield office.licensing.serve(decision)
        study.say(provisional_on=office.today)
        decision.finish()


def _fingerprints(study: Study) -> Generator:
    entry = study.item.held_by(study.family, "fingerprints").ask(study.item.opened)
    yield study.office.in_days(study.chance.days(12))
    study.say(fingerprints_on=study.office.today)
    entry.finish()


def _train(study: Study) -> Generator:
    """A course of some weeks, once there is one to offer."""
    office, chance = study.office, study.chance
    training = study.dates(study.family, "training")
    yield from office.work_on(training.entry, 9)
    training.ask()
    yield office.in_days(chance.days(10))
    while True:
        until = office.today + 21 + chance.days(12, 0.4)
        study.say(training_planned_for=until, training_planned_on=office.today)
        training.entry.plan(until, overwrites=True)
        training.begin()
        training.entry.start(until, day=training.entry.started)
        yield office.at(until)
        if chance.flip(0.85):
            break
        yield office.in_days(1 + chance.days(8))
    study.say(training_done_on=office.today)
    training.entry.finish()


def _visit(study: Study) -> Generator:
    """Licensing gets to it, sets a day, and has seen the home after a few visits."""
    office, chance = study.office, study.chance
    entry = study.item.held_by(office.licensing, "home_visits")
    yield office.licensing.serve(entry)
    for _ in range(chance.weighted({1: 3, 2: 5, 3: 2})):
        yield office.in_workdays(chance.days(5))
        day = office.today + 3 + chance.days(8)
        study.say(visit_planned_for=day, visit_planned_on=office.today)
        entry.plan(day, overwrites=True)
        yield office.at(day)
    study.say(visits_done_on=office.today)
    entry.finish()


def study_there(study: Study, partner: Partner) -> Generator:
    """The packet goes to the other state, which studies and decides."""
    office, item, chance = study.office, study.item, study.chance
    item.to_come = {"packet", "study_done", "decision_elsewhere"}
    yield from item.work.until_held()
    packet = item.held_by(item.work, "packet")
    yield from office.work_on(packet, 9)
    study.say(packet_sent_on=office.today)
    packet.finish()
    sent = office.today
    done = item.held_by(partner, "study_done").ask()
    yield office.in_days(35 + chance.days(50))
    study.say(study_done_on=office.today)
    done.finish()
    item.held_by(partner, "decision_elsewhere").ask(sent)
    yield office.in_days(3 + chance.days(12))
    study.say(decided_on=office.today, decision="approved")
    item.end()
