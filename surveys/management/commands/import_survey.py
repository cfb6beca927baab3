"""How does a survey of another program come in? `manage.py import_survey FILE --process SLUG`."""

import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import override

from participation.files.tables import MAX_BYTES
from participation.processes.models import Process
from surveys.exchange.files.sniffing import FileKind
from surveys.exchange.report import FILE, Report
from surveys.exchange.surveys_in import FORMATS, Read, read_survey
from surveys.services.importing import import_survey


class Command(BaseCommand):
    help = (
        "Make a draft from an XLSForm (.xlsx, .xls, .md, .csv) or another survey, see docs/exchange.md. "
        "Exit code 0: taken as it is, 1: taken with changes, 2: refused, nothing stored. Without --process: only look."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--process", default="", metavar="SLUG", help="the process that the survey belongs to")
        parser.add_argument(
            "--format", choices=[*FORMATS, *(kind.value for kind in FileKind if kind not in FORMATS)], default=""
        )
        parser.add_argument("--report", choices=("text", "json"), default="text")
        parser.add_argument("--dry-run", action="store_true", help="report only, store nothing")
        parser.add_argument(
            "--language", default="", metavar="CODE", help="of texts that name none, for example de; else guessed"
        )
        parser.add_argument("--report-language", choices=("de", "en"), default="", help="of the sentences")

    def handle(self, *args: Any, **options: Any) -> None:
        with override(options["report_language"] or None):
            report = self._report(options)
            if options["report"] == "json":
                self.stdout.write(json.dumps(report.as_dict(), ensure_ascii=False, indent=2))
            else:
                self.stdout.write(report.as_text())
        if report.exit_code:
            sys.exit(report.exit_code)

    def _report(self, options: dict[str, Any]) -> Report:
        path: Path = options["file"]
        read = _read(path, options)
        if options["process"]:
            process = Process.objects.select_related("area", "responsible").filter(slug=options["process"]).first()
            if process is None:
                read.report.refuse(FILE, _("There is no process “%(slug)s”.") % {"slug": options["process"]})
            elif read.document and not options["dry_run"]:
                survey = import_survey(
                    account=None,
                    process=process,
                    document=read.document,
                    source=read.report.format,
                    answers=read.responses,
                )
                read.report.survey = survey.slug
                read.report.note(_("The draft is called “%(slug)s”.") % {"slug": survey.slug})
        if not read.report.refused and not read.report.survey:
            read.report.note(_("This was a trial. Nothing was changed."))
        return read.report


def _read(path: Path, options: dict[str, Any]) -> Read:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        report = Report(path.name)
        report.refuse(FILE, _("%(path)s cannot be read: %(why)s.") % {"path": path, "why": error.strerror})
        return Read(report)
    return read_survey(data, source=path.name, wanted=options["format"], language=options["language"])
