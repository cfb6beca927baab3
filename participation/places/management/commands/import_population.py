"""How many people live there, by what? Reads a CSV file `area;dimension;category;count;date;source`.

`area` is a key, short name or name. Dimension `total`, category `all` is the number of residents; the others use the
concept and option codes of the survey templates (`demo.age`, `65_79`). A second run changes nothing.
"""

from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from participation.imports.command import ImportCommand
from participation.imports.csv_reader import read_table
from participation.imports.report import ImportReport
from participation.places.population_import import COLUMNS, take_population


class Command(ImportCommand):
    help = "Take counts of people per area from a CSV file. Exit code 2 and no change when a row is refused."

    def fill(self, report: ImportReport, path: Path, options: dict[str, Any]) -> None:
        table = read_table(path, required=COLUMNS, encoding=options["encoding"])
        if table.ignored:
            report.note(_("Columns left out: %(names)s.") % {"names": ", ".join(table.ignored)})
        take_population(table.rows, report)
