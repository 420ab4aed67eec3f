"""The state of every step of an item on a day."""

from collections import defaultdict
from datetime import date

from tests.oracle.dates import earliest_day, latest_day, plus
from tests.oracle.item import Happening, Item, moment
from tests.oracle.occurrence import Occurrence, seen_by
from tests.oracle.process_map import map_of
from tests.oracle.step import Step
from tests.oracle.under_way import is_under_way

BLOCKED = date.max


class Steps:
    """The steps of one item, laid on its map, as they stood on a day."""

    def __init__(self, item: Item, at: date, assigned: list[Happening], known, expected):
        self.item, self.at, self.expected = item, at, expected
        self.map = {step.name: step for step in map_of(item.kind)}
        is_over = item.ended and item.ended <= at and not item.ended_by_steps
        asked_on = max(item.opened, plus(item.ended, -1)) if is_over and item.ended else at
        holding = [truth for truth in item.facts if truth.holds(asked_on)]
        holding.sort(key=lambda truth: truth.since or date.min, reverse=True)
        self.facts = {truth.name: truth for truth in holding}  # the oldest of a name stays
        self.known = {name for name, step in self.map.items() if known(step)}
        self.of: dict[str, list[Occurrence]] = {}
        self._lay(assigned)
        for name in self.map:
            for occurrence in self.of[name]:
                occurrence.state = self._settled(occurrence)
        self._imply()
        self._lapse()
        for name in self.map:  # in order: what comes after is later in the map
            for occurrence in self.of[name]:
                self._free(occurrence)

    def all(self) -> list[Occurrence]:
        return [occurrence for name in self.map for occurrence in self.of[name]]

    def open(self) -> list[Occurrence]:
        return [occurrence for occurrence in self.all() if not occurrence.is_settled]

    def close(self) -> None:
        """The item has ended: what is not done by then never will be."""
        for occurrence in self.all():
            if not occurrence.is_settled:
                occurrence.was_free = occurrence.state == "waiting"
                occurrence.state = "lapsed"

    def is_needed(self, step: Step) -> bool:
        return not step.needed_when or step.needed_when in self.facts

    def _lay(self, assigned: list[Happening]) -> None:
        """One occurrence for each ref under the same `repeats`, one more for each time undone."""
        on_record: dict[str, dict[str, Happening]] = defaultdict(dict)
        refs: dict[str, set[str]] = defaultdict(set)
        for happening in [*assigned, *self.item.happenings]:
            step = self.map.get(happening.step)
            begins = happening.undone_since or (
                happening.known_from if step and step.repeats else None
            )
            if step is None or (begins and begins > self.at):
                continue
            on_record[happening.step].setdefault(happening.ref, seen_by(happening, self.at))
            if step.repeats:
                refs[step.repeats].add(happening.ref)
        for name, step in self.map.items():
            mine = on_record[name]
            if step.period:
                self.of[name] = [self._turn(step, mine)]
                continue
            named = sorted(refs[step.repeats]) if step.repeats else sorted({"", *mine})
            self.of[name] = [
                Occurrence(step, ref, mine.get(ref) or Happening(name, ref))
                for ref in named or [""]
            ]

    def _turn(self, step: Step, turns: dict[str, Happening]) -> Occurrence:
        """A periodic step: undone once its last turn is older than its period."""
        done = [turn.done.date() for turn in turns.values() if turn.done]
        if not done:
            return Occurrence(step, "", Happening(step.name))
        last = max(done)
        next_due = plus(last, step.period)
        if self.at <= next_due:
            return Occurrence(step, "", Happening(step.name, done=moment(last)))
        undone = Happening(step.name, next_due.isoformat(), undone_since=next_due)
        return Occurrence(step, undone.ref, undone)

    def _settled(self, occurrence: Occurrence) -> str:
        step, record = occurrence.step, occurrence.on_record
        if not self.is_needed(step):
            return "not_needed"
        if step.name not in self.known:
            return "not_known"
        if record.done:
            occurrence.cleared = record.done.date()
            return "done"
        if record.cancelled:
            occurrence.cleared = record.cancelled
            return "cancelled"
        return ""

    def _imply(self) -> None:
        for occurrence in self.all():
            undone = occurrence.on_record.undone_since
            if occurrence.state == "" and occurrence.step.is_("i"):
                later = self._done_after(occurrence.step, occurrence)
                if later and (undone is None or later > undone):
                    occurrence.state, occurrence.cleared = "implied", later

    def _done_after(self, step: Step, occurrence: Occurrence) -> date | None:
        """The earliest day a step that follows it, directly or not, was recorded done."""
        found = []
        for follower in self.map.values():
            if step.name not in follower.after:
                continue
            pairs = bool(follower.repeats) and follower.repeats == occurrence.step.repeats
            for other in self.of[follower.name]:
                if other.state == "done" and (not pairs or other.ref == occurrence.ref):
                    found.append(other.cleared)
            found.append(self._done_after(follower, occurrence))
        return earliest_day(*found)

    def _event_day(self, step: Step) -> tuple[date | None, bool]:
        """The day a window counts back from, and whether it has happened."""
        if step.before == "due":
            return self.item.due, False
        event = self.of[step.before][0]
        if event.state in {"done", "implied"}:
            return event.cleared, True
        return event.on_record.planned, False

    def _lapse(self) -> None:
        for occurrence in self.all():
            step = occurrence.step
            if step.before:
                target, happened = self._event_day(step)
                occurrence.opens = plus(target, -step.opens_before) if target else None
                occurrence.needed_by = plus(target, -step.lead) if target and step.lead else None
                if happened and occurrence.state == "":
                    occurrence.state, occurrence.cleared = "lapsed", target
            elif step.opens_after:
                occurrence.opens = plus(self.item.opened, step.opens_after)

    def _free(self, occurrence: Occurrence) -> None:
        step = occurrence.step
        if occurrence.state in {"not_needed", "not_known"}:
            return
        cleared = [self._cleared(self.map[name], occurrence) for name in step.after]
        days = [day for found in cleared for day in found]
        undone = occurrence.on_record.undone_since
        if BLOCKED in days and undone and occurrence.step.name != "assigned" and not step.period:
            days = [day for day in days if day != BLOCKED]  # what came back goes on from there
        if BLOCKED in days:
            occurrence.state = occurrence.state or "later"
            return
        if occurrence.state != "cancelled":
            needed = self.facts.get(step.needed_when)
            occurrence.free_since = latest_day(self.item.opened, needed and needed.since, *days)
        if occurrence.state:
            return
        waits_for_window = bool(step.before) and occurrence.opens is None
        if waits_for_window or (occurrence.opens and occurrence.opens > self.at):
            occurrence.state = "later"
        else:
            expected = self.expected(self.item.kind, step.name)
            going = is_under_way(self.item, occurrence, expected, self.at)
            occurrence.state = "under_way" if going else "waiting"

    def _cleared(self, earlier: Step, follower: Occurrence) -> list[date]:
        """The days an earlier step, or what it passes on, stopped standing in the way."""
        if not self.is_needed(earlier) or earlier.name not in self.known:
            return self._passed_on(earlier, follower)
        days: list[date] = []
        for occurrence in self._of_pair(earlier, follower):
            if (
                occurrence.state in {"done", "implied", "cancelled", "lapsed"}
                and occurrence.cleared
            ):
                days.append(occurrence.cleared)
                if occurrence.state == "cancelled":
                    days += self._passed_on(earlier, follower)
            elif not (earlier.name == "assigned" and occurrence.ref):
                days.append(BLOCKED)
        return days

    def _passed_on(self, earlier: Step, follower: Occurrence) -> list[date]:
        return [day for name in earlier.after for day in self._cleared(self.map[name], follower)]

    def _of_pair(self, earlier: Step, follower: Occurrence) -> list[Occurrence]:
        if earlier.name == "assigned":
            return self.of["assigned"][:1]
        pairs = bool(earlier.repeats) and earlier.repeats == follower.step.repeats
        return [o for o in self.of[earlier.name] if not pairs or o.ref == follower.ref]
