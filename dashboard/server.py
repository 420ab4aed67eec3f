"""The web server: processes forked from one warmed-up app, four threads each."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from gunicorn.app.base import BaseApplication


class _Server(BaseApplication):
    """No connection is opened before the fork: the app opens releases at its first request."""

    def __init__(self, home: Path, options: dict[str, Any]) -> None:
        self.home, self.options = home, options
        super().__init__()

    def load_config(self) -> None:
        for key, value in self.options.items():
            self.cfg.set(key, value)

    def load(self) -> Any:
        from dashboard.app import create_app

        self.made = create_app(self.home, self.options["bind"].rsplit(":", 1)[0])
        return self.made.server

    def warm_up(self, worker: Any) -> None:
        """After the fork: bundles are built before the first requests race for them."""
        from dashboard.app import warm_up

        warm_up(self.made)


def run(home: Path, bind: str, port: int, workers: int) -> None:
    options: dict[str, Any] = {
        "bind": f"{bind}:{port}",
        "workers": workers,
        "threads": 4,
        "worker_class": "gthread",
        "preload_app": True,
        "control_socket_disable": True,
        "timeout": 60,
        "graceful_timeout": 10,
    }
    server = _Server(home, options)
    server.cfg.set("post_worker_init", server.warm_up)
    server.run()
