"""How does a process become a report? `manage.py build_report PROCESS --variant full --out FILE`."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from dashboards.reports.rendering.edition import Edition
from dashboards.reports.rendering.files import FORMATS
from dashboards.reports.variants import VARIANTS, content_of
from participation.allowed import NotAllowed
from participation.processes.models import Process


class Command(BaseCommand):
    help = "Write a draft of a report of a process; its texts are made by rules and marked as such."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("process", metavar="PROCESS", help="its short name in addresses")
        parser.add_argument("--variant", choices=tuple(VARIANTS), default="full")
        parser.add_argument("--out", metavar="FILE", required=True, help=f"ends in {', '.join(FORMATS)}")
        parser.add_argument("--language", choices=("de", "en"), default="de")

    def handle(self, *args: Any, **options: Any) -> None:
        process = Process.objects.select_related("area").filter(slug=options["process"]).first()
        if process is None:
            raise CommandError(_("There is no process “%(slug)s”.") % {"slug": options["process"]})
        path = Path(options["out"])
        made = FORMATS.get(path.suffix.removeprefix("."))
        if made is None:
            raise CommandError(
                _("The name of the file must end in one of these: %(kinds)s.") % {"kinds": ", ".join(FORMATS)}
            )
        content = content_of(process, variant=options["variant"], language=options["language"])
        try:
            path.write_bytes(made.write(Edition(content)))
        except NotAllowed as no:
            raise CommandError(str(no.refused.reason)) from no
        except OSError as error:
            raise CommandError(
                _("%(path)s cannot be written: %(why)s.") % {"path": path, "why": error.strerror}
            ) from error
