"""The commands of the warehouse. Errors end here, in words; the exit code is 0 only when what
was asked was done."""

from __future__ import annotations

import functools
import getpass
import json
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any, TypeVar

import duckdb
import typer
from rich.console import Console
from rich.table import Column, Table

from warehouse import chain, compare, compared, demo, doctor, explained, ledger, rulebook, ruled
from warehouse.build import build as build_marts
from warehouse.build import last_build
from warehouse.errors import SightlineError
from warehouse.explain import explain
from warehouse.home import Home
from warehouse.landing.load import Landing
from warehouse.progress import Shown
from warehouse.publish import publish as publish_build
from warehouse.publish import rollback as roll_back
from warehouse.release import Release, connect, current
from warehouse.release import moved as release_moved
from warehouse.settings import Settings
from warehouse.source import load_source

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_show_locals=False,
    help="What is casework waiting on?",
)
out, err = Console(soft_wrap=True), Console(stderr=True, soft_wrap=True)
FAILED = (
    "The disk, the memory or the database failed; what is released stays as it is."
    " Make room and run this again"
)
MOST_STATES, FIRST_YEAR, LAST_YEAR = 1000, 2000, 2090
F = TypeVar("F", bound=Callable[..., Any])

HomeDir = Annotated[
    Path | None, typer.Option("--home", help="Where everything of one warehouse lies.")
]
SourceName = Annotated[
    str, typer.Option("--source", help="Source system, as in warehouse/sources.")
]
FromDir = Annotated[Path, typer.Option("--from", help="A delivery, or a folder of deliveries.")]


def command(function: F) -> F:
    """Says a known error in words and ends with its exit code."""

    @functools.wraps(function)
    def told(*args: Any, **kwargs: Any) -> Any:
        try:
            return function(*args, **kwargs)
        except SightlineError as error:
            err.print(str(error), style="red", markup=False, highlight=False)
            raise typer.Exit(error.exit_code) from error
        except (OSError, duckdb.Error) as error:
            # A database's words may quote a record; the name of what happened may not.
            told = str(error) if isinstance(error, OSError) else type(error).__name__
            err.print(f"{FAILED} ({told})", style="red", markup=False, highlight=False)
            raise typer.Exit(1) from error

    app.command()(told)
    return told  # type: ignore[return-value]


def settings_at(home: Path | None) -> Settings:
    settings = Settings.from_env()
    return replace(settings, home=home) if home else settings


@command
def simulate(
    out_dir: Annotated[Path, typer.Option("--out", help="Folder to write deliveries into.")],
    seed: Annotated[int, typer.Option(help="The same number, the same bytes.")] = demo.SEED,
    scale: Annotated[float, typer.Option(help="1 is a mid-size state.")] = demo.SCALE,
    as_of: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"])] = None,
    deliveries: Annotated[int, typer.Option(min=1, help="How many, the last at --as-of.")] = 1,
    every: Annotated[int, typer.Option(min=1, help="Days between deliveries.")] = 7,
    mode: Annotated[str, typer.Option(help="full or changes.")] = "full",
) -> None:
    """Make up a state: deliveries of its records, and the truth about its open work."""
    _simulate(out_dir, seed, scale, as_of.date() if as_of else demo.AS_OF, deliveries, every, mode)


@command
def extract(
    out_dir: Annotated[Path, typer.Option("--out", help="Folder to write the delivery into.")],
    source: SourceName,
    schema: Annotated[str, typer.Option(help="Schema whose tables are handed over.")],
    connection: Annotated[
        str, typer.Option(help="libpq connection string without a password (use a passfile).")
    ] = "",
    synthetic: Annotated[bool, typer.Option(help="The records are made up.")] = False,
) -> None:
    """Take a delivery from a PostgreSQL schema: one moment, read only."""
    from warehouse.landing.postgres import take_delivery

    with Shown(err) as shown:
        folder = take_delivery(
            connection, schema, load_source(source), out_dir, synthetic, shown.step
        )
    out.print(f"Delivery {folder}", highlight=False)


@command
def load(from_dir: FromDir, source: SourceName, home: HomeDir = None) -> None:
    """Land deliveries: every row loaded, set aside or refused."""
    settings = settings_at(home)
    with Shown(err) as shown:
        landings = chain.land(
            Home(settings.home), load_source(source), from_dir, settings, shown.step
        )
    _tell_landings(landings)


@command
def build(source: SourceName, home: HomeDir = None) -> None:
    """Build and check the marts in a new file beside the released ones."""
    settings = settings_at(home)
    at = Home(settings.home)
    with Shown(err) as shown, at.lock():
        built = build_marts(at, load_source(source), settings, shown.step)
    out.print(f"Built {built.file}; {len(built.tests)} checks.")


