"""A foreign return goes the same way, and what it does not know is said to be not known.

The expected numbers are counted here from the files themselves.
"""

import csv
from collections import Counter
from datetime import date

import pytest

pytestmark = pytest.mark.chain

AS_OF = date(2018, 3, 31)


def read(source, name):
    with (source.extract / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def day(text: str) -> date:
    return date(*(int(part) for part in reversed(text.split("/"))))


def review_key(row):
    return row["CHILD"], row["REVIEW"], row["REVIEW_CODE"]


@pytest.fixture(scope="module")
def reviews(ssda903):
    return read(ssda903, "reviews")


@pytest.fixture(scope="module")
def twins(reviews):
    """Reviews that share child, date and code with another: nobody can say which is which."""
    times = Counter(map(review_key, reviews))
    return [row for row in reviews if times[review_key(row)] > 1]


def ledger(ssda903, file):
    return ssda903.rows(
        "select sum(rows_in), sum(loaded), sum(quarantined), sum(refused)"
        " from marts.ledger where file = ?", file,
    )[0]  # fmt: skip


def test_the_files_are_the_ones_that_were_counted(ssda903, reviews, twins):
    assert len(read(ssda903, "header")) == 2675
    episodes = read(ssda903, "episodes")
    assert (len(episodes), len({row["CHILD"] for row in episodes})) == (5050, 2123)
    assert len(reviews) == 12582
    assert sum(day(row["REVIEW"]) > AS_OF for row in reviews) == 5042
    assert len(twins) == 4


@pytest.mark.parametrize("name", ["header", "episodes", "missing", "oc2", "ad1", "uasc"])
def test_every_row_of_a_file_is_loaded(ssda903, name):
    rows = len(read(ssda903, name))
    assert ledger(ssda903, f"{name}.csv") == (rows, rows, 0, 0)


def test_the_four_reviews_that_share_a_key_are_set_aside_and_the_rest_loaded(ssda903):
    assert ledger(ssda903, "reviews.csv") == (12582, 12578, 4, 0)


def test_reviews_ahead_count_as_planned_and_past_ones_as_done(ssda903, reviews, twins):
    ahead = [row for row in reviews if day(row["REVIEW"]) > AS_OF and row not in twins]
    behind = [row for row in reviews if day(row["REVIEW"]) <= AS_OF and row not in twins]
    assert ssda903.rows(
        "select count(*), count(planned_date), count(distinct waiting_on)"
        " from marts.open_items where kind = 'court_hearing'"
    ) == [(len(ahead), len(ahead), 1)]
    assert ssda903.rows(
        "select count(*) from marts.items where kind = 'court_hearing' and ended_as = 'done'"
    ) == [(len(behind),)]


def test_only_children_in_care_on_the_day_have_an_open_way_to_permanency(ssda903):
    in_care = {
        row["CHILD"]
        for row in read(ssda903, "episodes")
        if not row["DEC"] or day(row["DEC"]) > AS_OF
    }
    assert ssda903.rows(
        "select count(distinct person_id) from marts.open_items where kind = 'permanency'"
    ) == [(len(in_care),)]


def test_what_the_return_does_not_know_is_not_known(ssda903):
    standings = {s for (s,) in ssda903.rows("select distinct standing from marts.open_items")}
    assert "unassigned" not in standings
    assert ssda903.rows(
        "select distinct standing from marts.open_items where kind = 'permanency'"
    ) == [("not_known",)]


def test_kinds_without_records_have_no_items(ssda903):
    kinds = {kind for (kind,) in ssda903.rows("select distinct kind from marts.items")}
    assert kinds == {"court_hearing", "permanency", "missing_child"}
