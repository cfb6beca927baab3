"""How does the demo neighbourhood come into an empty database? `manage.py seed_demo`; a second run changes nothing."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from demo.seeding import seed
from participation.allowed import NotAllowed


class Command(BaseCommand):
    help = "Write the invented neighbourhood “Am Anger” into an empty demo database."

    def handle(self, *args: Any, **options: Any) -> None:
        began = time.monotonic()
        try:
            made = seed()
        except NotAllowed as error:
            raise CommandError(str(error)) from None
        if made:
            self.stdout.write(f"The neighbourhood “Am Anger” stands ({time.monotonic() - began:.1f} s).")
        else:
            self.stdout.write("The neighbourhood “Am Anger” stands already. Nothing was changed.")
