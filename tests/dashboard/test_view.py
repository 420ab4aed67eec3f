"""The address is the only state: what is written can be read, and nothing else gets in."""

from __future__ import annotations

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.view import CHOICES, NUMBERS, Level, Listing, Page, View, Yes

words = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Z"]),
                min_size=1, max_size=40)  # fmt: skip
PLACES = ("office", "unit", "worker")


def _value(name: str) -> st.SearchStrategy[object]:
    if name in NUMBERS:
        return st.none() | st.integers(0, 99_999)
    if name in CHOICES:
        choices = list(CHOICES[name])
        return st.sampled_from(choices) if name == "show" else st.none() | st.sampled_from(choices)
    return st.none() | words


lists = st.fixed_dictionaries(
    {field.name: _value(field.name) for field in fields(View) if field.name != "page"}
).map(lambda limits: View(page=Page.ITEMS, **limits))


@given(lists)
def test_a_list_is_read_back_from_its_address(view: View) -> None:
    assert View.parse(view.href) == view


@given(st.sampled_from(PLACES), words)
def test_a_place_is_read_back_from_its_address(field: str, key: str) -> None:
    view = View(**{field: key})
    assert View.parse(view.href) == view


@given(words)
def test_a_case_is_read_back_from_its_address(key: str) -> None:
    view = View(page=Page.CASE, case=key)
    assert View.parse(view.href) == view


def test_a_slash_in_a_key_stays_in_the_key() -> None:
    assert View.parse("/cases/a%2Fb").case == "a/b"
    assert View.parse("/cases/a%2Fb").href == "/cases/a%2Fb"


@pytest.mark.parametrize(
    "query", ["older=-1", "older=1e9", "older=many", "headline=maybe", "show=everything",
              "nonsense=1", "page=data", "kind=", "kind=" + "x" * 201]
)  # fmt: skip
def test_what_cannot_be_read_limits_nothing(query: str) -> None:
    assert View.parse(f"/items?{query}") == View(page=Page.ITEMS)


@pytest.mark.parametrize("href", ["//[", "http://[/items"])
def test_what_is_no_address_is_the_first_page(href: str) -> None:
    assert View.parse(href) == View()


def test_going_down_opens_the_place_and_work_without_a_place_opens_its_list() -> None:
    assert View().into("O1").href == "/offices/O1"
    assert View(office="O1").into("U1").href == "/units/U1"
    assert View(office="O1").into("-") == View(page=Page.ITEMS, office="O1", unit="-")
    assert View(worker="W1").into("anything") == View(worker="W1")


def test_a_list_keeps_its_place_and_takes_its_limits() -> None:
    listed = View(unit="U1").items(holder="court", headline=Yes.YES, show=Listing.OPEN)
    assert listed.href == "/items?unit=U1&headline=yes&holder=court"
    assert listed.level is Level.UNIT
