"""How do ideas from a file enter a process? `manage.py import_ideas FILE.csv --process SLUG`."""

import argparse
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from ideas.services.imported_row import OPTIONAL, REQUIRED
from ideas.services.importing import IdeaImport
from participation.channels import Channel
from participation.imports.command import ImportCommand
from participation.imports.csv_reader import read_table
from participation.imports.reading import UnreadableFileError
from participation.imports.report import ImportReport
from participation.processes.models import Process


class Command(ImportCommand):
    help = (
        f"Import ideas from a CSV file. Columns: {', '.join(REQUIRED)}; optional: {', '.join(OPTIONAL)}. "
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
        table = read_table(path, required=REQUIRED, optional=OPTIONAL, encoding=options["encoding"])
        if table.ignored:
            report.note(_("Columns left out: %(names)s.") % {"names": ", ".join(table.ignored)})
        IdeaImport(report=report, process=process, channel=Channel(options["channel"])).run(table.rows)
