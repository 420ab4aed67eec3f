"""Days are proleptic ordinals (int), moments are minutes since ordinal zero (int)."""

from datetime import date
from functools import cache

MINUTES = 1440
MORNING, EVENING = 8 * 60, 17 * 60


def day_of(moment: int) -> int:
    return moment // MINUTES


def moment_of(day: int, hour: float = 9) -> int:
    return day * MINUTES + int(hour * 60)


@cache
def iso(day: int) -> str:
    return date.fromordinal(day).isoformat()


CLOCK = [f"T{minute // 60:02d}:{minute % 60:02d}:00" for minute in range(MINUTES)]


def iso_moment(moment: int) -> str:
    return iso(moment // MINUTES) + CLOCK[moment % MINUTES]


def first_of_month(day: int) -> int:
    return date.fromordinal(day).replace(day=1).toordinal()


def next_month(day: int) -> int:
    """The first day of the month after the one `day` is in."""
    return first_of_month(first_of_month(day) + 32)


def add_months(day: int, months: int) -> int:
    """The same day of a later month, or that month's last."""
    was = date.fromordinal(day)
    year, month = divmod(was.year * 12 + was.month - 1 + months, 12)
    first = date(year, month + 1, 1).toordinal()
    return min(first + was.day - 1, next_month(first) - 1)


def month_name(day: int) -> str:
    return iso(day)[:7]


def years_between(born: int, day: int) -> int:
    a, b = date.fromordinal(born), date.fromordinal(day)
    return b.year - a.year - ((b.month, b.day) < (a.month, a.day))


@cache
def is_working(day: int) -> bool:
    return (day - 1) % 7 < 5 and day not in _holidays(date.fromordinal(day).year)


@cache
def next_working(day: int) -> int:
    """`day` itself when offices are open, else the first day they are."""
    while not is_working(day):
        day += 1
    return day


def add_working(day: int, count: int) -> int:
    for _ in range(count):
        day = next_working(day + 1)
    return next_working(day)


@cache
def _holidays(year: int) -> frozenset[int]:
    """Days the simulated offices are shut (observed federal holidays)."""
    fixed = [(1, 1), (6, 19), (7, 4), (11, 11), (12, 25)]
    nth = [(1, 0, 3), (2, 0, 3), (9, 0, 1), (10, 0, 2), (11, 3, 4)]
    days = {_observed(date(year, month, day).toordinal()) for month, day in fixed}
    days |= {_nth_weekday(year, *which) for which in nth}
    last_of_may = date(year, 5, 31).toordinal()
    return frozenset(days | {last_of_may - (last_of_may - 1) % 7})


def _observed(day: int) -> int:
    weekday = (day - 1) % 7
    return day - 1 if weekday == 5 else day + 1 if weekday == 6 else day


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> int:
    first = date(year, month, 1).toordinal()
    return first + (weekday - (first - 1)) % 7 + 7 * (nth - 1)
