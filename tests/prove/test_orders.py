"""Ten thousand histories of deliveries, each landed in two orders, or in full and in changes."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.warehouse.test_order import QUICK, Day, any_order, changes_as_full, days

HISTORIES = 5_000


@pytest.mark.prove
@settings(max_examples=HISTORIES, deadline=None, phases=QUICK)
@given(found=days(), data=st.data())
def test_thousands_of_histories_in_any_order(found: list[Day], data: Any) -> None:
    any_order(found, data)


@pytest.mark.prove
@settings(max_examples=HISTORIES, deadline=None, phases=QUICK)
@given(found=days(("full",)))
def test_thousands_of_histories_in_full_and_in_changes(found: list[Day]) -> None:
    changes_as_full(found)