@command
def publish(source: SourceName, home: HomeDir = None) -> None:
    """Publish the build that passed its checks as a new release."""
    settings = settings_at(home)
    at = Home(settings.home)
    with Shown(err) as shown, at.lock():
        release = publish_build(at, last_build(at, load_source(source)), settings, shown.step)
    _tell_release(release)


@command
def refresh(from_dir: FromDir, source: SourceName, home: HomeDir = None) -> None:
    """Load, build and publish."""
    settings = settings_at(home)
    with Shown(err) as shown:
        landings, release = chain.refresh(
            Home(settings.home), load_source(source), from_dir, settings, shown.step
        )
    _tell_landings(landings)
    _tell_release(release)


@command
def rollback(home: HomeDir = None) -> None:
    """Point to the release before the current one."""
    at = Home(settings_at(home).home)
    with at.lock():
        was, now = roll_back(at)
    out.print(f"Release {now.id} of {now.extract_date} is current again; it was {was.id}.")


@command
def acknowledge(
    delivery: Annotated[str, typer.Argument(help="Id of the held delivery, as status shows it.")],
    reason: Annotated[str, typer.Option(help="Why to go on; kept and shown.")],
    by: Annotated[str, typer.Option(help="Who says so.")] = "",
    home: HomeDir = None,
) -> None:
    """Say why to go on with a held delivery; the next load takes it in."""
    at = Home(settings_at(home).home)
    if len(reason.strip()) < 3:
        raise SightlineError("Give a reason in words: it is kept and shown beside the data.")
    with at.lock():
        found = [
            d for s in ledger.sources(at) for d in ledger.held(at, s) if d.delivery == delivery
        ]
        if not found:
            raise SightlineError(f"No delivery {delivery} is held in {at.path}.")
        ledger.acknowledge(at, found[0], by or getpass.getuser(), reason.strip())
    out.print(f"Noted. Load the delivery again to take it in; {len(found[0].holds)} reasons.")


@command
def status(
    home: HomeDir = None,
    as_json: Annotated[bool, typer.Option("--json", help="Plain values for programs.")] = False,
) -> None:
    """What is released, how every row was accounted for, and what is held."""
    found = chain.status(Home(settings_at(home).home))
    if as_json:
        typer.echo(json.dumps(found, indent=2))
        return
    _tell_status(found)


@command
def check(home: HomeDir = None) -> None:
    """Look at releases, ledger and holds; fails when something needs somebody."""
    at = Home(settings_at(home).home)
    found = chain.status(at)
    total = found["ledger"]
    problems = [f"held: {h['delivery']} {h['table']}: {h['reason']}" for h in found["holds"]]
    if total["rows_in"] != total["loaded"] + total["quarantined"] + total["refused"]:
        problems.append("the ledger does not add up")
    if found["release_id"] is None:
        problems.append("nothing is published")
    problems += [
        f"{f.what}: {f.told}" for f in doctor.examine(at, settings_at(home)) if not f.is_well
    ]
    if problems:
        raise SightlineError("\n".join(problems))
    out.print(f"Release {found['release_id']} is whole, {total['rows_in']:,} rows add up.")


@command
def why(
    item: Annotated[str, typer.Argument(help="Id of the item, such as investigation/V100.")],
    home: HomeDir = None,
) -> None:
    """From an item back to its reasons: standing, waits, rules, records, file and line."""
    _page().print(explained.told(explain(Home(settings_at(home).home), item)))


@command
def rules(
    kind: Annotated[str, typer.Argument(help="Kind of item, such as case_plan.")],
    home: HomeDir = None,
) -> None:
    """The steps of a kind, who holds each and what limits it; with --home, what waits now."""
    book = rulebook.from_seeds(settings_at(home).dbt_project / "seeds", kind)
    waiting = None
    if home is not None:
        with connect(current(home)) as con:
            waiting = ruled.held_up(con, kind)
    _page().print(ruled.told(book, waiting))


@command
def diff(
    a: Annotated[int, typer.Argument(metavar="A", help="Id of a kept release.")],
    b: Annotated[int, typer.Argument(metavar="B", help="Id of another.")],
    mart: Annotated[str, typer.Argument(help="One mart, row by row.")] = "",
    home: HomeDir = None,
    most: Annotated[int, typer.Option("--rows", help="Rows shown of each sort.")] = 20,
) -> None:
    """Rows added, lost and changed between two releases, and by which columns."""
    settings, page = settings_at(home), _page()
    first, second = (compare.release_of(Home(settings.home), number) for number in (a, b))
    with compare.both(first, second, settings) as con:
        grains = compare.grains(settings.dbt_project)
        found = list(compare.differences(con, grains, mart))
        page.print(compared.summary(first, second, found))
        if mart:
            page.print(compared.detail(found[0], compare.changes(con, found[0], most)))


