"""A real PostgreSQL server for the length of a test session, on a socket nobody else sees."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def programs() -> Path:
    """The newest installed server's folder."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not found:
        raise RuntimeError("PostgreSQL is not installed: run scripts/system-packages")
    return found[-1].parent


@contextmanager
def postgres_server() -> Iterator[str]:
    """Its connection string. The server refuses to run as root: then it runs as `postgres`."""
    folder = Path(tempfile.mkdtemp(prefix="pg", dir="/tmp"))  # a socket's path must be short
    user = "postgres" if os.geteuid() == 0 else None
    if user:
        shutil.chown(folder, user)
    data = folder / "data"
    _run(user, "initdb", "-D", data, "-A", "trust", "-U", "sightline", "-E", "UTF8", "-N")
    options = f"-c listen_addresses= -c unix_socket_directories={folder} -c fsync=off"
    _run(user, "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options, "start")
    try:
        yield f"host={folder} user=sightline dbname=postgres"
    finally:
        _run(user, "pg_ctl", "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def _run(user: str | None, program: str, *words: object) -> None:
    command = [str(programs() / program), *map(str, words)]
    as_user = ["runuser", "-u", user, "--"] if user else []
    subprocess.run([*as_user, *command], check=True, stdout=subprocess.DEVNULL, cwd="/")
