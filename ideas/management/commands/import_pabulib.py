"""How does an election from elsewhere enter a process? `manage.py import_pabulib FILE.pb --process SLUG`."""

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _

from ideas.pabulib.reading import read_pabulib
from ideas.services.pabulib_in import import_pabulib
from participation.imports.reading import UnreadableFileError
from participation.processes.models import Process

REFUSED = 2


class Command(BaseCommand):
    help = (
        "Bring a .pb file of pabulib.org into a process as a poll that has ended, with its ballots and its result. "
        "Exit code 0: taken, 1: taken with changes (they are told), 2: refused, nothing was stored."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE.pb")
        parser.add_argument("--process", required=True, metavar="SLUG", help="the process that the poll belongs to")
        parser.add_argument("--encoding", default="", help="when the file is not written in UTF-8")

    def handle(self, *args: Any, **options: Any) -> None:
        process = Process.objects.select_related("area").filter(slug=options["process"]).first()
        if process is None:
            self.stderr.write(_("There is no process “%(slug)s”.") % {"slug": options["process"]})
            sys.exit(REFUSED)
        try:
            file = read_pabulib(options["file"], options["encoding"])
            done = import_pabulib(process=process, file=file)
        except UnreadableFileError as error:
            line = _("Line %(line)s: %(reason)s") % {"line": error.row, "reason": error.reason}
            self.stderr.write(line if error.row else error.reason)
            sys.exit(REFUSED)
        told = {"slug": done.poll.slug, "ballots": done.ballots, "options": done.poll.options.count()}
        self.stdout.write(_("Poll “%(slug)s”: %(options)d options, %(ballots)d ballots.") % told)
        notes = list(file.notes)
        if done.left_out:
            notes.append(
                _("Ballots that are empty or do not fit were left out: %(number)d.") % {"number": done.left_out}
            )
        for note in notes:
            self.stderr.write(note)
        if notes:
            sys.exit(1)
