"""How do ideas from a file enter a process? `manage.py import_ideas FILE --process SLUG`."""

import argparse
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from ideas.exchange.layouts import LAYOUTS
from ideas.exchange.reading import OPTIONAL, REQUIRED, read_ideas
from ideas.services.importing import IdeaImport
from participation.channels import Channel
from participation.imports.command import ImportCommand
from participation.imports.reading import UnreadableFileError
from participation.imports.report import ImportReport
from participation.processes.models import Process


class Command(ImportCommand):
    help = (
        f"Import ideas from CSV, Excel (.xlsx) or JSON. Columns: {', '.join(REQUIRED)}; "
        f"optional: {', '.join(OPTIONAL)}. Exports of {', '.join(one.name for one in LAYOUTS)} are known by theirs. "
        "The same file again changes nothing; one bad row keeps the whole file out."
    )

    def more_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--process", required=True, metavar="SLUG", help="the process that the ideas belong to")
        parser.add_argument("--channel", choices=Channel.values, default=Channel.ONLINE, help="how they came in")

    def fill(self, report: ImportReport, path: Path, options: dict[str, Any]) -> None:
        slug = options["process"]
        process = Process.objects.select_related("area").filter(slug=slug).first()
        if process is None:
            raise UnreadableFileError(_("There is no process “%(slug)s”.") % {"slug": slug})
        table = read_ideas(path, encoding=options["encoding"])
        for sentence in table.notes:
            report.note(sentence)
        IdeaImport(report=report, process=process, channel=Channel(options["channel"])).run(table.rows)
