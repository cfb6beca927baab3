"""How is a file imported from the terminal? Exit code 0 when all is taken, 2 when nothing is."""

import argparse
import json
import sys
from abc import ABC, abstractmethod
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from participation.imports.reading import ENCODINGS
from participation.imports.report import ImportReport
from participation.imports.run import run_import

REFUSED = 2


class ImportCommand(BaseCommand, ABC):
    """Say in `more_arguments` what else you need, and do the work in `fill`."""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="the file to read")
        parser.add_argument("--dry-run", action="store_true", help="report only, change nothing")
        parser.add_argument("--report", choices=("text", "json"), default="text", help="form of the report")
        parser.add_argument(
            "--encoding", default="", metavar="NAME", help=f"{', '.join(ENCODINGS)}; without it UTF-8 is expected"
        )
        self.more_arguments(parser)

    def more_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Add arguments of one import."""

    @abstractmethod
    def fill(self, report: ImportReport, path: Path, options: dict[str, Any]) -> None:
        """Read the file and take its rows; the report says what became of each."""

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ANN401, ARG002 (Django's signature)
        path: Path = Path(options["file"])
        report = run_import(
            lambda report: self.fill(report, path, options), source=path.name, dry_run=options["dry_run"]
        )
        if options["report"] == "json":
            self.stdout.write(json.dumps(report.as_dict(), ensure_ascii=False, indent=2))
        else:
            self.stdout.write(report.as_text())
        if report.refused:
            sys.exit(REFUSED)
