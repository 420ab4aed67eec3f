"""The `sightline` command: the warehouse's commands, and those that show the dashboard."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from warehouse import demo as demo_state
from warehouse.cli import HomeDir, app, command, make_demo, out, settings_at
from warehouse.release import current

Port = Annotated[int, typer.Option(help="Port to listen on.")]
Bind = Annotated[
    str,
    typer.Option(
        envvar="SIGHTLINE_BIND", help="Address to listen on; demo identities need loopback."
    ),
]


@command
def serve(
    home: HomeDir = None,
    port: Port = 8050,
    bind: Bind = "127.0.0.1",
    workers: Annotated[int, typer.Option(help="Processes; each has four threads.")] = 2,
    debug: Annotated[bool, typer.Option(help="One process that reloads on a change.")] = False,
) -> None:
    """Serve the current release; a new one is picked up without a restart."""
    settings = settings_at(home)
    _serve(settings.home, bind, port, workers, debug)


@command
def demo(
    home: HomeDir = None,
    port: Port = 8050,
    scale: Annotated[float, typer.Option(help="1 is a mid-size state.")] = demo_state.SCALE,
    seed: Annotated[int, typer.Option(help="Another number, another state.")] = demo_state.SEED,
    show: Annotated[bool, typer.Option("--serve/--no-serve", help="Serve it at the end.")] = True,
) -> None:
    """Make up a state, load, build, publish and serve it."""
    settings = make_demo(home or Path(".sightline/demo"), scale, seed)
    if show:
        _serve(settings.home, "127.0.0.1", port, 2, debug=False)


def _serve(home: Path, bind: str, port: int, workers: int, debug: bool) -> None:
    current(home)
    out.print(f"Sightline serves {home} at http://{bind}:{port}/ (Ctrl-C ends it)")
    if debug:
        from dashboard.app import create_app

        create_app(home, bind).run(host=bind, port=port, debug=True)
        return
    from dashboard.server import run

    run(home, bind, port, workers)


def main() -> None:
    app()
