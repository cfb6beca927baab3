"""How do released results become a file? `manage.py export_results PROCESS --format csv|xlsx|json|package`."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import override

from dashboards.exports.package import as_package
from dashboards.exports.released import released_of
from dashboards.exports.results import Export, as_csv, as_json, as_xlsx, notes
from dashboards.selectors.freshness import freshness
from participation.processes.models import Process
from participation.spreadsheets import BOM

FORMATS = {"csv": "csv", "xlsx": "xlsx", "json": "json", "package": "zip"}  # and how the name of a file ends
NO_TEXT = ("xlsx", "package")


class Command(BaseCommand):
    help = (
        "Write the released results of a process, as its results pages show them; small groups stay hidden. "
        "Without --output: to the standard output."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("process", metavar="PROCESS", help="its short name in addresses")
        kinds = "package is open data as zip; csv without anything"
        parser.add_argument("--format", choices=FORMATS, default="csv", help=kinds)
        parser.add_argument("--output", metavar="PATH", default="-", help="a file, or a folder for a file of its name")
        parser.add_argument("--language", choices=("de", "en"), default="de", help="of labels; de writes 3,5 in CSV")
        parser.add_argument("--bom", action="store_true", help="begin CSV with the mark by which Excel knows UTF-8")

    def handle(self, *args: Any, **options: Any) -> None:
        slug, language = options["process"], options["language"]
        process = Process.objects.select_related("area").prefetch_related("phases").filter(slug=slug).first()
        if process is None:
            raise CommandError(_("There is no process “%(slug)s”.") % {"slug": slug})
        with override(language):
            moment = freshness().counted_until  # before anything is counted
            export = Export(process, language, moment, released_of(process))
            if not export.released:
                raise CommandError(_("Nothing of this process has been released yet."))
            self._write(export, options["format"], options["output"], bom=options["bom"])
            for note in notes(export):
                self.stderr.write(note)

    def _write(self, export: Export, kind: str, output: str, *, bom: bool) -> None:
        if output == "-":
            self._to_standard_output(export, kind, bom=bom)
            return
        path = Path(output)
        target = path / f"{export.process.slug}-results.{FORMATS[kind]}" if path.is_dir() else path
        try:
            target.write_bytes(_file(export, kind, bom=bom))
        except OSError as error:
            raise CommandError(
                _("%(path)s cannot be written: %(why)s.") % {"path": target, "why": error.strerror}
            ) from error

    def _to_standard_output(self, export: Export, kind: str, *, bom: bool) -> None:
        raw = getattr(getattr(self.stdout, "_out", None), "buffer", None)
        if kind in NO_TEXT and (raw is None or raw.isatty()):
            raise CommandError(_("This format is no text. Name a file with --output."))
        if raw is None:
            self.stdout.write(_file(export, kind, bom=bom).decode(), ending="")
            return
        raw.write(_file(export, kind, bom=bom))
        raw.flush()


def _file(export: Export, kind: str, *, bom: bool) -> bytes:
    if kind == "xlsx":
        return as_xlsx(export)
    if kind == "package":
        return as_package(export)
    if kind == "json":
        return as_json(export).encode()
    return ((BOM if bom else "") + as_csv(export)).encode()
