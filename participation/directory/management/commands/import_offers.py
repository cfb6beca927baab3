"""How do offers from a file enter the directory? `manage.py import_offers FILE --area SLUG`."""

import argparse
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from participation.directory.columns import COLUMNS
from participation.directory.services.importing import take_offerings
from participation.imports.command import ImportCommand
from participation.imports.reading import UnreadableFileError
from participation.imports.report import ImportReport
from participation.places.models import Area


class Command(ImportCommand):
    help = (
        f"Import organisations and their offers from CSV, Excel (.xlsx) or JSON. Columns: {', '.join(COLUMNS)}, "
        "or their German or English titles. The same file again changes nothing; one bad row keeps the whole file out."
    )

    def more_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--area", required=True, metavar="SLUG", help="the area that organisations belong to")

    def fill(self, report: ImportReport, path: Path, options: dict[str, Any]) -> None:
        area = Area.objects.filter(slug=options["area"]).first()
        if area is None:
            raise UnreadableFileError(_("There is no area with the short name %(slug)s.") % {"slug": options["area"]})
        take_offerings(report, area=area, path=path, encoding=options["encoding"])
