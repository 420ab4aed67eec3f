"""A callback is an open address: only calls the app itself could make are let through."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

LARGEST = 200_000


def told(text: str) -> Any:
    """What a call says; None when it is no JSON, nested past reading, or holds no text."""
    try:
        body = json.loads(text)
        json.dumps(body, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        return None
    return body


def is_known(body: Any, callbacks: Mapping[str, Any]) -> bool:
    """A known output, with the inputs and states that its callback declared."""
    if not isinstance(body, dict) or not isinstance(body.get("output"), str):
        return False
    declared = callbacks.get(body["output"])
    if declared is None or "callback" not in declared:
        return False
    changed = body.get("changedPropIds", [])
    return (
        _matches(body.get("inputs"), declared.get("inputs", []))
        and _matches(body.get("state", []), declared.get("state", []))
        and _is_output(body.get("outputs"), body["output"])
        and isinstance(changed, list)
        and all(isinstance(one, str) for one in changed)
    )


def _matches(given: Any, declared: list[dict[str, Any]]) -> bool:
    if not isinstance(given, list) or len(given) != len(declared):
        return False
    return all(
        isinstance(one, dict)
        and one.get("id") == other["id"]
        and one.get("property") == other["property"]
        and _may_hold(other["property"], one.get("value"))
        for one, other in zip(given, declared, strict=True)
    )


def _may_hold(name: str, value: Any) -> bool:
    """An address as a browser has it; any other property is its callback's to judge."""
    if name == "pathname":
        return isinstance(value, str) and value.startswith("/")
    return name != "search" or value is None or isinstance(value, str)


def _is_output(given: Any, output: str) -> bool:
    """The outputs one by one say what `output` says of them together."""
    if not output.startswith(".."):
        return _named(given) == output
    return isinstance(given, list) and f"..{'...'.join(map(_named, given))}.." == output


def _named(given: Any) -> str:
    return f"{given.get('id')}.{given.get('property')}" if isinstance(given, dict) else ""
