"""How does a questionnaire leave? `manage.py export_survey SURVEY --format xlsform|md|json --output PATH`."""

from io import BytesIO
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from surveys.definition import BadDefinition
from surveys.exchange.report import Outcome
from surveys.models import Survey
from surveys.services.surveys_out import QUESTIONNAIRES, write_questionnaire


class Command(BaseCommand):
    help = "Write the questions of a survey as XLSForm or as our own JSON, see docs/exchange.md."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("survey", metavar="SURVEY", help="its short name in addresses")
        parser.add_argument("--format", choices=list(QUESTIONNAIRES), default="xlsform")
        parser.add_argument("--output", type=Path, metavar="PATH", default=Path(), help="a file, or a folder for it")

    def handle(self, *args: Any, **options: Any) -> None:
        survey = Survey.objects.select_related("process__area", "current").filter(slug=options["survey"]).first()
        if survey is None:
            raise CommandError(_("There is no survey “%(slug)s”.") % {"slug": options["survey"]})
        key, path = options["format"], options["output"]
        target = path / (QUESTIONNAIRES[key].name % survey.slug) if path.is_dir() else path
        out = BytesIO()
        try:
            report = write_questionnaire(out, survey, key)
            target.write_bytes(out.getvalue())
        except BadDefinition as error:
            raise CommandError("\n".join(error.problems)) from error
        except OSError as error:
            raise CommandError(
                _("%(path)s cannot be written: %(why)s.") % {"path": target, "why": error.strerror}
            ) from error
        for entry in report.entries:
            if entry.outcome == Outcome.CHANGED:
                self.stderr.write(f"{entry.place.name}: {entry.sentence}")
        self.stdout.write(str(target))
