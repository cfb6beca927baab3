"""Is the demo's site ready to be shown? Database migrated, demo neighbourhood there; or emptied on request."""

import shutil
from collections.abc import Collection
from pathlib import Path

from django.core.management import CommandError, call_command, get_commands
from django.db import DatabaseError, connection
from django.db.migrations.recorder import MigrationRecorder

from demo.supervisor.errors import DemoError


def empty(var: Path) -> None:
    """Remove what people entered, by name: the folder may hold other things that are not ours."""
    for path in var.glob("quartierstimme.sqlite3*"):
        path.unlink(missing_ok=True)
    for folder in ("media", "mail"):
        shutil.rmtree(var / folder, ignore_errors=True)


def migrate() -> None:
    try:
        if ("ideas", "0001_initial") in _applied() and ("ideas", "0016_ideas_that_mean_the_same") not in _applied():
            raise DemoError("The demo's data is of an older version. `make demo-reset` starts over.")
        call_command("migrate", interactive=False, verbosity=0)
    except DatabaseError as error:
        raise DemoError(f"The demo's database cannot be prepared: {error}. `make demo-reset` starts over.") from None


def _applied() -> Collection[tuple[str, str]]:
    return MigrationRecorder(connection).applied_migrations()


def add_waves() -> None:
    """Two surveys of a random sample with known changes; a second time changes nothing."""
    try:
        call_command("simulate_waves")
    except (CommandError, DatabaseError) as error:
        raise DemoError(f"The two waves could not be made: {error}") from None


def seed() -> bool:
    """Fill an empty site; a second time changes nothing. False while there is nothing to fill it with."""
    if "seed_demo" not in get_commands():
        return False
    try:
        call_command("seed_demo", verbosity=0)
    except (CommandError, DatabaseError) as error:
        raise DemoError(f"The demo neighbourhood could not be made: {error}") from None
    return True
