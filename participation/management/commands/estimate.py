"""What does a file say about those it was drawn from? `manage.py estimate FILE.csv --design DESIGN.json --json`."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from participation.estimates.keys import KINDS, read_description
from participation.estimates.report import as_text, report_of
from participation.estimates.words import NotEstimable, sentence_of
from participation.imports.reading import ENCODINGS, UnreadableFileError
from participation.stats.designs.design import DesignError

REFUSED = 2
HELP = """Estimates with design-based standard errors, as R's survey package gives them. See docs/statistics.md.

DESIGN.json is one object. How the sample was drawn:
  weights      column of weights; without it they follow from fpc, else all are 1
  strata       column or list of columns
  cluster      column; a list means stages: ["block", "home"]
  fpc          population per stratum: a column, a number, {"stratum": number}; one entry per stage; or shares drawn
  nest         true where cluster names count anew in each stratum
  single_psu   strata with one cluster: "refuse" (default), "adjust", "certainty", "average"
Which weights fit the residents:
  rake         {"age": {"18-39": 110, ...}, "sex": {...}}; standard errors as R's rake()
  calibrate    the same, standard errors as R's calibrate(calfun = "raking")
  poststratify one margin
  trim         [0.3, 3]: limits in times of the mean weight
What is asked for:
  mean, total, median    column or list: ["api00", "enroll"], "api00 ~ stype"
  proportion             column, or one answer of it: "awards == Yes"
  ratio                  "api.stu / enroll"
  crosstab               "awards x stype", or {"rows": "awards", "columns": "stype"}
  estimates              a list of all kinds: ["mean api00", {"kind": "total", "variable": "enroll", "by": "stype"}]
  by                     groups for all but tables; where: {"stype": ["E", "H"]} counts these only
More: missing (texts that mean nothing, beside "" and NA), confidence (0.95).
R's names (svymean, ids, lonely.psu, ...) and plurals are understood. Unknown keys are refused.

Exit code 0 with all estimates, 2 with one sentence and none."""


class Command(BaseCommand):
    help = HELP
    requires_system_checks = []

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        return super().create_parser(
            prog_name, subcommand, formatter_class=argparse.RawDescriptionHelpFormatter, **kwargs
        )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "file", type=Path, metavar="FILE.csv", help="comma, semicolon or tab; decimal point or comma"
        )
        parser.add_argument("--design", type=Path, metavar="DESIGN.json", help="how it was drawn and what is asked for")
        parser.add_argument("--json", action="store_true", help="print one JSON object")
        parser.add_argument("--encoding", default="", metavar="NAME", help=", ".join(ENCODINGS))
        for kind in KINDS:
            metavar = {"crosstab": "'A x B'", "ratio": "'A / B'"}.get(kind, "COLUMN")
            parser.add_argument(f"--{kind}", action="append", default=[], metavar=metavar, help="more to the design's")
        parser.add_argument("--by", metavar="COLUMN", help="groups for all but tables")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            description = read_description(options["design"]) if options["design"] else {}
            more = [(kind, text) for kind in KINDS for text in options[kind]]
            report = report_of(options["file"], description, more=more, by=options["by"], encoding=options["encoding"])
        except UnreadableFileError as error:
            self._refuse(f"{error.reason} ({error.row})" if error.row else error.reason, as_json=options["json"])
        except NotEstimable as error:
            self._refuse(str(error), as_json=options["json"])
        except DesignError as error:
            self._refuse(sentence_of(error), as_json=options["json"])
        if options["json"]:
            self.stdout.write(json.dumps(report, ensure_ascii=False, indent=2, allow_nan=False))
        else:
            self.stdout.write(as_text(report))

    def _refuse(self, sentence: str, *, as_json: bool) -> None:
        if as_json:
            self.stdout.write(json.dumps({"error": sentence}, ensure_ascii=False))
        else:
            self.stderr.write(sentence)
        sys.exit(REFUSED)
