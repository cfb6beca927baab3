"""Load the ready surveys that come with the project."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from surveys.services.templates import SHIPPED, load_survey_templates


class Command(BaseCommand):
    help = "Load the ready surveys; a second run changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--file", type=Path, default=SHIPPED)

    def handle(self, *args: Any, **options: Any) -> None:
        for key, state in load_survey_templates(options["file"]).items():
            self.stdout.write(f"{key}: {state}")
