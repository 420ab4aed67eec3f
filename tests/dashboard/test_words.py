"""What the screen says is plain, whatever the marts call it."""

from __future__ import annotations

import pytest

from dashboard import words


@pytest.mark.parametrize(
    ("n", "said"), [(0, "plan checks due"), (1, "plan check due"), (2, "plan checks due")]
)
def test_one_of_many_is_said_in_the_singular(n: int, said: str) -> None:
    assert words.one_of(n, "plan checks due") == said


@pytest.mark.parametrize(
    ("reason", "said"),
    [("occurred_at is no time in the agreed form", "“Occurred at” is no time in the agreed form"),
     ("the key is empty", "The key is empty"), ("24 fields where 23 were agreed",) * 2, ("", "")],
)  # fmt: skip
def test_a_reason_names_no_column(reason: str, said: str) -> None:
    assert words.without_code(reason) == said
