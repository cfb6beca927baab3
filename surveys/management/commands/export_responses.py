"""How do the answers of a survey become a file? `manage.py export_responses SURVEY --format csv|xlsx|sav|...`."""

from io import BytesIO
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from surveys.exchange.export.dataset import Dataset
from surveys.models import Survey
from surveys.selectors.exported import dataset_of, unknown_answers
from surveys.services.exporting import FORMATS, TEXTS, write_export


class Command(BaseCommand):
    help = (
        "Write the answers of a survey as a data set, see docs/exchange.md. Without --output: to the standard output."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("survey", metavar="SURVEY", help="its short name in addresses")
        parser.add_argument("--format", choices=list(FORMATS), default="csv", help="csv without anything")
        parser.add_argument("--output", metavar="PATH", default="-", help="a file, or a folder for a file of its name")
        parser.add_argument("--language", choices=("de", "en"), default="de", help="of labels; de writes 3,5 in CSV")
        parser.add_argument("--bom", action="store_true", help="begin CSV with the mark by which Excel knows UTF-8")

    def handle(self, *args: Any, **options: Any) -> None:
        survey = Survey.objects.select_related("process__area").filter(slug=options["survey"]).first()
        if survey is None:
            raise CommandError(_("There is no survey “%(slug)s”.") % {"slug": options["survey"]})
        dataset = dataset_of(survey, options["language"])
        key, bom = options["format"], options["bom"]
        if options["output"] == "-":
            self._to_standard_output(dataset, key, bom=bom)
        else:
            self._to_file(Path(options["output"]), dataset, key, bom=bom)
        for note in dataset.notes:
            self.stderr.write(note)
        for name, number in unknown_answers(survey).items():
            self.stderr.write(
                _("No question is called “%(name)s”; %(number)d answers under this name are in no column.")
                % {"name": name, "number": number}
            )

    def _to_file(self, path: Path, dataset: Dataset, key: str, *, bom: bool) -> None:
        target = path / (FORMATS[key].name % dataset.slug) if path.is_dir() else path
        try:
            with target.open("wb") as file:
                write_export(file, dataset, key, bom=bom)
        except OSError as error:
            raise CommandError(
                _("%(path)s cannot be written: %(why)s.") % {"path": target, "why": error.strerror}
            ) from error
        self.stderr.write(_("%(path)s: %(number)d answers.") % {"path": target, "number": dataset.number})

    def _to_standard_output(self, dataset: Dataset, key: str, *, bom: bool) -> None:
        out = getattr(self.stdout, "_out", None)
        raw = getattr(out, "buffer", None)
        if key not in TEXTS and (raw is None or raw.isatty()):
            raise CommandError(_("This format is no text. Name a file with --output."))
        if raw is not None:
            write_export(raw, dataset, key, bom=bom)
            raw.flush()
            return
        caught = BytesIO()
        write_export(caught, dataset, key, bom=bom)
        self.stdout.write(caught.getvalue().decode(), ending="")
