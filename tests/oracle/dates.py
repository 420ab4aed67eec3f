"""Calendar arithmetic: months, working days and the public holidays they skip."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache


def plus(start: date, days: int) -> date:
    return start + timedelta(days=days)


def add_months(start: date, months: int) -> date:
    """The same day of a later month, or its last day where it has none such."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def month_end(start: date) -> date:
    return start.replace(day=monthrange(start.year, start.month)[1])


def months_between(first: date, last: date) -> Iterable[date]:
    """The first days of the months from that of `first` to that of `last`."""
    at = first.replace(day=1)
    while at <= last:
        yield at
        at = add_months(at, 1)


def add_working_days(start: date, days: int) -> date:
    at = start
    while days:
        at = plus(at, 1)
        days -= is_working_day(at)
    return at


def is_working_day(at: date) -> bool:
    return at.weekday() < 5 and at not in holidays(at.year)


@cache
def holidays(year: int) -> frozenset[date]:
    """The federal holidays of a year, on the days they are observed (5 USC 6103)."""
    fixed = [date(year, 1, 1), date(year, 6, 19), date(year, 7, 4), date(year, 11, 11)]
    fixed += [date(year, 12, 25), date(year + 1, 1, 1)]
    floating = [nth_weekday(year, 1, 0, 3), nth_weekday(year, 2, 0, 3), last_monday_of_may(year)]
    floating += [nth_weekday(year, 9, 0, 1), nth_weekday(year, 10, 0, 2)]
    floating += [nth_weekday(year, 11, 3, 4)]
    return frozenset([*map(observed, fixed), *floating])


def observed(at: date) -> date:
    return plus(at, {5: -1, 6: 1}.get(at.weekday(), 0))


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    first = date(year, month, 1)
    return plus(first, (weekday - first.weekday()) % 7 + 7 * (nth - 1))


def last_monday_of_may(year: int) -> date:
    return plus(date(year, 5, 31), -date(year, 5, 31).weekday())


def latest_day(*days: date | None) -> date | None:
    return max((at for at in days if at is not None), default=None)


def earliest_day(*days: date | None) -> date | None:
    return min((at for at in days if at is not None), default=None)


def age_in_years(born: date, at: date) -> int:
    return at.year - born.year - ((at.month, at.day) < (born.month, born.day))
