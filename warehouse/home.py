"""Where everything of one warehouse lies, and how a file there is written whole or not at all."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from warehouse.errors import BusyError


@dataclass(frozen=True)
class Home:
    path: Path

    @property
    def releases(self) -> Path:
        return self.path / "releases"

    @property
    def pointer(self) -> Path:
        return self.path / "current"

    @property
    def build(self) -> Path:
        return self.path / "build"

    def landed(self, source: str) -> Path:
        return self.path / "landed" / source

    def held(self, source: str) -> Path:
        return self.path / "held" / source

    @contextmanager
    def lock(self) -> Iterator[None]:
        """One writer at a time; the kernel lets go when the process dies, however it dies."""
        self.path.mkdir(parents=True, exist_ok=True)
        with (self.path / "lock").open("w") as handle:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise BusyError(
                    f"Another load, build or publish of {self.path} is running."
                    " Wait for it to end and run this again."
                ) from error
            yield


def write_whole(path: Path, text: str) -> None:
    """Readers see the old file or the new one, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    with beside.open("w", encoding="utf-8") as handle:
        handle.write(text)
        handle.flush()
        os.fsync(handle.fileno())
    put_in_place(beside, path)


def put_in_place(beside: Path, path: Path) -> None:
    """Moves a finished file to its name and makes the move last."""
    os.replace(beside, path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def write_json(path: Path, value: Any) -> None:
    write_whole(path, json.dumps(value, indent=1, sort_keys=True, default=str) + "\n")


def read_json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))
