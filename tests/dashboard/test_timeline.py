"""Positions on a timeline: in order, on the track, labels that never cover one another."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dashboard.figures.timeline import GAP, NEAR, PER_LETTER, TRACK, Fact, timeline

LANES = {"court": "court events", "visits": "visits"}
TODAY = date(2026, 11, 19)
days = st.integers(-500, 200).map(lambda n: TODAY + timedelta(days=n))
facts = st.lists(
    st.builds(
        Fact,
        on=days,
        until=st.none() | days,
        lane=st.sampled_from(("court", "visits")),
        label=st.sampled_from(("Hearing", "A visit that was planned", "Case plan")),
        state=st.sampled_from(("past", "planned", "missing")),
    ),
    max_size=40,
)


@given(facts)
def test_every_fact_is_drawn_or_counted_and_no_label_covers_another(shown: list[Fact]) -> None:
    line = timeline(shown, TODAY, LANES)
    drawn = [each for _, marks in line.lanes for each in marks]
    assert sum(each.fact.n for each in drawn) + line.earlier == len(shown)
    assert all(0 <= each.at <= 100 for each in drawn)
    for _, marks in line.lanes:
        for room in ("above", "below"):
            spans = sorted(
                (each.at - (wide if each.align == "right" else 0.6), wide)
                for each in marks
                if each.room == room
                for wide in [100 * (len(each.fact.words) * PER_LETTER + GAP) / TRACK]
            )
            for (left, wide), (after, _) in pairwise(spans):
                assert left + wide <= after + 1e-6


@given(facts)
def test_marks_of_what_happened_never_cover_one_another(shown: list[Fact]) -> None:
    for _, marks in timeline(shown, TODAY, LANES).lanes:
        points = [m.at for m in marks if m.fact.state == "past" and m.fact.is_point]
        assert all(after - before >= NEAR for before, after in pairwise(points))


def test_visits_close_together_are_one_mark_that_says_how_many() -> None:
    near = [Fact(TODAY - timedelta(days=90 + n), None, "visits", label, "past")
            for n, label in enumerate(("Home visit", "Call", "Home visit"))]  # fmt: skip
    alone = Fact(TODAY - timedelta(days=40), None, "visits", "Home visit", "past")
    missing = Fact(TODAY - timedelta(days=91), None, "visits", "No visit", "missing")
    marks = dict(timeline([*near, alone, missing], TODAY, LANES).lanes)["visits"]
    assert [each.fact.words for each in marks] == ["3 visits", "No visit", "Home visit"]


def test_the_same_thing_on_the_same_day_is_one_mark() -> None:
    twice = [Fact(TODAY, None, "court", "Hearing", "past")] * 2
    marks = dict(timeline(twice, TODAY, {"court": "court events"}).lanes)["court"]
    assert [each.fact.words for each in marks] == ["Hearing (2)"]


def test_a_short_story_has_a_short_line() -> None:
    fact = Fact(TODAY - timedelta(days=10), None, "court", "Hearing", "past")
    assert timeline([fact], TODAY, {"court": "court events"}).months[0][1] == "Aug 2026"


def test_a_label_of_what_happened_ends_before_today() -> None:
    began = Fact(TODAY - timedelta(days=200), None, "court", "Hearing", "past")
    late = Fact(TODAY - timedelta(days=3), None, "court", "Adjudication hearing", "past")
    ahead = Fact(TODAY + timedelta(days=3), None, "court", "Review hearing", "planned")
    marks = dict(timeline([began, late, ahead], TODAY, LANES).lanes)["court"]
    assert [each.align for each in marks] == ["left", "right", "left"]
