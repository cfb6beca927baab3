"""How does a person see the whole site in a minute? `manage.py demo` (or `make demo`)."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand

from demo.supervisor.errors import DemoError
from demo.supervisor.run import run


class Command(BaseCommand):
    help = "Start the demo: SQLite, Redis, worker with beat, and web server, as children of this command."
    # migrate comes first, and the supervisor says in one sentence what is wrong
    requires_system_checks = []
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, help="web port; default: the first free one from 8000")
        parser.add_argument("--waves", action="store_true", help="with two surveys of a sample, three years apart")
        parser.add_argument("--reset", action="store_true", help="throw away what was entered, then start")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            run(port=options["port"], reset=options["reset"], waves=options["waves"], say=self._say)
        except DemoError as error:
            sys.exit(str(error))

    def _say(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()
