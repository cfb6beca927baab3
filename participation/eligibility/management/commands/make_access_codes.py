"""Which codes go into the letters? Makes a batch and writes it once, as CSV for the print shop."""

import csv
import os
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.urls import reverse

from participation.accounts.models import Account
from participation.allowed import NotAllowed
from participation.eligibility.code_format import Code
from participation.eligibility.services.codes import MOST_IN_A_BATCH, make_codes
from participation.processes.models import Process


class Command(BaseCommand):
    help = "Make access codes for a process and write them to a new file that only you can read. They are not kept."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("process", help="short name of the process")
        parser.add_argument("number", type=int, help=f"how many, up to {MOST_IN_A_BATCH}")
        parser.add_argument("--out", type=Path, required=True, help="file to write; it must not exist")
        parser.add_argument(
            "--by", default="", metavar="EMAIL", help="administrator who asks; default: the responsible"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        process = Process.objects.select_related("area", "responsible").filter(slug=options["process"]).first()
        if process is None:
            raise CommandError(f"There is no process {options['process']}.")
        if not 1 <= options["number"] <= MOST_IN_A_BATCH:
            raise CommandError(f"A batch has 1 to {MOST_IN_A_BATCH} codes.")
        made_by = _account(options["by"]) if options["by"] else process.responsible
        try:
            with transaction.atomic():
                codes = make_codes(process=process, number=options["number"], made_by=made_by)
                _write(options["out"], codes)
        except NotAllowed as refused:
            raise CommandError(f"{refused} Name an administrator with --by.") from None
        except OSError as error:
            raise CommandError(f"{options['out']} cannot be written: {error.strerror}. No codes were made.") from None
        self.stdout.write(f"{len(codes)} codes are in {options['out']}. Pass the file on encrypted, then destroy it.")


def _account(email: str) -> Account:
    found = Account.objects.filter(email=email.lower()).first()
    if found is None:
        raise CommandError(f"There is no account {email}.")
    return found


def _write(path: Path, codes: list[Code]) -> None:
    """The address carries the code behind "#": browsers never send that part."""
    address = f"{settings.SITE_URL}{reverse('eligibility:redeem')}"
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(["code", "address"])
        writer.writerows([str(code), f"{address}#{code}"] for code in codes)
