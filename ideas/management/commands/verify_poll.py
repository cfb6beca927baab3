"""Is what a poll publishes true? `manage.py verify_poll POLL`, with the same program that anybody can run."""

import contextlib
import io
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from ideas.models import Poll
from ideas.services.poll_files import poll_files
from participation.sealing import verify
from participation.tally.verification import differences


class Command(BaseCommand):
    help = (
        "Check a poll: the tree and its heads, each ballot, the counts and the winners (docs/verifying.md), and that"
        " the tallies agree with a recount. Exit code 0: all is right, 1: something is wrong, 2: it cannot be checked."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("poll", metavar="POLL", help="its short name in addresses")
        parser.add_argument("--files", metavar="FOLDER", help="write what is published there, and keep it")

    def handle(self, *args: Any, **options: Any) -> None:
        poll = Poll.objects.select_related("process").filter(slug=options["poll"]).first()
        if poll is None:
            raise CommandError(_("There is no poll “%(slug)s”.") % {"slug": options["poll"]}, returncode=2)
        if options["files"]:
            self._write(Path(options["files"]), poll_files(poll))
        code = self._check(poll)
        wrong = [found for found in differences() if found.tally == "BallotTally"]
        for found in wrong:
            self.stdout.write(f"WRONG  {found}")
        if code or wrong:
            sys.exit(code or 1)

    def _check(self, poll: Poll) -> int:
        """As somebody outside checks it, with all ballots even where they are too few to be published."""
        with TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()) as said:
            self._write(Path(folder), poll_files(poll, inside=True))
            code = verify.main([folder])
        self.stdout.write(said.getvalue().rstrip())
        return code

    def _write(self, folder: Path, files: dict[str, str]) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8")
