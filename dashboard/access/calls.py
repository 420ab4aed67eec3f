"""A callback is an open address: only calls the app itself could make are let through."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

LARGEST = 200_000


def is_known(body: Any, callbacks: Mapping[str, Any]) -> bool:
    """A known output, with the inputs and states that its callback declared."""
    if not isinstance(body, dict) or not isinstance(body.get("output"), str):
        return False
    declared = callbacks.get(body["output"])
    if declared is None:
        return False
    return (
        _matches(body.get("inputs"), declared.get("inputs", []))
        and _matches(body.get("state", []), declared.get("state", []))
        and _are_outputs(body.get("outputs"))
        and isinstance(body.get("changedPropIds", []), list)
    )


def _matches(given: Any, declared: list[dict[str, Any]]) -> bool:
    if not isinstance(given, list) or len(given) != len(declared):
        return False
    return all(
        isinstance(one, dict)
        and one.get("id") == other["id"]
        and one.get("property") == other["property"]
        for one, other in zip(given, declared, strict=True)
    )


def _are_outputs(given: Any) -> bool:
    listed = given if isinstance(given, list) else [given]
    return all(isinstance(one, dict) and {"id", "property"} <= one.keys() for one in listed)