@command
def moved(
    a: Annotated[int, typer.Argument(metavar="A", help="Id of a kept release.")],
    b: Annotated[int, typer.Argument(metavar="B", help="Id of a later one.")],
    unit: Annotated[str, typer.Option(help="Only items of this unit.")] = "",
    home: HomeDir = None,
    most: Annotated[int, typer.Option("--rows", help="Items shown.")] = 20,
) -> None:
    """Items that opened, ended or changed what they wait on between two releases."""
    at = Home(settings_at(home).home)
    first, second = (compare.release_of(at, number) for number in (a, b))
    found = release_moved(first, second, unit or None)
    _page().print(compared.movement(first, second, found, most))


def _page() -> Console:
    """As wide as the terminal; 100 columns where there is none to ask."""
    return Console(width=None if sys.stdout.isatty() else 100, highlight=False)


@command
def doctor_(home: HomeDir = None) -> None:
    """Is this machine fit to load, build and serve?"""
    settings = settings_at(home)
    found = list(doctor.examine(Home(settings.home), settings))
    for finding in found:
        out.print(f"{'well' if finding.is_well else 'not well':9}{finding.what}: {finding.told}")
    if not all(finding.is_well for finding in found):
        raise SightlineError("Something above is not well.")


doctor_.__name__ = "doctor"
app.registered_commands[-1].name = "doctor"


def make_demo(home: Path | None, scale: float, seed: int) -> Settings:
    """Simulate, load, build and publish; what is there already is not made again."""
    settings = settings_at(home)
    drop = settings.home / "drop"
    out.print(
        f"A made-up state at scale {scale} (1 is a mid-size state), kept small so that it is quick."
    )
    if not demo.is_made(drop):
        _simulate(drop, seed, scale, demo.AS_OF, 1, 7, "full")
        demo.note_made(drop)
    with Shown(err) as shown:
        landings, release = chain.refresh(
            Home(settings.home), load_source("ccwis"), drop, settings, shown.step
        )
    _tell_landings(landings)
    _tell_release(release)
    return settings


def _simulate(
    folder: Path, seed: int, scale: float, as_of: date, deliveries: int, every: int, mode: str
) -> None:
    if not 0 < scale <= MOST_STATES:
        raise SightlineError(f"A state of scale {scale} cannot be made: 0.02 is small, 40 is huge.")
    if mode not in ("full", "changes"):
        raise SightlineError(f"Mode {mode!r} is neither full nor changes.")
    if not FIRST_YEAR <= as_of.year <= LAST_YEAR:
        raise SightlineError(f"A state as of {as_of} cannot be made: {FIRST_YEAR} to {LAST_YEAR}.")
    from warehouse import simulate as simulation

    with Shown(err) as shown:
        folders = simulation.run(
            seed, scale, as_of, folder, deliveries, every, mode,
            lambda at: shown.step(f"simulating {at.office}", at.done, at.of),
        )  # fmt: skip
    for path in folders:
        out.print(f"Delivery {path}", highlight=False)


def _tell_landings(landings: list[Landing]) -> None:
    for landing in landings:
        delivery = landing.delivery
        if landing.already:
            out.print(f"Delivery {delivery.delivery} was landed before; nothing to add.")
            continue
        total = ledger.totals(delivery.ledger)
        out.print(
            f"Delivery {delivery.delivery}: {total['rows_in']:,} rows ="
            f" {total['loaded']:,} loaded + {total['quarantined']:,} set aside"
            f" + {total['refused']:,} refused."
        )
        for warning in delivery.warnings:
            out.print(f"  {warning}", markup=False)


def _tell_release(release: Release) -> None:
    out.print(f"Release {release.id}, data as of {release.extract_date}: {release.path}")


def _tell_status(found: dict[str, Any]) -> None:
    if found["release_id"] is None:
        out.print("Nothing is published yet.")
    else:
        out.print(f"Release {found['release_id']}, data as of {found['extract_date']}.")
    table = Table(
        Column("delivery", overflow="fold"),
        *(Column(name, no_wrap=True) for name in ("mode", "state")),
        # A number cut short is a wrong number: the delivery's long name gives way.
        *(
            Column(name, no_wrap=True, justify="right")
            for name in ("rows in", "loaded", "set aside", "refused")
        ),
    )
    for d in found["deliveries"]:
        counts = (d["rows_in"], d["loaded"], d["quarantined"], d["refused"])
        table.add_row(d["delivery"], d["mode"], d["state"], *(f"{count:,}" for count in counts))
    out.print(table)
    for hold in found["holds"]:
        out.print(f"held {hold['delivery']} {hold['table']}: {hold['reason']}", markup=False)
