"""How do the ideas of a process become a file? `manage.py export_ideas PROCESS --format xlsx --output FILE`."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from ideas.exchange.writing import KINDS, ideas_file
from ideas.selectors.exported import EXPORTED, exported_ideas
from participation.processes.models import Process


class Command(BaseCommand):
    help = "Write the published ideas of a process, as everybody sees them. `import_ideas` reads each of the formats."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("process", metavar="PROCESS", help="its short name in addresses")
        parser.add_argument("--format", choices=tuple(KINDS), default="csv", help="csv without anything")
        parser.add_argument("--output", metavar="FILE", type=Path, required=True, help="the file to write")

    def handle(self, *args: Any, **options: Any) -> None:
        slug = options["process"]
        process = Process.objects.filter(slug=slug).first()
        if process is None:
            raise CommandError(_("There is no process “%(slug)s”.") % {"slug": slug}, returncode=2)
        try:
            options["output"].write_bytes(ideas_file(options["format"], EXPORTED, exported_ideas(process)))
        except OSError as error:
            told = {"path": options["output"], "why": error.strerror}
            raise CommandError(_("%(path)s cannot be written: %(why)s.") % told, returncode=2) from error
