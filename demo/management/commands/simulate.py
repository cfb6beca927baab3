"""Does the house count right under many hands? `manage.py simulate --residents 300 --votes 20000 --seed 1`."""

import contextlib
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand, CommandError

from demo.simulation.run import Simulation
from demo.simulation.site import own_site
from demo.supervisor.errors import DemoError
from participation.processes.models import Phase, Process
from participation.processes.selectors import open_phases, public_processes


class Command(BaseCommand):
    help = (
        "Simulated residents answer the open survey and vote over HTTP, on a site of their own or on --url; "
        "then all numbers are recounted. Exit code 1 on any difference. "
        "They are real answers and votes: use it on demos and test systems, while nobody else uses them."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--residents", type=int, default=60)
        parser.add_argument("--votes", type=int, default=2000)
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument("--process", help="short name; default: the newest process with an open vote")
        parser.add_argument("--url", help="a site that runs on the configured database, for example of `make demo`")
        parser.add_argument("--threads", type=int, default=8)
        parser.add_argument("--workers", type=int, default=1, help="web processes of the own site")

    def handle(self, *args: Any, **options: Any) -> None:
        process = self._process(options["process"])
        numbers = {name: options[name] for name in ("residents", "votes", "threads")}
        if min(numbers.values()) < 1:
            raise CommandError("Residents, votes and threads are at least 1.")
        url = options["url"]
        site = contextlib.nullcontext(url.rstrip("/")) if url else own_site(workers=options["workers"])
        try:
            with site as address:
                simulation = Simulation(address, process, seed=options["seed"], say=self._say, **numbers)
                simulation.run()
        except DemoError as error:
            raise CommandError(str(error)) from None
        for line in simulation.wrong:
            self.stderr.write(line)
        if simulation.wrong:
            sys.exit(1)
        self._say(f"All {simulation.checks} checks agree: shown = recount from the rows = sent.")

    def _process(self, slug: str | None) -> Process:
        found = Process.objects.select_related("area")
        if slug:
            process = found.filter(slug=slug).first()
            if process is None:
                raise CommandError(f"There is no process {slug}.")
            return process
        for process in public_processes():
            if any(phase.kind == Phase.Kind.VOTE for phase in open_phases(process)):
                return process
        raise CommandError("No process has an open vote.")

    def _say(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()
