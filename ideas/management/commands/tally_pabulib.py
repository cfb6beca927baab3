"""Which projects win in a .pb file? `manage.py tally_pabulib FILE.pb --rule greedy|mes --json`, see docs/voting.md."""

import json
import sys
from pathlib import Path
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _

from ideas.budgeting.greedy import PLAIN
from ideas.budgeting.result import Rule, Settings, result_of
from ideas.budgeting.shares.raising import TooManyRoundsError
from ideas.budgeting.ties import drawn
from ideas.management.tallied import Tallied
from ideas.pabulib.amounts import number_in
from ideas.pabulib.reading import PabulibFile, read_pabulib
from ideas.pabulib.variants import caution_of, variant_of
from participation.imports.reading import UnreadableFileError

REFUSED = 2


class Command(BaseCommand):
    help = "Count a .pb file of pabulib.org. Exit code 2 and one sentence with its line when it cannot be counted."

    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE.pb")
        parser.add_argument("--rule", choices=[rule.value for rule in Rule], default=Rule.GREEDY.value)
        parser.add_argument("--json", action="store_true", help="print one JSON object")
        parser.add_argument("--plain", action="store_true", help="greedy without the file's own threshold and no-skip")
        parser.add_argument("--step", metavar="MONEY", help="raise each share by this much (mes)")
        parser.add_argument("--complete", action="store_true", help="what is left over goes by votes (mes)")
        parser.add_argument("--lot", default="", metavar="TEXT", help="a published text that draws the lot for ties")
        parser.add_argument("--compare", action="store_true", help="count by the other rule, too")
        parser.add_argument("--strict", action="store_true", help="refuse a file with anything odd in it")
        parser.add_argument("--encoding", default="", help="when the file is not written in UTF-8")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            tallied = self._tally(options)
        except UnreadableFileError as error:
            self._refuse(error, as_json=options["json"])
        except TooManyRoundsError:
            reason = _("Shares would have to be raised too often. Name a larger --step.")
            self._refuse(UnreadableFileError(reason), as_json=options["json"])
        if options["json"]:
            self.stdout.write(json.dumps(tallied.as_dict(), ensure_ascii=False))
            return
        self.stdout.write(tallied.as_text())

    def _refuse(self, error: UnreadableFileError, *, as_json: bool) -> NoReturn:
        if as_json:
            self.stdout.write(json.dumps({"error": error.reason, "line": error.row}, ensure_ascii=False))
        else:
            self.stderr.write(_at_line(error))
        sys.exit(REFUSED)

    def _tally(self, options: dict[str, Any]) -> Tallied:
        file = read_pabulib(options["file"], options["encoding"])
        if options["strict"] and file.notes:
            raise UnreadableFileError(" ".join(file.notes))
        settings = {rule: _settings(rule, file, options) for rule in Rule}
        rule = Rule(options["rule"])
        rules = [rule, *(other for other in Rule if options["compare"] and other is not rule)]
        results = [result_of(file.election, settings[one]) for one in rules]
        caution = caution_of(file) if rule is Rule.GREEDY and not options["plain"] else ""
        return Tallied(file, settings[rule], results, [*file.notes, *([caution] if caution else [])])


def _settings(rule: Rule, file: PabulibFile, options: dict[str, Any]) -> Settings:
    keys = [project.key for project in file.election.projects]
    return Settings(
        rule=rule,
        variant=PLAIN if options["plain"] else variant_of(file),
        step=_step(file, options["step"]),
        completed=options["complete"],
        lot=drawn(keys, options["lot"]) if options["lot"] else (),
    )


def _step(file: PabulibFile, text: str | None) -> int | None:
    if text is None:
        return None
    value = number_in(text)
    step = value * file.election.unit if value is not None else None
    if step is None or step <= 0 or step.denominator != 1:
        raise UnreadableFileError(
            _("“%(text)s” is no step. Name an amount of money as exact as the file's.") % {"text": text[:40]}
        )
    return int(step)


def _at_line(error: UnreadableFileError) -> str:
    if error.row is None:
        return error.reason
    return _("Line %(line)s: %(reason)s") % {"line": error.row, "reason": error.reason}
