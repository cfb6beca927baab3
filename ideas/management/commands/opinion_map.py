"""Where do people stand together? `manage.py opinion_map VOTES.csv --json`, see docs/voting.md."""

import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _

from ideas.landscape.landscape import landscape_of
from ideas.management.mapped import Mapped
from ideas.opinion_files import read_conversation
from participation.imports.reading import UnreadableFileError

REFUSED = 2


class Command(BaseCommand):
    help = "Agreement and groups in votes on statements. Exit code 2 and one sentence when the file cannot be read."

    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("votes", type=Path, metavar="VOTES.csv")
        parser.add_argument("--comments", type=Path, metavar="FILE", help="texts and moderation (default: beside it)")
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            conversation = read_conversation(options["votes"], options["comments"])
        except UnreadableFileError as error:
            self._refuse(error, as_json=options["json"])
            return
        mapped = Mapped(conversation, landscape_of(conversation.opinions))
        self.stdout.write(json.dumps(mapped.as_dict(), ensure_ascii=False) if options["json"] else mapped.as_text())

    def _refuse(self, error: UnreadableFileError, *, as_json: bool) -> None:
        if as_json:
            self.stdout.write(json.dumps({"error": error.reason, "line": error.row}, ensure_ascii=False))
        else:
            line = _("Line %(line)s: %(reason)s") % {"line": error.row, "reason": error.reason}
            self.stderr.write(line if error.row else error.reason)
        sys.exit(REFUSED)
