"""What is usual: percentiles of what was finished in the last year."""

from collections import defaultdict
from datetime import date

from tests.oracle.engine import Casework, View
from tests.oracle.item import Item
from tests.oracle.waits import waiting_since

LOOK_BACK, ENOUGH = 365, 20
Key = tuple[str, str | None, str | None]


def percentile(values: list[int], share: int) -> int:
    """The smallest value with at least that many per cent at or below it."""
    ordered = sorted(values)
    return ordered[max(-(-share * len(ordered) // 100) - 1, 0)]


def waited_days(view: View, occurrence) -> int | None:
    """How long a done step waited; nothing for one done before it was free, or by turns."""
    done = occurrence.on_record.done
    if occurrence.state != "done" or done is None or occurrence.step.period:
        return None
    if occurrence.free_since is None:
        return None
    since = waiting_since(view.item, occurrence, done.date())
    return (done.date() - since).days if since and since <= done.date() else None


def finished_days(item: Item) -> int:
    return ((item.ended or item.opened) - (item.chain_opened or item.opened)).days


class Usual:
    """Completed durations by kind, by kind and track, by kind and step."""

    def __init__(self, casework: Casework, views: list[View], at: date):
        self.days: dict[Key, list[int]] = defaultdict(list)
        for item in casework.items:
            if item.ended_as == "done" and is_recent(item.ended, at):
                self.days[item.kind, None, None].append(finished_days(item))
                if item.track:
                    self.days[item.kind, item.track, None].append(finished_days(item))
        for view in views:
            for occurrence in view.steps.all():
                waited = waited_days(view, occurrence)
                if waited is not None and is_recent(occurrence.cleared, at):
                    for track in {None, view.item.track}:
                        self.days[view.item.kind, track, occurrence.step.name].append(waited)

    def of(self, kind: str, track: str | None, step: str | None, share: int) -> int | None:
        """Of the track where enough were finished, else of the kind; nothing under twenty."""
        for key in ((kind, track, step), (kind, None, step)):
            days = self.days.get(key, [])
            if len(days) >= ENOUGH:
                return percentile(days, share)
        return None


def is_recent(ended: date | None, at: date) -> bool:
    return ended is not None and 0 <= (at - ended).days < LOOK_BACK


def mark(usual: Usual, view: View, occurrence, expected: int) -> tuple[str, str]:
    """A wait against what is usual for its step, or against the map's standard."""
    waited = max((view.at - occurrence.waiting_since).days, 0)
    middle = usual.of(view.item.kind, None, occurrence.step.name, 50)
    most = usual.of(view.item.kind, None, occurrence.step.name, 85)
    basis = "standard" if middle is None else "observed"
    middle, most = (expected, 2 * expected) if middle is None else (middle, most)
    word = "usual" if waited <= middle else "watch" if waited <= (most or 0) else "long"
    return word, basis
