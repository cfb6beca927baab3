"""Are all counts right? Exit code 0, or 1 and the differences."""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from participation.tally.registry import counted_once, ledgers
from participation.tally.verification import differences


class Command(BaseCommand):
    help = "Recount everything from the raw rows and compare with the tallies; exit code 1 when something is off."

    def handle(self, *args: Any, **options: Any) -> None:
        found = differences()
        for difference in found:
            self.stdout.write(str(difference))
        if found:
            self.stderr.write(f"{len(found)} counts are off.")
            sys.exit(1)
        names = ", ".join([*(ledger.name for ledger in ledgers()), *(tally.name for tally in counted_once())])
        self.stdout.write(f"All counts agree with a recount ({names}).")
